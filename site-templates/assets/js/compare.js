// Two versions on top of each other, with a line to move between them; beside each other where somebody likes that more.
const pairs = () => document.querySelectorAll(".two[data-sliding]");
const set = pair => {
  const [range, over] = pair.querySelectorAll("input");
  pair.classList.toggle("over", over.checked);
  pair.style.setProperty("--cut", range.value + "%");
  range.disabled = !over.checked;
};
const all = () => pairs().forEach(set);
document.addEventListener("input", event => {
  const pair = event.target.closest(".two");
  if (pair) set(pair);
});
// The line follows a finger or a mouse across the pictures, too.
const drag = event => {
  const image = event.buttons && event.target.closest?.(".two.over .work")?.querySelector("img");
  if (!image) return;
  const box = image.getBoundingClientRect(), share = (event.clientX - box.left) / box.width * 100;
  const pair = image.closest(".two");
  pair.querySelector("input").value = document.dir === "rtl" ? 100 - share : share;
  set(pair);
};
for (const name of ["pointerdown", "pointermove"]) document.addEventListener(name, drag);
document.addEventListener("dragstart", event => { if (event.target.closest?.(".two.over")) event.preventDefault(); });
document.addEventListener("refresh", all);
all();
