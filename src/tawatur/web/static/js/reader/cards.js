// @ts-check
/** The cards of claims: which one is current, stepping through them, putting new ones in place of old ones. */

/** @type {((card: HTMLElement) => void)[]} */
const watchers = [];

/** @returns {HTMLElement[]} */
export const cards = () => [...document.querySelectorAll("[data-claim]")].filter((one) => one instanceof HTMLElement);
/** @returns {HTMLElement | null} */
export const current = () => document.querySelector("[data-claim].current");
/** @param {string} claim @returns {HTMLElement | null} */
export const card = (claim) => document.querySelector(`[data-claim="${CSS.escape(claim)}"]`);

/** Be told when another card becomes current. @param {(card: HTMLElement) => void} watcher */
export function onChoice(watcher) {
  watchers.push(watcher);
}

/** @param {HTMLElement | null | undefined} chosen @param {{focus?: boolean}} [options] */
export function choose(chosen, { focus = true } = {}) {
  if (!chosen) return;
  for (const one of cards()) {
    one.classList.toggle("current", one === chosen);
    if (one === chosen) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current");
  }
  if (focus) {
    chosen.focus({ preventScroll: true });
    chosen.scrollIntoView({ block: "nearest" });
  }
  for (const watcher of watchers) watcher(chosen);
}

/** @param {number} by */
export function step(by) {
  const all = cards();
  const at = all.findIndex((one) => one.classList.contains("current"));
  choose(all[Math.min(all.length - 1, Math.max(0, at + by))] ?? all[0]);
}

/** Show buttons that need a script. @param {ParentNode} root */
export function enliven(root) {
  for (const one of root.querySelectorAll("[data-act], [data-add]")) one.removeAttribute("hidden");
}

/** Put the text, its legend and the cards as the server shows them now in the place of those that are there. */
export async function renew() {
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
  if (!answer.ok) { location.reload(); return; }
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const off = [...document.querySelectorAll("[data-kind]")].filter((box) => box instanceof HTMLInputElement && !box.checked).map((box) => box.getAttribute("data-kind"));
  for (const place of ["#text", ".legend", ".claims"]) {
    const [old, fresh] = [document.querySelector(place), made.querySelector(place)];
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
  }
  for (const box of document.querySelectorAll("[data-kind]")) if (box instanceof HTMLInputElement && off.includes(box.dataset.kind ?? "")) box.checked = false;
  if ("highlights" in CSS) CSS.highlights.delete("taken");
  enliven(document);
}
