// @ts-check
/** One small dialog for words that people add: a note, or the reason of a rejection. */

/**
 * Ask for some words; null where somebody thinks better of it.
 * @param {string} title @param {{label: string, done: string, needed?: boolean, offers?: boolean}} options
 * @returns {Promise<string | null>}
 */
export function askWords(title, { label, done, needed = false, offers = false }) {
  const dialog = document.getElementById("say");
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(null);
  const field = /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
  const back = document.activeElement;
  /** @type {HTMLElement} */ (dialog.querySelector("h2")).textContent = title;
  /** @type {HTMLElement} */ (dialog.querySelector("label")).textContent = label;
  /** @type {HTMLElement} */ (dialog.querySelector("[value=done]")).textContent = done;
  /** @type {HTMLElement} */ (dialog.querySelector("[data-offers]")).hidden = !offers;
  field.value = "";
  field.required = needed;
  dialog.returnValue = "";
  dialog.showModal();
  field.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
      resolve(dialog.returnValue === "done" ? field.value.trim() : null);
    }, { once: true });
  });
}

document.getElementById("say")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || !(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit(event.target.form.querySelector("[value=done]"));
});
for (const offer of document.querySelectorAll("[data-offers] button")) {
  offer.addEventListener("click", () => {
    const field = document.querySelector("#say textarea");
    if (field instanceof HTMLTextAreaElement) { field.value = offer.textContent ?? ""; field.focus(); }
  });
}
