// @ts-check
/** What an analyst does with a claim: accept, reject, doubt, correct, note, add, take back, go on to the next. */
import { ask, notify, Refused } from "../shell.js";
import { card, cards, choose, current, renew } from "./cards.js";
import { edit } from "./editor.js";
import { labels } from "./labels.js";
import { takeWords } from "./selection.js";
import { askWords } from "./saying.js";

const text = /** @type {HTMLElement} */ (document.getElementById("text"));
const report = document.querySelector(".reader")?.getAttribute("data-report") ?? "";
const PASSED = "tawatur_passed"; // claims that were gone past with «next», not to come up again at once

/** @param {unknown} error */
function tell(error) {
  notify(error instanceof Refused ? error.message : String(error), { bad: true });
}

/** @param {HTMLElement} one */
const seen = (one) => Number(one.dataset.last ?? 0);

/** What a claim is called: its words and its type. @param {HTMLElement} one */
const called = (one) => one.querySelector("h3")?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/** Show what came of it, and offer to take it back. @param {string} claim @param {string} told */
async function done(claim, told) {
  await renew();
  choose(card(claim));
  notify(told, { action: labels.undo, act: () => { const now = card(claim); if (now) undo(now); } });
}

/** @param {HTMLElement} one @param {string} verdict @param {string | null} [why] */
export async function judge(one, verdict, why = null) {
  const claim = one.dataset.claim ?? "";
  try {
    await ask(`/api/claims/${claim}/judgements`, { method: "POST", body: { verdict, why: why || null, expects: seen(one) } });
    await done(claim, `${labels.done}: ${labels.verdicts[verdict]}`);
  } catch (error) {
    tell(error);
    await renew(); // somebody else may have judged it meanwhile
    choose(card(claim));
  }
}

/** @param {HTMLElement} one */
export async function reject(one) {
  const why = await askWords(`${labels.reject}: ${called(one)}`, { label: labels.why, done: labels.reject, offers: true });
  if (why !== null) await judge(one, "reject", why);
}

/** @param {HTMLElement} one */
export async function undo(one) {
  const claim = one.dataset.claim ?? "";
  const at = cards().indexOf(one);
  try {
    await ask(`/api/claims/${claim}/undo`, { method: "POST", body: { expects: seen(one) } });
    notify(labels.undone);
  } catch (error) { tell(error); }
  await renew();
  choose(card(claim) ?? cards()[Math.min(at, cards().length - 1)]);
}

/** @param {HTMLElement} one */
export async function note(one) {
  const claim = one.dataset.claim ?? "";
  const words = await askWords(`${labels.note}: ${called(one)}`, { label: labels.note_text, done: labels.save, needed: true });
  if (!words) return;
  try {
    await ask("/api/notes", { method: "POST", body: { subject: claim, text: words } });
    await renew();
    choose(card(claim));
    notify(labels.done);
  } catch (error) { tell(error); }
}

/** @param {HTMLElement} one */
export async function correct(one) {
  const claim = one.dataset.claim ?? "";
  try {
    const hit = await ask(`/api/claims/${claim}`);
    const { start, end } = hit.claim.trigger;
    const found = await ask(`/api/reports/${report}/offer?start=${start}&end=${end}`).catch(() => ({}));
    edit(one, hit.claim, found, async (changes, why) => {
      try {
        await ask(`/api/claims/${claim}/judgements`, { method: "POST", body: { verdict: "edit", changes, why: why || null, expects: seen(one) } });
      } catch (error) {
        if (error instanceof Refused && error.failure.status === 409) await lookAgain(one);
        throw error;
      }
      await done(claim, `${labels.done}: ${labels.verdicts.edit}`);
    });
  } catch (error) { tell(error); }
}

/** After a conflict: what was judged is shown above the form, which stays; saving again then goes on from there. @param {HTMLElement} one */
async function lookAgain(one) {
  const answer = await fetch(`/reports/${report}/claims/${one.dataset.claim}/card`);
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-claim]");
  if (!(made instanceof HTMLElement)) return;
  one.dataset.last = made.dataset.last;
  one.querySelector(".who")?.remove();
  const who = made.querySelector(".who");
  if (who) one.querySelector(".meta")?.after(who);
  for (const place of ["header", ".fields"]) {
    const [old, fresh] = [one.querySelector(place), made.querySelector(place)];
    if (old && fresh) old.replaceWith(fresh);
  }
}

/** Add a claim from the words that are selected, or that are selected now. */
export function add() {
  takeWords(text, write);
}

/** @param {import("./selection.js").Chosen} words */
async function write(words) {
  document.querySelector("[data-new]")?.remove();
  const found = await ask(`/api/reports/${report}/offer?start=${words.start}&end=${words.end}`).catch(() => ({}));
  const place = document.createElement("article");
  place.className = "claim card current";
  place.dataset.new = "";
  place.tabIndex = -1;
  const title = document.createElement("h3");
  const quote = document.createElement("bdi");
  quote.className = "words trigger";
  quote.lang = "ar";
  quote.dir = "rtl";
  quote.textContent = words.text;
  title.append(`${labels.add_title}: `, quote);
  place.append(title);
  document.querySelector(".claims .row")?.after(place);
  const blank = { type: "", status: "reported", when: {} };
  edit(place, blank, found, async (fields, why) => {
    const { type = "", ...rest } = fields;
    const hit = await ask(`/api/reports/${report}/claims`, { method: "POST", body: { start: words.start, end: words.end, type, fields: rest, why: why || null } });
    await done(hit.claim.claim_id, `${labels.done}: ${labels.verdicts.add}`);
  }, () => { place.remove(); choose(current() ?? cards()[0]); });
  place.scrollIntoView({ block: "nearest" });
}

/** @returns {string[]} */
function passed() {
  try { return JSON.parse(sessionStorage.getItem(PASSED) ?? "[]"); } catch { return []; }
}

/** Go on to the claim whose review brings most: in this report while it has one, then in all. */
export async function next() {
  const here = current();
  const left = passed();
  if (here?.dataset.verdict === "none") left.push(here.dataset.claim ?? "");
  try {
    const without = left.slice(-100);
    let found = await ask(`/api/queue/next?report=${report}${without.map((one) => `&without=${one}`).join("")}`);
    if (!found.claim && without.length) {
      without.length = 0; // all that is left was gone past: round again
      found = await ask(`/api/queue/next?report=${report}`);
    }
    sessionStorage.setItem(PASSED, JSON.stringify(without));
    const claim = found.claim?.claim;
    const known = claim && card(claim.claim_id);
    if (known) choose(known);
    else location.assign(claim ? `/reports/${claim.document.sha256}#${claim.claim_id}` : "/review");
  } catch (error) { tell(error); }
}

