// Files go ahead of their form, in pieces, so that a line that drops costs nothing; then the form is sent with their
// names in place of them. A file that is chosen again goes on where it stopped, also after the page was loaded anew.
const address = "/team/uploads", piece = 8 << 20, most = 20, longestPause = 30000, language = document.documentElement.lang;
const percent = new Intl.NumberFormat(language, { style: "percent" });
const units = [[1e9, "gigabyte"], [1e6, "megabyte"], [1e3, "kilobyte"], [1, "byte"]];
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Why a file is not taken, in words; trying again would not help.
class Refusal extends Error {}

const sizes = (done, total) => {
  const [size, unit] = units.find(([size]) => total >= size) ?? units[3];
  const digits = { maximumFractionDigits: size > 1e3 ? 1 : 0 };
  return { done: new Intl.NumberFormat(language, digits).format(done / size),
    total: new Intl.NumberFormat(language, { ...digits, style: "unit", unit }).format(total / size) };
};

const time = seconds => {
  const [value, unit] = seconds < 55 ? [Math.ceil(seconds / 5) * 5, "second"]
    : seconds < 3300 ? [Math.round(seconds / 60), "minute"] : [Math.round(seconds / 3600), "hour"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.max(1, value));
};

// Where each file is, as far as this browser remembers.
const memory = {
  key: file => `upload ${file.name} ${file.size} ${file.lastModified}`,
  get(file) { try { return localStorage.getItem(this.key(file)); } catch { return null; } },
  set(file, url) {
    try { url ? localStorage.setItem(this.key(file), url) : localStorage.removeItem(this.key(file)); } catch { /* no room: it is not remembered */ }
  },
};

const ask = (method, url, fields, body, stop, progress = () => {}) => new Promise((done, fail) => {
  const request = new XMLHttpRequest();
  request.open(method, url);
  for (const [name, value] of Object.entries({ Accept: "application/json", ...fields })) request.setRequestHeader(name, value);
  request.upload.onprogress = event => progress(event.loaded);
  request.onload = () => done(request);
  request.onerror = request.onabort = () => fail(new Error("the line broke"));
  stop.addEventListener("abort", () => request.abort(), { once: true });
  if (stop.aborted) return fail(new Error("stopped"));
  request.send(body);
});

const pause = (seconds, stop) => new Promise(done => {
  const timer = setTimeout(done, seconds);
  for (const [target, event] of [[window, "online"], [stop, "abort"]])
    target.addEventListener(event, () => { clearTimeout(timer); done(); }, { once: true });
});

// One file's line: its name, how far it is, and a way out.
const line = (place, file, stop) => {
  const words = place.dataset;
  const make = (name, fields = {}, ...parts) => {
    const one = Object.assign(document.createElement(name), fields);
    one.append(...parts);
    return one;
  };
  const text = make("span"), bar = make("progress", { max: 1, value: 0, ariaLabel: file.name });
  const button = make("button", { type: "button", className: "plain end", onclick: () => stop.abort() },
    words.stop, make("span", { className: "vh" }, ` ${file.name}`));
  place.append(make("div", { className: "up" }, make("p", { className: "soft" }, make("bdi", {}, file.name), text), bar, button));
  const say = words => { text.textContent = `, ${words}`; };
  let start, first, told;
  return {
    say,
    aloud(words) { place.querySelector("[role=status]").textContent = `${file.name}, ${words}`; say(words); },
    broke() { start = undefined; this.aloud(fill(words.broke, { percent: percent.format(bar.value) })); },
    at(offset) {
      if (start === undefined) [start, first] = [performance.now(), offset];
      bar.value = file.size ? offset / file.size : 1;
      const elapsed = (performance.now() - start) / 1000, rate = (offset - first) / elapsed;
      const left = elapsed > 1 && rate > 0 ? `, ${fill(words.left, { time: time((file.size - offset) / rate) })}` : "";
      say(fill(words.of, sizes(offset, file.size)) + left);
      // Said aloud at every quarter.
      const quarter = Math.floor(bar.value * 4);
      if (told !== undefined && quarter > told) place.querySelector("[role=status]").textContent = `${file.name}, ${percent.format(quarter / 4)}`;
      told = quarter;
    },
    end(words) { this.aloud(words); button.remove(); },
  };
};

// - Returns: the upload's id, once the server has all of the file.
const upload = async (file, row, words, stop) => {
  let url = memory.get(file), offset, tries = 0;
  const forget = () => { url = null; memory.set(file, null); };
  const id = () => url.split("/").pop();
  const step = async () => {
    if (url && offset === undefined) {
      const reply = await ask("HEAD", url, {}, null, stop);
      if (reply.status === 404) return forget();
      if (reply.status === 401) throw new Refusal(words.out);
      if (reply.status !== 204) throw new Error(reply.status);
      offset = Number(reply.getResponseHeader("Upload-Offset"));
      if (reply.getResponseHeader("Upload-Complete") === "?1") return id();
    }
    let reply;
    if (!url) {
      const fields = { "Upload-Complete": "?0", "Upload-Length": file.size };
      reply = await ask("POST", `${address}?name=${encodeURIComponent(file.name)}`, fields, null, stop);
      if (reply.status === 201) {
        url = new URL(reply.getResponseHeader("Location"), location).pathname;
        memory.set(file, url);
        offset = 0;
        return;
      }
    } else {
      const from = offset, end = Math.min(from + piece, file.size);
      const fields = { "Content-Type": "application/partial-upload", "Upload-Offset": from, "Upload-Complete": end === file.size ? "?1" : "?0" };
      row.at(from);
      reply = await ask("PATCH", url, fields, file.slice(from, end), stop, sent => {
        row.at(Math.min(from + sent, file.size));
        if (from + sent >= file.size) row.say(words.sent);
      });
      offset = undefined;
      if (reply.status === 200) return id();
      if (reply.status === 204 || reply.status === 409) {
        offset = Number(reply.getResponseHeader("Upload-Offset"));
        return;
      }
      // Complete already, or not there any more: a look at it tells.
      if (reply.status === 400 || reply.status === 404) { if (++tries > 5) throw new Refusal(words.refused); return; }
    }
    if (reply.status === 413) throw new Refusal(JSON.parse(reply.response).room === undefined ? words.large : words.room);
    if (reply.status === 401) throw new Refusal(words.out);
    if (reply.status < 500 && reply.status !== 423 && reply.status !== 429) throw new Refusal(words.refused);
    throw new Error(reply.status);
  };
  try {
    for (;;) {
      try {
        const done = await step();
        if (done) return done;
      } catch (problem) {
        if (stop.aborted || problem instanceof Refusal) throw problem;
        row.broke();
        offset = undefined;
        await pause(Math.min(1000 * 2 ** tries++, longestPause) * (0.75 + Math.random() / 2), stop);
        continue;
      }
      if (offset) tries = 0;
    }
  } catch (problem) {
    if (stop.aborted && url) {
      fetch(url, { method: "DELETE", headers: { Accept: "application/json" }, keepalive: true }).catch(() => {});
      forget();
    }
    throw problem;
  }
};

const send = async (form, place, files) => {
  const stop = new AbortController(), buttons = [...form.querySelectorAll("button:not([type=button])")];
  for (const button of buttons) button.disabled = true;
  for (const old of place.querySelectorAll(".up")) old.remove();
  place.hidden = false;
  const rows = files.map(file => line(place, file, stop)), ids = [];
  for (const row of rows) row.say(place.dataset.waits);
  try {
    for (const [index, file] of files.entries()) {
      let row = rows[index];
      try {
        ids.push(await upload(file, row, place.dataset, stop.signal));
      } catch (problem) {
        for (const other of rows.slice(index)) other.end(place.dataset.stopped);
        if (problem instanceof Refusal) row.aloud(problem.message);
        throw problem;
      }
      row.end(place.dataset.done);
    }
  } catch {
    for (const button of buttons) button.disabled = false;
    return;
  }
  for (const [index, id] of ids.entries()) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: `upload-${index + 1}`, value: id });
    place.append(field);
  }
  for (const input of form.querySelectorAll("input[type=file]")) input.disabled = true;
  form.submit();
};

document.addEventListener("submit", event => {
  const form = event.target, place = form.querySelector(".ups");
  const files = [...form.elements].flatMap(field => [...field.files ?? []]);
  // More than there may be are refused by the server, in its words.
  if (!place || !files.length || files.length > most || event.defaultPrevented) return;
  event.preventDefault();
  send(form, place, files);
});

// A page that comes back as it was left can be used again.
addEventListener("pageshow", event => {
  if (!event.persisted) return;
  for (const place of document.querySelectorAll(".ups")) {
    for (const one of place.querySelectorAll("input, .up")) one.remove();
    place.hidden = true;
    for (const field of place.closest("form").querySelectorAll("input[type=file], button")) field.disabled = false;
  }
});
