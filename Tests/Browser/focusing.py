"""Tab, from the top of a page to its end, and what a script in the page can tell of the focus: strings as in looking.py."""

# No control has more stops within itself: a film's own buttons are stops, too, while the focus stays on the film.
WITHIN = 20

# What a mouse could use, numbered in the order of the document; with what is folded, since a key unfolds it.
STOPS = """() => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  for (const details of folded) details.open = true;
  const found = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], audio[controls], iframe, [tabindex]')]
    .filter(element => !element.disabled && element.getAttribute('tabindex') !== '-1'
      // Of choices of which one is made, that one is the stop; arrows lead to the others.
      && !(element.type === 'radio' && !element.checked && element.form?.elements[element.name].value)
      && element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}));
  for (const details of folded) details.open = false;
  // A pin is drawn in parts, and its ring is the edge of one.
  window.ring = element => [element, ...element.querySelectorAll('*')].map(part => {
    const style = getComputedStyle(part);
    const outline = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    return Math.max(outline, part instanceof SVGElement && style.stroke !== 'none' ? parseFloat(style.strokeWidth) : 0);
  });
  window.stops = found.map((element, number) => {
    const name = element.textContent.trim() || element.getAttribute('aria-label') || element.title || element.id;
    return {number, element, rings: ring(element), name: `<${element.tagName.toLowerCase()}> ${name.slice(0, 40)}`};
  });
  return stops.map(stop => stop.name);
}"""

# Where the focus is, and what is wrong with how that looks; null where it is on no element.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const stop = stops.find(one => one.element === element);
  if (!stop) return {number: -1, name: element.outerHTML.slice(0, 80), wrong: []};
  const wrong = [], style = getComputedStyle(element), isNative = /^(VIDEO|AUDIO|IFRAME)$/.test(element.tagName);
  // Films, sounds and frames show the focus on the control within them that has it.
  if (!isNative && !ring(element).some((width, part) => width >= 2 && width > stop.rings[part])) wrong.push('has no ring');

  // All of it is in the window and under nothing; of what is as large as a picture, some of it.
  const lines = [...(element.querySelector('.dot') ?? element).getClientRects()].filter(line => line.width && line.height);
  const isSmall = lines.every(line => line.height < innerHeight / 3);
  const points = lines.flatMap(({left, right, top, bottom}) => {
    const x = (left + right) / 2, y = (top + bottom) / 2;
    return [[x, y], [x, top + 3], [x, bottom - 3], [left + 3, y], [right - 3, y]];
  });
  const seen = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (element.contains(hit) || hit.contains(element));
  });
  if (isSmall ? seen.length < points.length : !seen.length) wrong.push('is covered or out of sight');

  // Nor is its ring cut off, by the window or by a box that hides what sticks out of it.
  const reach = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const box = element.getBoundingClientRect(), cuts = [{left: 0, top: 0, right: innerWidth, bottom: innerHeight}];
  for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
    if (/hidden|clip|auto|scroll/.test(getComputedStyle(e).overflowX) && !(e instanceof SVGElement)) cuts.push(e.getBoundingClientRect());
  if (isSmall && cuts.some(cut => box.left - reach < cut.left - .5 || box.right + reach > cut.right + .5
      || box.top - reach < cut.top - .5 || box.bottom + reach > cut.bottom + .5)) wrong.push('has a ring that is cut off');
  return {number: stop.number, name: stop.name, wrong, isFolded: element.tagName === 'SUMMARY' && !element.parentElement.open};
}"""

# Chromium shows a PDF in a process of its own: the focus comes there, and leaves it again, some moments after the key,
# so that a stop behind the frame would be passed unseen. The walk waits for the frame, and goes on right behind it.
VIEWER = "chrome-extension://"
FRAME_COMES = """async () => {
  for (let wait = 0; wait < 200 && document.activeElement?.tagName !== 'IFRAME'; wait++)
    await new Promise(done => setTimeout(done, 10));
}"""
PAST_THE_FRAME = """async () => {
  const mark = document.createElement('span');
  mark.tabIndex = -1;
  document.activeElement.after(mark);
  mark.focus({preventScroll: true});
  for (let wait = 0; wait < 200 && !document.hasFocus(); wait++) await new Promise(done => setTimeout(done, 10));
}"""


def viewers_stand(page, frames):
    """Waits for the sheets within each PDF's viewer: before it has them, it passes the focus on at once."""
    for _ in range(200):
        if sum(bool(sheet.url) for frame in page.frames if frame.url.startswith(VIEWER) for sheet in frame.child_frames) == frames:
            return
        page.wait_for_timeout(50)
    raise AssertionError("a PDF is not shown")


def tab(page, awaited):
    """Presses Tab and tells where the focus is then; `awaited` is the stop that should be next."""
    page.keyboard.press("Tab")
    if awaited.startswith("<iframe>"):
        page.evaluate(FRAME_COMES)
    focus = page.evaluate(FOCUS)
    if focus and focus["name"].startswith("<iframe>"):
        page.evaluate(PAST_THE_FRAME)
    return focus


def walk(page):
    """Everything that somebody without a mouse would miss or lose, in words."""
    stops = page.evaluate(STOPS)
    viewers_stand(page, sum(name.startswith("<iframe>") for name in stops))
    reached, found, within = [], [], 0
    while True:
        last = reached[-1] if reached else -1
        focus = tab(page, "".join(stops[last + 1:last + 2]))
        if focus is None or focus["number"] in reached[:1] != [last]:
            break
        within = within + 1 if focus["number"] == last else 0
        if within > WITHIN or within == 0 and (focus["number"] < 0 or focus["number"] in reached):
            found.append(f"behind {stops[last]}, Tab leads to {focus['name']}")
            break
        if within:
            continue
        reached.append(focus["number"])
        found += [f"{focus['name']} {wrong}" for wrong in focus["wrong"]]
        if focus["isFolded"]:
            page.keyboard.press("Enter")
            found += [f"{focus['name']} stays folded"] if page.evaluate(FOCUS)["isFolded"] else []
    found += [f"Tab does not reach {name}" for number, name in enumerate(stops) if number not in reached]
    return found + ([] if reached == sorted(reached) else [f"the order is {reached}"])
