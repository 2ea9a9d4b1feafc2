// @ts-check
/** The Reader: words and claims light each other up; judging by mouse and by keys; adding and correcting claims. */
import { onKey } from "./shell.js";
import { card, cards, choose, current, enliven, onChoice, step } from "./reader/cards.js";
import { add, correct, judge, next, note, reject, undo } from "./reader/judging.js";
import { light, marker, startMarking } from "./reader/marking.js";
import { startSelecting } from "./reader/selection.js";

const text = /** @type {HTMLElement} */ (document.getElementById("text"));
const mayJudge = document.querySelector("[data-add]") !== null;

/** @type {Record<string, (one: HTMLElement) => unknown>} */
const acts = {
  accept: (one) => judge(one, "accept"),
  unsure: (one) => judge(one, "unsure"),
  reject,
  undo,
  edit: correct,
  note,
  why: (one) => {
    const shown = one.querySelector("[data-why]")?.toggleAttribute("hidden") === false;
    one.querySelector("[data-act=why]")?.setAttribute("aria-expanded", String(shown));
  },
};

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const one = target?.closest("[data-claim]");
  if (one instanceof HTMLElement && !target?.closest(".editor")) choose(one, { focus: false });
  const act = target?.closest("[data-act]")?.getAttribute("data-act");
  if (act && one instanceof HTMLElement) acts[act]?.(one);
  if (target?.closest("[data-next]")) { event.preventDefault(); next(); }
});
document.addEventListener("submit", (event) => {
  const one = event.target instanceof Element ? event.target.closest("[data-claim]") : null;
  const verdict = event.submitter?.getAttribute("value");
  if (!(one instanceof HTMLElement) || !verdict || !event.submitter?.closest(".acts")) return;
  event.preventDefault();
  acts[verdict]?.(one);
});

document.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || !(event.target instanceof Element) || !event.target.matches("[data-claim]")) return;
  event.preventDefault();
  step(by);
});

/** @param {string} key @param {string} act */
function onCard(key, act) {
  onKey(key, () => { const one = current(); if (one?.dataset.claim) acts[act](one); });
}

startMarking();
onChoice((one) => light(one.dataset.claim ?? "", "trigger", true));
onKey("j", () => step(1));
onKey("k", () => step(-1));
onKey("n", next);
onCard("y", "why");
if (mayJudge) {
  for (const [key, act] of Object.entries({ a: "accept", r: "reject", z: "unsure", u: "undo", e: "edit", c: "note" })) onCard(key, act);
  onKey("m", add);
  onKey("s", () => startSelecting(text, marker(), add));
  const button = document.querySelector("[data-add]");
  button?.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  button?.addEventListener("click", add);
}

enliven(document);
const named = () => (location.hash ? card(decodeURIComponent(location.hash.slice(1))) : null);
choose(named() ?? cards().find((one) => one.dataset.verdict === "none") ?? cards()[0], { focus: Boolean(named()) });
addEventListener("hashchange", () => choose(named()));
