// An open page notices that it changed and shows what did. Nothing that somebody is using is taken away: no word that is
// being typed, no focus, no film that runs, no open form; then a line offers the change, and they say when.
const news = document.querySelector(".news");
const parts = ["header.letterhead", "main"];
// Where pages are made anew for each that asks, a few bytes tell first whether anything happened.
const pulse = news?.dataset.pulse, here = location.pathname + (pulse ? location.search : "");
// In milliseconds; a page may ask for less.
const every = (news?.dataset.every ?? 20) * 1000, longest = 600_000;

// What the server sent, and which node shows each part of it: what scripts add lies beside that.
const shows = new WeakMap();
const pair = (sent, node) => {
  shows.set(sent, node);
  sent.childNodes.forEach((child, i) => pair(child, node.childNodes[i]));
};
const copied = node => {
  const copy = node.cloneNode(true);
  pair(copy, node);
  return copy;
};

const same = (old, fresh) => {
  shows.set(fresh, shows.get(old));
  old.childNodes.forEach((child, i) => same(child, fresh.childNodes[i]));
};
const alike = (a, b) => a.nodeType === 1 && a.cloneNode(false).isEqualNode(b.cloneNode(false));

// From what was sent to what is sent now: which nodes go, which come, and where.
const changes = (old, fresh, found = []) => {
  const was = [...old.childNodes], is = [...fresh.childNodes];
  let next = null;
  shows.set(fresh, shows.get(old));
  while (was.length && is.length && was[0].isEqualNode(is[0])) same(was.shift(), is.shift());
  while (was.length && is.length && was.at(-1).isEqualNode(is.at(-1))) same(next = was.pop(), is.pop());
  if (was.length === is.length && was.every((node, i) => alike(node, is[i]))) was.forEach((node, i) => changes(node, is[i], found));
  else found.push({ place: shows.get(old), out: was.map(node => shows.get(node)), in: is, next: next && shows.get(next) });
  return found;
};

const apply = ({ place, out, in: coming, next }) => {
  for (const sent of coming) {
    const node = document.importNode(sent, true);
    pair(sent, node);
    place.insertBefore(node, next);
  }
  out.forEach(node => node.remove());
};

const within = node => node.querySelectorAll ? [node, ...node.querySelectorAll("*")] : [];
const isTyped = field => {
  if (!field.matches("input, textarea, select")) return false;
  if (field.files) return field.files.length > 0;
  if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex(one => one.defaultSelected));
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
};
const isUsed = node =>
  node.contains(document.activeElement) || !getSelection().isCollapsed && getSelection().containsNode(node, true) ||
  within(node).some(one => isTyped(one) || one.open || one.popover && one.matches(":popover-open") || one.localName === "iframe" || one.currentTime > 0);

let sent = parts.map(part => document.querySelector(part)).map(copied);

const say = (...what) => news.replaceChildren(...what);
const paragraph = (text, name) => Object.assign(document.createElement("p"), { textContent: text, className: name ?? "" });

const take = (page, isWanted) => {
  const fresh = parts.map(part => page.querySelector(part));
  const looks = document => document.querySelector("link[rel=stylesheet]").getAttribute("href") + document.body.className;
  const isOther = fresh.includes(null) || looks(page) !== looks(document);
  const found = isOther ? [] : sent.flatMap((old, i) => changes(old, fresh[i]));
  const gone = found.flatMap(change => change.out);
  if (!isWanted && (isOther || gone.some(isUsed))) return offer(page);
  if (isOther) return location.reload();
  if (!found.length) return say();
  const typed = gone.flatMap(within).filter(isTyped);
  found.forEach(apply);
  sent = fresh;
  document.title = page.title;
  say(paragraph(news.dataset.updated, "vh"));
  typed.forEach(keep);
  document.dispatchEvent(new Event("refresh"));
};

// What was typed into a field goes into the one that came for it; where none came, it can be copied from here.
const keep = field => {
  const now = field.id && document.getElementById(field.id);
  if (now?.name === field.name) {
    if (field.files) now.files = field.files;
    else now.value = field.value;
    now.checked = field.checked;
    now.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (field.localName === "textarea") {
    const label = document.createElement("label"), box = document.createElement("textarea");
    Object.assign(box, { value: field.value, readOnly: true });
    label.append(news.dataset.kept, box);
    news.append(label);
  }
};

const offer = page => {
  const line = paragraph(news.dataset.changed + " "), button = document.createElement("button");
  Object.assign(button, { type: "button", className: "plain", textContent: news.dataset.show });
  button.onclick = () => {
    take(page, true);
    Object.assign(document.querySelector("main"), { tabIndex: -1 }).focus({ preventScroll: true });
  };
  line.append(button);
  say(line);
};

// The form's own number stays: a page that differs in nothing else is the same.
const renumber = page => {
  const number = page.querySelector(".news")?.dataset.nonce;
  if (number) page.querySelectorAll(`[name=nonce][value="${number}"]`).forEach(field => field.setAttribute("value", news.dataset.nonce));
  return page;
};

let seen = news?.dataset.seen, wait = every, asked = 0, etag, timer, isOver = false;
const look = async () => {
  if (isOver || document.hidden || Date.now() - asked < 1000) return;
  clearTimeout(timer);
  // Nobody asks a second time meanwhile.
  asked = Infinity;
  try {
    const now = pulse && await (await fetch(pulse, { cache: "no-store" })).text();
    // The browser adds If-None-Match: an answer that nothing changed is a few bytes.
    const answer = pulse && now === seen ? undefined : await fetch(here, { cache: "no-cache" });
    if (answer) {
      // Somewhere else (signed out, access ended), or no such page any more: this one stays as it is.
      isOver ||= new URL(answer.url).pathname !== location.pathname || answer.status > 399 && answer.status < 429;
      if (isOver) return;
      if (!answer.ok) throw answer.status;
      const tag = answer.headers.get("etag");
      if (!tag || tag !== etag) take(renumber(new DOMParser().parseFromString(await answer.text(), "text/html")));
      etag = tag;
    }
    wait = every;
    seen = now;
  } catch {
    wait = Math.min(2 * wait, longest);
  } finally {
    asked = Date.now();
  }
  timer = setTimeout(look, wait * (.9 + Math.random() / 5));
};
if (news) {
  for (const name of ["focus", "online", "pageshow"]) addEventListener(name, look);
  document.addEventListener("visibilitychange", look);
  // An answer that took this page's place is at nobody's address.
  document.addEventListener("replaced", () => isOver = true);
  timer = setTimeout(look, every);
}
