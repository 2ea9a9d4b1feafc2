// @ts-check
/** Marks and fields light each other up, by the mouse and by the arrow keys; a line under the text says what a mark is. */
import { cards, choose } from "./cards.js";
import { labels } from "./labels.js";

/** @typedef {{claim: string, field: string}} Ref */

const text = /** @type {HTMLElement} */ (document.getElementById("text"));
const said = document.querySelector("[data-said]");
const usual = said?.textContent ?? "";

/** @param {HTMLElement} piece @returns {Ref[]} */
function refs(piece) {
  return (piece.dataset.refs ?? "").split(" ").filter(Boolean).map((ref) => ({ claim: ref.split(":")[0], field: ref.split(":")[1] }));
}

/** @returns {HTMLElement[]} */
const marked = () => [...text.querySelectorAll("[data-refs]")].filter((one) => one instanceof HTMLElement);

/** @param {string} [words] */
export function say(words = usual) {
  if (said && said.textContent !== words) said.textContent = words;
}

export function dark() {
  for (const one of document.querySelectorAll(".lit, .touched, .used")) one.classList.remove("lit", "touched", "used");
  if (!document.body.classList.contains("selecting")) say();
}

/**
 * Light the words up that a field of a claim is read from; all of the field's, or those between two code points.
 * @param {string} claim @param {string} field @param {boolean} [scroll] @param {number} [start] @param {number} [end]
 */
export function light(claim, field, scroll = false, start, end) {
  dark();
  let first = null;
  for (const piece of marked()) {
    if (!refs(piece).some((ref) => ref.claim === claim && ref.field === field)) continue;
    const at = Number(piece.dataset.at);
    if (start !== undefined && end !== undefined && !(at >= start && at < end)) continue;
    piece.classList.add("lit");
    first ??= piece;
  }
  if (first && scroll) first.scrollIntoView({ block: "nearest" });
}

/** Show which claims and fields some words are used by. @param {HTMLElement} piece */
function show(piece) {
  dark();
  piece.classList.add("lit");
  const at = Number(piece.dataset.at);
  /** @type {Map<string, string[]>} */
  const told = new Map();
  for (const { claim, field } of refs(piece)) {
    const card = cards().find((one) => one.dataset.claim === claim);
    if (!card) continue;
    card.classList.add("touched");
    for (const words of card.querySelectorAll(`[data-field="${field}"]`)) {
      if (!(words instanceof HTMLElement)) continue;
      const { start, end } = words.dataset;
      if (start === undefined || end === undefined || (at >= Number(start) && at < Number(end))) words.classList.add("used");
    }
    told.set(field, [...(told.get(field) ?? []), card.dataset.type ?? ""]);
  }
  const uses = [...told].map(([field, types]) => `${labels.fields[field] ?? labels.trigger}: ${[...new Set(types)].join(labels.comma)}`);
  say(`«${piece.textContent}» — ${uses.join(" · ")}`);
}

/** @param {Event} event */
function lightField(event) {
  const words = event.target instanceof Element ? event.target.closest("[data-field]") : null;
  const card = words?.closest("[data-claim]");
  if (!(words instanceof HTMLElement) || !(card instanceof HTMLElement)) return;
  const { start, end, field } = words.dataset;
  light(card.dataset.claim ?? "", field ?? "", event.type !== "mouseover", start ? Number(start) : undefined, end ? Number(end) : undefined);
}

/** @param {Event} event */
function lightClaims(event) {
  const piece = event.target instanceof Element ? event.target.closest("[data-refs]") : null;
  if (!(piece instanceof HTMLElement) || document.body.classList.contains("selecting")) return;
  show(piece);
  if (event.type === "click" && getSelection()?.isCollapsed) goTo(piece, false);
}

/** @param {HTMLElement} piece @param {boolean} focus */
function goTo(piece, focus) {
  const claims = refs(piece).map((ref) => ref.claim);
  const own = refs(piece).find((ref) => ref.field === "trigger")?.claim;
  const card = cards().find((one) => one.dataset.claim === (own ?? claims[0]));
  choose(card, { focus });
  card?.scrollIntoView({ block: "nearest" });
}

/** Arrows go from mark to mark, Enter to the claim. @param {KeyboardEvent} event */
function walk(event) {
  if (event.target !== text || document.body.classList.contains("selecting") || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const by = { ArrowLeft: 1, ArrowRight: -1 }[event.key]; // the text runs from right to left
  const all = marked();
  const at = all.findIndex((one) => one.classList.contains("at"));
  if (by !== undefined && all.length) {
    event.preventDefault();
    all[at]?.classList.remove("at");
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    next.classList.add("at");
    show(next);
    next.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    goTo(all[at], true);
  }
}

/** The mark that the arrows are at, or the words that are lit, or the first event. @returns {Element | null} */
export function marker() {
  return text.querySelector(".at") ?? text.querySelector(".lit") ?? text.querySelector(".m-trigger");
}

export function startMarking() {
  document.addEventListener("mouseover", lightField);
  document.addEventListener("focusin", lightField);
  text.addEventListener("mouseover", lightClaims);
  text.addEventListener("click", lightClaims);
  text.addEventListener("keydown", walk);
  text.addEventListener("blur", () => text.querySelector(".at")?.classList.remove("at"));
  document.addEventListener("mouseout", (event) => { if (event.target instanceof Element && event.target.closest("[data-field], [data-refs]")) dark(); });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.dataset.kind) text.classList.toggle(`hide-${box.dataset.kind}`, !box.checked);
  });
}
