// Stripe.js as far as our page needs it: "Stripe.js Reference: Checkout" (createEmbeddedCheckoutPage, mount, unmount,
// destroy) and the changelog of Dahlia ("Renames Embedded Checkout initialization method").
(() => {
  const base = "{{base}}";
  let current = null;

  class IntegrationError extends Error {
    name = "IntegrationError";
  }

  class EmbeddedCheckoutPage {
    #key;
    #secret;
    #onComplete;
    #frame = null;
    #destroyed = false;
    #hear = (event) => this.#heard(event);

    constructor(key, secret, onComplete) {
      this.#key = key;
      this.#secret = secret;
      this.#onComplete = onComplete;
    }

    mount(where) {
      if (this.#destroyed) throw new IntegrationError("This Embedded Checkout has already been destroyed.");
      if (this.#frame) throw new IntegrationError("This Embedded Checkout is already mounted.");
      const place = typeof where === "string" ? document.querySelector(where) : where;
      if (!place) throw new IntegrationError(`Invalid DOM element or selector: ${where}`);
      const frame = document.createElement("iframe");
      const query = new URLSearchParams({ key: this.#key, secret: this.#secret, parent: location.origin });
      frame.src = `${base}/embedded?${query}`;
      frame.name = "embedded-checkout";
      frame.title = "Checkout";
      frame.allow = "payment *";
      frame.style.width = "100%";
      frame.style.height = "30rem";
      frame.style.border = "0";
      addEventListener("message", this.#hear);
      place.append(frame);
      this.#frame = frame;
    }

    unmount() {
      removeEventListener("message", this.#hear);
      this.#frame?.remove();
      this.#frame = null;
    }

    destroy() {
      this.unmount();
      this.#destroyed = true;
      if (current === this) current = null;
    }

    #heard(event) {
      if (event.origin !== base || event.source !== this.#frame?.contentWindow) return;
      const { height, complete, redirect } = event.data;
      if (height) this.#frame.style.height = `${height}px`;
      if (redirect) location.assign(redirect);
      else if (complete) this.#onComplete?.();
    }
  }

  async function create(key, { fetchClientSecret, clientSecret, onComplete } = {}) {
    if (current) throw new IntegrationError("You cannot have multiple Embedded Checkout objects.");
    if (!fetchClientSecret && !clientSecret) throw new IntegrationError("fetchClientSecret is missing.");
    // Before anything is awaited: two calls at once make one.
    current = {};
    try {
      const secret = clientSecret ?? (await fetchClientSecret());
      if (typeof secret !== "string" || !/^cs_(test|live)_\w+_secret_\w+$/.test(secret)) {
        throw new IntegrationError("The client secret must be that of a Checkout Session.");
      }
      current = new EmbeddedCheckoutPage(key, secret, onComplete);
    } catch (error) {
      current = null;
      throw error;
    }
    return current;
  }

  function removed() {
    throw new IntegrationError(
      "stripe.initEmbeddedCheckout() has been removed. Please use stripe.createEmbeddedCheckoutPage() instead.",
    );
  }

  window.Stripe = (key) => {
    if (!/^pk_(test|live)_/.test(key ?? "")) {
      throw new IntegrationError("Please call Stripe() with your publishable key.");
    }
    return {
      createEmbeddedCheckoutPage: (options) => create(key, options),
      initEmbeddedCheckout: removed,
    };
  };
  window.Stripe.version = "endive";
})();
