// @ts-check
/** The Reader: words and claims light each other up; judging by mouse and by keys; adding and correcting claims. */
import { ask, notify, onKey, Refused } from "./shell.js";
import { edit } from "./reader/editor.js";
import { labels } from "./reader/labels.js";
import { chosen, startSelecting } from "./reader/selection.js";

const reader = /** @type {HTMLElement} */ (document.querySelector(".reader"));
const text = /** @type {HTMLElement} */ (document.getElementById("text"));
const report = reader.dataset.report ?? "";

/** @returns {HTMLElement[]} */
const cards = () => [...document.querySelectorAll("[data-claim]")].filter((one) => one instanceof HTMLElement);
/** @returns {HTMLElement | null} */
const current = () => document.querySelector("[data-claim].current");

/** @param {HTMLElement | null | undefined} card @param {{focus?: boolean}} [options] */
function choose(card, { focus = true } = {}) {
  if (!card) return;
  for (const one of cards()) one.classList.toggle("current", one === card);
  if (focus) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
  light(card.dataset.claim ?? "", "trigger", true);
}

function dark() {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  for (const one of document.querySelectorAll(".touched")) one.classList.remove("touched");
}

/**
 * Light the words up that a field of a claim is read from.
 * @param {string} claim @param {string} field @param {boolean} [scroll] @param {number} [start] @param {number} [end]
 */
function light(claim, field, scroll = false, start, end) {
  dark();
  let first = null;
  for (const piece of text.querySelectorAll("[data-refs]")) {
    if (!(piece instanceof HTMLElement) || !piece.dataset.refs?.split(" ").includes(`${claim}:${field}`)) continue;
    const at = Number(piece.dataset.at);
    if (start !== undefined && end !== undefined && !(at >= start && at < end)) continue;
    piece.classList.add("lit");
    first ??= piece;
  }
  if (first && scroll) first.scrollIntoView({ block: "nearest" });
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
  if (!(piece instanceof HTMLElement)) return;
  dark();
  const claims = new Set((piece.dataset.refs ?? "").split(" ").map((ref) => ref.split(":")[0]));
  for (const card of cards()) card.classList.toggle("touched", claims.has(card.dataset.claim ?? ""));
  if (event.type === "click" && getSelection()?.isCollapsed) choose(cards().find((card) => claims.has(card.dataset.claim ?? "")), { focus: false });
  if (event.type === "click") document.querySelector(".claim.current")?.scrollIntoView({ block: "nearest" });
}

/** Put a claim's card as the server shows it in the place of the one that is there. @param {string} claim */
async function refresh(claim) {
  const answer = await fetch(`/reports/${report}/claims/${claim}/card`);
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-claim]");
  const old = document.getElementById(claim);
  if (!(made instanceof HTMLElement)) return;
  if (old) old.replaceWith(made); else document.querySelector(".claims")?.append(made);
  enliven(made);
  choose(made);
  count();
}

function count() {
  const done = cards().filter((card) => !["none", "note"].includes(card.dataset.verdict ?? "none")).length;
  const place = document.querySelector("[data-reviewed]");
  if (place) place.textContent = (place.textContent ?? "").replace(/\d+/, String(done)).replace(/\d+(?=\D*$)/, String(cards().length));
}

/** Show buttons that need a script. @param {ParentNode} root */
function enliven(root) {
  for (const one of root.querySelectorAll("[data-act]")) one.removeAttribute("hidden");
}

/** @param {unknown} error */
function tell(error) {
  notify(error instanceof Refused ? error.message : String(error), { bad: true });
}

/** @param {HTMLElement} card @param {string} verdict @param {string} [why] */
async function judge(card, verdict, why) {
  const claim = card.dataset.claim ?? "";
  const expects = Number(card.dataset.last ?? 0);
  try {
    if (verdict === "undo") {
      const left = await ask(`/api/claims/${claim}/undo`, { method: "POST", body: { expects } });
      if (!left.claim) { card.remove(); count(); notify(labels.done); return; }
    } else {
      await ask(`/api/claims/${claim}/judgements`, { method: "POST", body: { verdict, why: why || null, expects } });
    }
    await refresh(claim);
    if (verdict === "undo") notify(labels.done);
    else notify(labels.done, { action: labels.undo, act: () => { const now = document.getElementById(claim); if (now) judge(now, "undo"); } });
  } catch (error) {
    tell(error);
    await refresh(claim);
  }
}

/** @param {HTMLElement} card */
function note(card) {
  const given = prompt(labels.note);
  if (!given?.trim()) return;
  ask("/api/notes", { method: "POST", body: { subject: card.dataset.claim, text: given } }).then(() => refresh(card.dataset.claim ?? "")).catch(tell);
}

/** @param {HTMLElement} card */
async function correct(card) {
  const claim = card.dataset.claim ?? "";
  try {
    const hit = await ask(`/api/claims/${claim}`);
    edit(card, hit.claim, async (changes, why) => {
      await ask(`/api/claims/${claim}/judgements`, { method: "POST", body: { verdict: "edit", changes, why: why || null, expects: Number(card.dataset.last ?? 0) } });
      location.hash = "";
      location.hash = claim;
      location.reload();
    });
  } catch (error) { tell(error); }
}

/** Add a claim from the words that are selected. */
function add() {
  const words = chosen(text);
  if (!words) { notify(labels.nothing, { bad: true }); return; }
  const place = document.createElement("article");
  place.className = "claim card current";
  place.tabIndex = -1;
  const title = document.createElement("h3");
  title.innerHTML = "<bdi class=\"words trigger\" lang=\"ar\" dir=\"rtl\"></bdi>";
  /** @type {HTMLElement} */ (title.firstChild).textContent = words.text;
  place.append(title);
  document.querySelector(".claims .row")?.after(place);
  edit(place, { type: "", status: "reported", when: {} }, async (fields, why) => {
    const type = fields.type ?? "";
    const { type: _, ...rest } = fields;
    const hit = await ask(`/api/reports/${report}/claims`, { method: "POST", body: { start: words.start, end: words.end, type, fields: rest, why: why || null } });
    location.hash = hit.claim.claim_id;
    location.reload();
  }, () => place.remove());
  place.scrollIntoView({ block: "nearest" });
}

async function next() {
  const seen = cards().map((card) => card.dataset.claim ?? "");
  const open = cards().find((card) => card !== current() && card.dataset.verdict === "none");
  try {
    const found = await ask(`/api/queue/next?report=${report}`);
    const claim = found.claim?.claim;
    if (claim && claim.document.sha256 === report && seen.includes(claim.claim_id)) choose(document.getElementById(claim.claim_id));
    else if (claim) location.assign(`/reports/${claim.document.sha256}#${claim.claim_id}`);
    else if (open) choose(open);
    else location.assign("/review");
  } catch (error) { tell(error); }
}

/** @param {number} by */
function step(by) {
  const all = cards();
  const at = all.findIndex((card) => card.classList.contains("current"));
  choose(all[Math.min(all.length - 1, Math.max(0, at + by))] ?? all[0]);
}

document.addEventListener("mouseover", lightField);
document.addEventListener("focusin", lightField);
text.addEventListener("mouseover", lightClaims);
text.addEventListener("click", lightClaims);
document.addEventListener("mouseout", (event) => { if (event.target instanceof Element && event.target.closest("[data-field], [data-refs]")) dark(); });
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const card = target?.closest("[data-claim]");
  if (card instanceof HTMLElement) choose(card, { focus: false });
  const act = target?.closest("[data-act]");
  if (!(act instanceof HTMLElement) || !(card instanceof HTMLElement)) return;
  if (act.dataset.act === "edit") correct(card);
  if (act.dataset.act === "note") note(card);
  if (act.dataset.act === "why") {
    const shown = card.querySelector("[data-why]")?.toggleAttribute("hidden") === false;
    act.setAttribute("aria-expanded", String(shown));
  }
});
document.addEventListener("submit", (event) => {
  const card = event.target instanceof Element ? event.target.closest("[data-claim]") : null;
  const verdict = event.submitter?.getAttribute("value");
  if (!(card instanceof HTMLElement) || !verdict || !event.submitter?.closest(".acts")) return;
  event.preventDefault();
  judge(card, verdict);
});
for (const box of document.querySelectorAll("[data-kind]")) {
  box.addEventListener("change", () => { if (box instanceof HTMLInputElement) text.classList.toggle(`hide-${box.dataset.kind}`, !box.checked); });
}
const button = document.querySelector("[data-add]");
button?.removeAttribute("hidden");
button?.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
button?.addEventListener("click", add);
document.querySelector("[data-next]")?.addEventListener("click", (event) => { event.preventDefault(); next(); });

onKey("j", () => step(1));
onKey("k", () => step(-1));
for (const [key, verdict] of Object.entries({ a: "accept", r: "reject", z: "unsure", u: "undo" })) onKey(key, () => { const card = current(); if (card) judge(card, verdict); });
onKey("e", () => { const card = current(); if (card) correct(card); });
onKey("c", () => { const card = current(); if (card) note(card); });
onKey("n", next);
onKey("m", add);
onKey("s", () => startSelecting(text, document.querySelector(".lit") ?? text.querySelector(".m-trigger"), add));

enliven(document);
const asked = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
choose(asked ?? cards().find((card) => card.dataset.verdict === "none") ?? cards()[0], { focus: Boolean(asked) });
addEventListener("hashchange", () => choose(document.getElementById(decodeURIComponent(location.hash.slice(1)))));
