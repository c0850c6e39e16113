// Inside the frame: pays without leaving the page, and tells the page outside what came of it.
const parent_ = new URLSearchParams(location.search).get("parent");
const tell = (message) => window.parent.postMessage(message, parent_);
const form = document.querySelector("form");
const notice = document.querySelector("[role=alert]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  const answer = await fetch(location.href, { method: "POST", body }).then((response) => response.json());
  if (answer.problem) {
    notice.textContent = answer.problem;
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    return;
  }
  form.hidden = true;
  document.querySelector("[role=status]").textContent = "Payment successful";
  tell(answer.redirect ? { redirect: answer.redirect } : { complete: true });
});

new ResizeObserver(() => tell({ height: document.documentElement.scrollHeight })).observe(document.body);
