"""What a script in the page can measure: it stands in strings here, since pages are allowed no script of others."""

# How far the page goes sideways beyond its window, in CSS pixels; from right to left, it goes to the left.
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# The elements that stick out of the window though nothing scrolls to them.
STICKING_OUT = """() => {
  const hidden = element => {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (/hidden|clip|auto|scroll/.test(style.overflowX) || style.clipPath !== 'none') return true;
      if (style.position === 'absolute' && e.classList.contains('skip')) return true;
    }
    return false;
  };
  return [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !element.closest('svg') && !hidden(element);
  }).map(element => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
}"""

# Two lines of text over one another: the boxes of all visible text nodes, compared with their neighbours. What floats at
# an edge of the window may lie over the rest; its own words may not lie over each other.
OVERLAPPING = """() => {
  const visible = element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  const hidden = element => {
    for (let e = element; e; e = e.parentElement)
      if (getComputedStyle(e).clipPath !== 'none' || e.classList.contains('skip') || e.tagName === 'svg' || e.tagName === 'OPTION') return true;
    return false;
  };
  const bar = element => {
    for (let e = element; e; e = e.parentElement) if (/fixed|sticky/.test(getComputedStyle(e).position)) return e;
    return document.body;
  };
  const boxes = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || !visible(element) || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // What a box cuts off is not drawn.
    let cut = {left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity};
    for (let e = element; e !== document.body; e = e.parentElement)
      if (/hidden|clip|auto|scroll/.test(getComputedStyle(e).overflowX)) {
        const {left, right, top, bottom} = e.getBoundingClientRect();
        cut = {left: Math.max(cut.left, left), right: Math.min(cut.right, right), top: Math.max(cut.top, top), bottom: Math.min(cut.bottom, bottom)};
      }
    // Line boxes overlap by their leading; what is drawn is about the middle half.
    for (const box of range.getClientRects()) {
      const drawn = {node, bar: bar(element), top: Math.max(cut.top, box.top + box.height * .25), bottom: Math.min(cut.bottom, box.bottom - box.height * .25),
                     left: Math.max(cut.left, box.left + 1), right: Math.min(cut.right, box.right - 1)};
      if (drawn.top < drawn.bottom) boxes.push(drawn);
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = new Set();
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom; j++) {
      const b = boxes[j];
      if (a.node !== b.node && a.bar === b.bar && b.left < a.right && a.left < b.right)
        found.add(`"${a.node.data.trim().slice(0, 40)}" and "${b.node.data.trim().slice(0, 40)}"`);
    }
  });
  return [...found];
}"""

# Text that a box cuts off without a sign that there is more.
CUT_OFF = """() => {
  const found = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    if (!node.data.trim() || !node.parentElement.checkVisibility() || node.parentElement.closest('svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (let e = node.parentElement; e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clipPath !== 'none' || style.textOverflow === 'ellipsis') break;
      if (!/hidden|clip/.test(style.overflowX)) continue;
      const box = e.getBoundingClientRect();
      if ([...range.getClientRects()].some(line => line.right > box.right + 1 || line.left < box.left - 1))
        found.add(`${e.tagName.toLowerCase()}.${e.className} "${node.data.trim().slice(0, 40)}"`);
    }
  }
  return [...found];
}"""

# Text of which a box hides a part, to the side or below; three dots are a sign only where a link leads to the whole.
CUT_SHORT = """() => {
  const found = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    if (!node.data.trim() || !node.parentElement.checkVisibility() || node.parentElement.closest('svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (let e = node.parentElement; e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e), box = e.getBoundingClientRect();
      if (style.clipPath !== 'none') break;
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      if ((style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') && e.closest('a, li:has(a)')) continue;
      // A line's box is higher than what is drawn in it.
      if ([...range.getClientRects()].some(line => line.right > box.right + 1 || line.left < box.left - 1
          || line.bottom - line.height * .2 > box.bottom || line.top + line.height * .2 < box.top))
        found.add(`${e.tagName.toLowerCase()}.${e.className} "${node.data.trim().slice(0, 40)}"`);
    }
  }
  return [...found];
}"""

# The last words of the page that a bar at the window's foot still covers when one has gone all the way down.
LEFT_UNDER_A_BAR = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const bars = [...document.querySelectorAll('body *')].filter(e =>
    getComputedStyle(e).position === 'fixed' && e.checkVisibility() && !e.matches('.skip, [popover]'));
  const foot = Math.min(innerHeight, ...bars.map(e => e.getBoundingClientRect()).filter(b => b.bottom > innerHeight - 1).map(b => b.top));
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest('svg, .skip, .vh, option') || bars.some(e => e.contains(element))) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some(line => line.bottom > foot + 1)) found.push(`"${node.data.trim().slice(0, 40)}"`);
  }
  scrollTo(0, 0);
  return found;
}"""

# Every picture, film and sound, loaded as far as it says what it is; the addresses of those that are not.
BROKEN_MEDIA = """async () => {
  const broken = [];
  const once = (element, name) => new Promise(done => {
    element.addEventListener(name, done, {once: true});
    element.addEventListener('error', done, {once: true, capture: true});
    setTimeout(done, 10000);
  });
  for (const image of document.images) {
    image.loading = 'eager';
    try { await image.decode(); } catch { }
    if (!image.naturalWidth) broken.push(image.currentSrc || image.src);
  }
  for (const medium of document.querySelectorAll('video, audio')) {
    if (medium.readyState < 1 && !medium.error) await once(medium, 'loadedmetadata');
    if (medium.readyState < 1) broken.push(medium.currentSrc || medium.innerHTML);
  }
  return broken;
}"""

# Where the page leads: links, frames, sources and forms, absolute.
LEADS_TO = """() => [...document.querySelectorAll('[href], [src], [action], [poster]')]
  .filter(element => !element.closest('symbol') && element.tagName !== 'use')
  .map(element => [element.tagName.toLowerCase(), new URL(
    ['href', 'src', 'action', 'poster'].map(name => element.getAttribute(name)).find(value => value !== null),
    document.baseURI).href])"""

# Links and icons within the page whose target is missing.
LONELY_FRAGMENTS = """() => [...document.querySelectorAll('a[href*="#"], use[href]')]
  .map(element => element.getAttribute('href')).filter(address => address.startsWith('#') && address !== '#' && !document.getElementById(address.slice(1)))"""
