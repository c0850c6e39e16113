// Files on their way: how far they are. What the server refuses is shown as the page that it answers with; what does not
// arrive stays chosen.
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });

document.addEventListener("submit", event => {
  const form = event.target, place = form.querySelector(".sending");
  const hasFiles = [...form.elements].some(field => field.files?.length);
  if (!place || !hasFiles || event.defaultPrevented) return;
  event.preventDefault();
  const bar = place.querySelector("progress"), line = place.querySelector("p"), button = form.querySelector("button:not([type=button])");
  const tell = text => line.textContent = text;
  const fail = text => {
    button.disabled = false;
    bar.hidden = true;
    place.classList.add("err");
    tell(text);
  };
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = loaded / total;
    // Said aloud at every tenth.
    const words = `${bar.getAttribute("aria-label")} ${percent.format(Math.floor(loaded / total * 10) / 10)}`;
    if (line.textContent !== words) tell(words);
  };
  request.upload.onload = () => tell(place.dataset.sent);
  request.onerror = () => fail(place.dataset.lost);
  request.onload = () => {
    if (request.status < 300) {
      const isThere = request.getResponseHeader("content-type")?.startsWith("application/json");
      const there = new URL(isThere ? JSON.parse(request.response).location : request.responseURL, location);
      const isHere = there.pathname === location.pathname;
      // What was sent must not stand in the form again.
      form.reset();
      location.assign(there);
      if (isHere) location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(request.response, "text/html");
    const again = page.querySelector(`form[action="${form.getAttribute("action")}"]`);
    if (!again) return fail([...page.querySelectorAll("main h1, main .lede")].map(one => one.textContent.trim()).join(" "));
    document.dispatchEvent(new Event("replaced"));
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    document.querySelector("main [role=alert], main [aria-invalid]")?.focus();
  };
  request.open("POST", form.action);
  // Where to go as JSON, a refusal as a page.
  request.setRequestHeader("Accept", "application/json, text/html;q=0.9");
  request.send(new FormData(form));
  button.disabled = true;
  bar.hidden = place.hidden = false;
  place.classList.remove("err");
  tell(bar.getAttribute("aria-label"));
});
