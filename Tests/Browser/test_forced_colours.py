"""Colours that the person has chosen (Windows' high contrast): nothing is told by ours alone."""

from visiting import size

# Shapes without words that tell something by their colour: each must keep a border, or a word beside it.
BARE_SHAPES = """() => {
  const found = [];
  const clear = colour => /rgba\\(.*, 0\\)|transparent/.test(colour);
  for (const element of document.querySelectorAll('main *')) {
    if (!element.checkVisibility() || element.closest('svg, video, audio, iframe')) continue;
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (part && (style.content === 'none' || style.content === 'normal' || style.content !== '""')) continue;
      if (!part && (element.textContent.trim() || element.children.length || element.tagName === 'IMG')) continue;
      const filled = !clear(style.backgroundColor);
      const edged = ['Top', 'Right', 'Bottom', 'Left'].some(side =>
        parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none');
      if (filled && !edged && style.forcedColorAdjust !== 'none')
        found.push(`${element.tagName.toLowerCase()}.${element.className}${part ?? ''} is a shape of colour only`);
    }
  }
  return [...new Set(found)];
}"""

# What has a state says it in words: the text of the element or what is read aloud with it.
SILENT_STATES = """() => [...document.querySelectorAll(
    'main .late, main .done, main .next, main .state, main .late-text, main .good-text, main .you-text, [aria-current]')]
  .filter(element => element.checkVisibility() && !element.textContent.trim())
  .map(element => `${element.tagName.toLowerCase()}.${element.className} has a state and no word`)"""

# A button is told from text by its edge, since its filling is gone.
EDGELESS_BUTTONS = """() => [...document.querySelectorAll('.btn')].filter(element => {
    const style = getComputedStyle(element);
    return element.checkVisibility() && (style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1
      || style.borderTopColor === style.backgroundColor);
  }).map(element => `the button ${element.textContent.trim()} has no edge`)"""

# What is done differs by the width of its edge from what is to come, in the bar and down the page.
ALIKE_STATES = """() => [...document.querySelectorAll('.milestones, .timeline')].flatMap(list => {
    const edge = name => {
      const one = list.querySelector(`:scope > .${name}`);
      return one && getComputedStyle(one, '::before').borderTopWidth + getComputedStyle(one, '::before').backgroundColor;
    };
    const plain = list.querySelector(':scope > :not([class*=done], [class*=next], [class*=late])');
    const done = edge('done');
    return done && plain && done === getComputedStyle(plain, '::before').borderTopWidth
      + getComputedStyle(plain, '::before').backgroundColor ? [`${list.className}: done looks like later`] : [];
  })"""

# The page that one is on, and the file that one sees, have a rule of their own; the others' is not drawn.
LOST_PLACES = """() => [...document.querySelectorAll('.tabs ul:has([aria-current]), .strip')].flatMap(list => {
    const rules = [...list.querySelectorAll('a')].filter(link => link.checkVisibility()).map(link => {
      const style = getComputedStyle(link);
      return style.borderTopColor + style.borderBottomColor;
    });
    return rules.length > 1 && new Set(rules).size === 1 ? [`all of ${list.textContent.trim()} look alike`] : [];
  })"""


def test_states_are_told_by_words_and_edges(visitors, chosen):
    found = []
    for published, page in visitors.each(chosen, viewport=size(1440), forced_colors="active"):
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        for question in (BARE_SHAPES, SILENT_STATES, EDGELESS_BUTTONS, ALIKE_STATES, LOST_PLACES):
            found += [f"{published.address}: {one}" for one in page.evaluate(question)]
    assert not found, "\n".join([f"{len(found)} findings", *found])
