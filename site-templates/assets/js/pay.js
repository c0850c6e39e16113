// Stripe's form within the page. Without it, or where it does not come, the button below leads to Stripe's own page.
const till = document.querySelector("#checkout");
const elsewhere = document.querySelector("#elsewhere");

const loaded = address => new Promise((done, fail) =>
  document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done, onerror: fail })));

const mount = async () => {
  const form = new URLSearchParams(new FormData(elsewhere));
  const [answer] = await Promise.all([
    fetch(till.dataset.action, { method: "POST", headers: { accept: "application/json" }, body: form }),
    loaded(till.dataset.script)]);
  const { clientSecret, publishableKey, location } = await answer.json();
  if (location) return window.location.assign(location);
  const checkout = await Stripe(publishableKey).createEmbeddedCheckoutPage({ fetchClientSecret: async () => clientSecret });
  till.replaceChildren();
  checkout.mount(till);
  elsewhere.hidden = true;
};
if (till) mount().catch(() => till.replaceChildren());

// From an invoice to that page: the form itself leads to Stripe's own.
document.addEventListener("submit", event => {
  const { pay } = event.target.dataset;
  if (!pay) return;
  event.preventDefault();
  window.location.assign(`${pay}?${new URLSearchParams(new FormData(event.target))}`);
});
