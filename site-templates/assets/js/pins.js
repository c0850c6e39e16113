// Remarks about a place: a point of a picture or of a page, by hand or by keys; a second or a stretch of a film. The form is the
// page's own, shown beside the work until it is sent or put away.
const form = () => document.getElementById("remark");
const field = name => form()?.elements[name];
const clock = seconds => {
  const whole = Math.floor(seconds), two = number => String(number).padStart(2, "0");
  return (whole >= 3600 ? `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}` : Math.floor(whole / 60)) + ":" + two(whole % 60);
};
let mark, opener, media;

// The cross on a picture, in shares of its width and height.
const put = (surface, x, y) => {
  if (mark?.parentNode !== surface) {
    mark?.remove();
    mark = surface.appendChild(document.createElement("i"));
  }
  mark.at = [x, y].map(share => Math.min(1, Math.max(0, share)));
  mark.style.left = mark.at[0] * 100 + "%";
  mark.style.top = mark.at[1] * 100 + "%";
};
// By keys: wherever it goes, it is seen.
const move = (surface, x, y) => {
  put(surface, x, y);
  mark.scrollIntoView({ block: "nearest" });
};
const lift = () => mark = void mark?.remove();

const show = () => form().querySelector(".pinned").hidden = !field("pin").value;

const open = from => {
  opener = from;
  const box = form();
  if (box.showPopover) {
    box.popover = "manual";
    box.classList.add("ask");
    box.showPopover();
  } else box.scrollIntoView();
  field("text").focus();
};
const away = () => {
  const box = form();
  if (box?.popover) {
    box.hidePopover();
    box.removeAttribute("popover");
    box.classList.remove("ask");
    opener?.focus({ preventScroll: true });
  }
  // A pin without a word is none.
  if (box && !field("text").value) unpin();
};
const unpin = () => {
  field("pin").value = "";
  for (const name of ["at", "page"]) if (field(name)) field(name).value = "";
  lift();
  show();
};

const pin = surface => {
  const [x, y] = mark.at.map(share => Math.round(share * 10_000) / 10_000);
  field("pin").value = JSON.stringify({ file: +surface.dataset.file, page: +surface.dataset.page || undefined, x, y });
  show();
  open(surface);
};

// The player that a pin or a remark is about.
const player = link => (link.closest(".work") ?? document.getElementById(link.getAttribute("href").slice(1)))?.querySelector("video, audio");

document.addEventListener("click", event => {
  const on = selector => event.target.closest(selector);
  const surface = on(".surface"), moment = on(".moment"), link = on(".ref, .pin");
  if (surface) {
    const box = surface.getBoundingClientRect();
    // A key gives no place: the first press brings the cross, the second sets it.
    if (event.detail) put(surface, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    else if (mark?.parentNode !== surface) return move(surface, .5, .5);
    pin(surface);
  } else if (moment) {
    media = moment.closest(".work").querySelector("video, audio");
    media.pause();
    field("at").value = clock(media.currentTime);
    if (field("file")) field("file").value = moment.dataset.file;
    open(moment);
  } else if (on(".until")) {
    media ??= document.querySelector("video, audio");
    const from = field("at").value.split("-")[0] || "0:00";
    field("at").value = from + "-" + clock(media.currentTime);
  } else if (on(".away")) away();
  else if (on(".pinned button")) {
    unpin();
    field("text").focus();
  } else if (link) {
    const played = link.dataset.at && player(link);
    if (played) played.currentTime = +link.dataset.at;
    // From a remark to its pin, once the browser has gone to the work.
    const there = link.matches(".ref") && document.querySelector(`.pin[href="#${link.closest("li")?.id}"]`);
    if (there) setTimeout(() => there.focus());
  }
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && (mark || form()?.popover)) {
    away();
    if (!field("pin").value) lift();
    return;
  }
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!step || !mark || mark.parentNode !== event.target) return;
  event.preventDefault();
  const size = event.shiftKey ? .005 : .02;
  move(event.target, mark.at[0] + step[0] * size, mark.at[1] + step[1] * size);
});

// A cross that was not set goes with the focus.
document.addEventListener("focusout", event => { if (mark?.parentNode === event.target && !field("pin").value) lift(); });
document.addEventListener("input", event => { if (event.target === field("pin")) show(); });
if (form()) show();
