// @ts-check
/** A form for every field of a claim; the words of a value are taken from what is selected in the text. */
import { notify, Refused } from "../shell.js";
import { button, group, input, labelled, number, pair, quote, select } from "./controls.js";
import { finder } from "./finder.js";
import { labels } from "./labels.js";
import { takeWords } from "./selection.js";

/** @typedef {Record<string, any>} Value */
/** @typedef {import("./selection.js").Chosen} Chosen */

/** @type {Record<string, "actor" | "source" | "place">} */
const REGISTRY = { actors: "actor", recipients: "actor", with: "actor", places: "place", from: "place", to: "place", sources: "source" };
const LISTS = ["actors", "recipients", "with", "places", "from", "to", "things", "sources"];
/** Where the values come from that the sentence offers. @type {Record<string, string>} */
const OFFERED = { actors: "participants", recipients: "participants", with: "participants", places: "places", from: "places", to: "places", things: "things", sources: "sources" };
const text = /** @type {HTMLElement} */ (document.getElementById("text"));
const types = /** @type {[string, string][]} */ (JSON.parse(/** @type {HTMLElement} */ (document.querySelector(".reader")).dataset.types ?? "[]"));

/**
 * Open the form under a card. What the reader finds in the sentence (``found``) fills a new claim and is offered for an old one.
 * @param {HTMLElement} card
 * @param {Value} claim
 * @param {Value} found
 * @param {(changes: Record<string, string>, why: string) => Promise<void>} save
 * @param {() => void} [cancel]
 */
export function edit(card, claim, found, save, cancel) {
  card.querySelector(".editor")?.remove();
  const now = draft(claim, found);
  const form = document.createElement("form");
  form.className = "editor";
  form.setAttribute("aria-label", claim.claim_id ? labels.title : labels.add_title);
  const first = pair(form);
  const type = select(types, now.type, !now.type);
  type.required = true;
  labelled(first, labels.type, type);
  const status = select(Object.entries(labels.statuses), now.status);
  labelled(first, labels.status, status);
  for (const field of LISTS) list(form, field, now[field], found[OFFERED[field]] ?? []);
  numbers(form, now.people);
  const when = time(form, now.when, found.times ?? []);
  const why = input(form, labels.why, "");
  const acts = document.createElement("div");
  acts.className = "row";
  const done = button(acts, labels.save, () => {});
  done.type = "submit";
  done.className = "primary";
  const leave = () => { form.remove(); if ("highlights" in CSS) CSS.highlights.delete("taken"); if (cancel) cancel(); else card.focus(); };
  button(acts, labels.cancel, leave);
  form.append(acts);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const changes = differences(claim, { ...now, type: type.value, status: status.value, when: when() });
    if (!Object.keys(changes).length) { notify(labels.no_change, { bad: true }); return; }
    done.disabled = true;
    try { await save(changes, why.value); } catch (error) { notify(error instanceof Refused ? error.message : String(error), { bad: true }); } finally { done.disabled = false; }
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); leave(); } });
  card.append(form);
  type.focus();
}

/** What the form begins with. @param {Value} claim @param {Value} found @returns {Value} */
function draft(claim, found) {
  const base = claim.claim_id ? claim : { ...guess(found), ...(found.claim ?? {}), status: found.claim?.status ?? "reported" };
  /** @type {Value} */
  const made = { type: base.type ?? "", status: base.status ?? "reported", people: structuredClone(base.people ?? {}), when: structuredClone(base.when ?? {}) };
  for (const field of LISTS) made[field] = structuredClone(base[field] ?? []);
  return made;
}

/** Where the words name no act that the reader knows: the place, the time and the sources of their sentence. @param {Value} found */
function guess(found) {
  return { places: found.places ?? [], when: found.times?.[0] ?? {}, sources: found.sources ?? [] };
}

/** @param {Value} before @param {Value} after @returns {Record<string, string>} */
function differences(before, after) {
  /** @type {Record<string, string>} */
  const made = {};
  for (const [field, value] of Object.entries(after)) {
    const old = before[field];
    if (field === "type" || field === "status") {
      if (value !== old || (field === "type" && !before.claim_id)) made[field] = value;
    } else if (field === "when") {
      const same = ["text", "start", "end", "earliest", "latest", "precision"].every((one) => (value[one] ?? null) === (old?.[one] ?? null));
      if (!same) made[field] = JSON.stringify({ ...value, why: before.claim_id ? labels.by_person : value.why ?? labels.by_person });
    } else if (JSON.stringify(value) !== JSON.stringify(old ?? (Array.isArray(value) ? [] : {}))) made[field] = JSON.stringify(value);
  }
  return made;
}

/** @param {string} field @param {Chosen} words @returns {Value} */
function blank(field, words) {
  const base = { text: words.text, start: words.start, end: words.end };
  if (REGISTRY[field] === "place") return { ...base, role: field === "places" ? "at" : field, id: null, name: null };
  if (field === "things") return { ...base, kind: "other" };
  if (field === "sources") return { ...base, id: null, kind: "unknown", name: null };
  return { ...base, id: null, name: null, kind: null };
}

/** A button that takes words of the text, and one for each value that the sentence offers. @param {HTMLElement} row @param {Value[]} offered @param {(words: Chosen) => void} take @param {(value: Value) => void} add */
function adding(row, offered, take, add) {
  button(row, `+ ${labels.add}`, (self) => takeWords(text, (words) => { take(words); back(); }, () => self.focus())).dataset.take = "";
  const back = () => { const again = row.querySelector("[data-take]"); if (again instanceof HTMLElement) again.focus(); }; // the row may be drawn anew
  for (const value of offered) {
    const made = button(row, "", () => add(structuredClone(value)), `${labels.offered}: ${value.text}`);
    made.className = "offer";
    made.append("+ ");
    quote(made, value.text);
  }
}

/** @param {HTMLElement} form @param {string} field @param {Value[]} values @param {Value[]} offered */
function list(form, field, values, offered) {
  const { items, row } = group(form, labels.fields[field], field);
  /** Draw anew and keep the focus near what was done. @param {number} at */
  const drawn = (at) => {
    draw();
    const item = items.children[Math.min(at, items.children.length - 1)];
    const near = item?.querySelector("input, select") ?? row.querySelector("[data-take]");
    if (near instanceof HTMLElement) near.focus();
  };
  const draw = () => {
    items.replaceChildren(...values.map((value, at) => {
      const item = document.createElement("div");
      item.className = "item";
      quote(item, value.text);
      button(item, "✎", (self) => takeWords(text, (words) => { Object.assign(value, { text: words.text, start: words.start, end: words.end }); drawn(at); }, () => self.focus()), `${labels.other_words}: ${value.text}`);
      if (field === "things") thing(item, value); else finder(item, REGISTRY[field], value, () => drawn(at));
      if (field === "sources" && at > 0) button(item, "↑", () => { values.splice(at - 1, 0, ...values.splice(at, 1)); drawn(at - 1); }, `${labels.up}: ${value.text}`);
      button(item, "✕", () => { values.splice(at, 1); drawn(at); }, `${labels.remove}: ${value.text}`);
      return item;
    }));
    row.replaceChildren();
    const fresh = offered.filter((one) => !values.some((value) => value.start === one.start && value.end === one.end));
    const put = (/** @type {Value} */ value) => { values.push(REGISTRY[field] === "place" ? { ...value, role: field === "places" ? value.role : field } : value); draw(); };
    adding(row, fresh, (words) => put(blank(field, words)), put);
  };
  draw();
}

/** What sort of thing, and how many. @param {HTMLElement} item @param {Value} value */
function thing(item, value) {
  const kind = select(Object.entries(labels.things), value.kind);
  kind.setAttribute("aria-label", `${labels.kind}: ${value.text}`);
  kind.addEventListener("change", () => { value.kind = kind.value; });
  item.append(kind);
  const bounds = Array.isArray(value.count) ? value.count : [value.count ?? null, value.count ?? null];
  const put = () => { value.count = bounds[0] === null && bounds[1] === null ? null : bounds[0] === bounds[1] || bounds[1] === null ? bounds[0] : [bounds[0] ?? 0, bounds[1]]; };
  number(item, labels.min, bounds[0], (n) => { bounds[0] = n; put(); });
  number(item, labels.max, bounds[1], (n) => { bounds[1] = n; put(); });
}

/** Numbers of people: at least and at most, with the words that say so. @param {HTMLElement} form @param {Record<string, Value>} people */
function numbers(form, people) {
  const { items, row } = group(form, labels.fields.people, "people");
  const kind = select(Object.entries(labels.people), "");
  kind.setAttribute("aria-label", labels.fields.people);
  const draw = () => {
    items.replaceChildren(...Object.entries(people).map(([name, value]) => {
      const item = document.createElement("div");
      item.className = "item";
      const called = labels.people[name] ?? name;
      item.append(`${called}: `);
      quote(item, value.text);
      button(item, "✎", (self) => takeWords(text, (words) => { Object.assign(value, { text: words.text, start: words.start, end: words.end }); draw(); }, () => self.focus()), `${labels.other_words}: ${value.text}`);
      number(item, `${called}, ${labels.min}`, value.min, (n) => { value.min = n; });
      number(item, `${called}, ${labels.max}`, value.max, (n) => { value.max = n; });
      button(item, "✕", () => { delete people[name]; draw(); }, `${labels.remove}: ${called}`);
      return item;
    }));
  };
  draw();
  row.append(kind);
  adding(row, [], (words) => { people[kind.value] = { min: null, max: null, text: words.text, start: words.start, end: words.end }; draw(); }, () => {});
}

/** When: the words that say so, the days from and to, how exact. @param {HTMLElement} form @param {Value} value @param {Value[]} offered @returns {() => Value} */
function time(form, value, offered) {
  const { box, items, row } = group(form, labels.fields.when, "when");
  const bounds = pair(box);
  const earliest = input(bounds, labels.earliest, value.earliest ?? "", "YYYY-MM-DD");
  const latest = input(bounds, labels.latest, value.latest ?? "", "YYYY-MM-DD");
  const precision = select(Object.entries(labels.precisions), value.precision ?? "", true);
  labelled(bounds, labels.precision, precision);
  const draw = () => {
    items.replaceChildren();
    if (value.text) {
      const item = document.createElement("div");
      item.className = "item";
      quote(item, value.text);
      button(item, "✕", () => { Object.assign(value, { text: null, start: null, end: null }); draw(); }, `${labels.remove}: ${value.text}`);
      items.append(item);
    }
    row.replaceChildren();
    const fresh = offered.filter((one) => one.start !== value.start);
    adding(row, fresh, (words) => { Object.assign(value, { text: words.text, start: words.start, end: words.end }); draw(); }, (one) => {
      Object.assign(value, one);
      [earliest.value, latest.value, precision.value] = [one.earliest ?? "", one.latest ?? "", one.precision ?? ""];
      draw();
    });
  };
  draw();
  return () => ({ ...value, earliest: earliest.value || null, latest: latest.value || null, precision: precision.value || null });
}
