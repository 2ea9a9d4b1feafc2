// @ts-check
/** A form for every field of a claim; words of a value are taken from what is selected in the text. */
import { ask, notify, Refused } from "../shell.js";
import { labels } from "./labels.js";
import { chosen } from "./selection.js";

/** @typedef {Record<string, any>} Value */

const LISTS = ["actors", "recipients", "with", "places", "from", "to", "things", "sources"];
const PLACES = new Set(["places", "from", "to"]);
const text = /** @type {HTMLElement} */ (document.getElementById("text"));
const types = /** @type {[string, string][]} */ (JSON.parse(/** @type {HTMLElement} */ (document.querySelector(".reader")).dataset.types ?? "[]"));
let serial = 0;

/**
 * Open the form under a card.
 * @param {HTMLElement} card
 * @param {Value} claim
 * @param {(changes: Record<string, string>, why: string) => Promise<void>} save
 * @param {() => void} [cancel]
 */
export function edit(card, claim, save, cancel) {
  card.querySelector(".editor")?.remove();
  const form = document.createElement("form");
  form.className = "editor";
  form.setAttribute("aria-label", claim.claim_id ? labels.title : labels.add_title);
  const first = pair(form);
  const type = choice(first, labels.type, types, claim.type, true);
  const status = choice(first, labels.status, Object.entries(labels.statuses), claim.status);
  /** @type {Record<string, Value[]>} */
  const lists = Object.fromEntries(LISTS.map((field) => [field, structuredClone(claim[field] ?? [])]));
  for (const field of LISTS) list(form, field, lists[field]);
  const people = structuredClone(claim.people ?? {});
  numbers(form, people);
  const second = pair(form);
  const earliest = input(second, labels.earliest, claim.when?.earliest ?? "", "YYYY-MM-DD");
  const latest = input(second, labels.latest, claim.when?.latest ?? "", "YYYY-MM-DD");
  const when = structuredClone(claim.when ?? {});
  const why = input(form, labels.why, "");
  const acts = document.createElement("div");
  acts.className = "row";
  const done = button(acts, labels.save, () => {});
  done.type = "submit";
  done.className = "primary";
  button(acts, labels.cancel, () => { form.remove(); cancel?.(); card.focus(); });
  form.append(acts);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const now = { type: type.value, status: status.value, ...lists, people, when: { ...when, earliest: earliest.value || null, latest: latest.value || null } };
    const changes = differences(claim, now);
    if (!Object.keys(changes).length) { notify(labels.no_change, { bad: true }); return; }
    done.disabled = true;
    try { await save(changes, why.value); } catch (error) { notify(error instanceof Refused ? error.message : String(error), { bad: true }); done.disabled = false; }
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); form.remove(); cancel?.(); card.focus(); } });
  card.append(form);
  type.focus();
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
      if ((value.earliest ?? null) !== (old?.earliest ?? null) || (value.latest ?? null) !== (old?.latest ?? null) || value.text !== old?.text) made[field] = JSON.stringify({ ...value, why: "a person's correction" });
    } else if (JSON.stringify(value) !== JSON.stringify(old ?? (Array.isArray(value) ? [] : {}))) made[field] = JSON.stringify(value);
  }
  return made;
}

/** @param {HTMLElement} form */
function pair(form) {
  const made = document.createElement("div");
  made.className = "pair";
  form.append(made);
  return made;
}

/** @param {HTMLElement} place @param {string} name @param {HTMLElement} control */
function labelled(place, name, control) {
  control.id = `f${++serial}`;
  const box = document.createElement("div");
  box.className = "field";
  const label = document.createElement("label");
  label.htmlFor = control.id;
  label.textContent = name;
  box.append(label, control);
  place.append(box);
}

/** @param {HTMLElement} place @param {string} name @param {[string, any][]} options @param {string} value @param {boolean} [blank] */
function choice(place, name, options, value, blank = false) {
  const made = document.createElement("select");
  made.required = true;
  if (blank && !value) made.append(new Option("", ""));
  for (const [id, told] of options) made.append(new Option(told, id, false, id === value));
  labelled(place, name, made);
  return made;
}

/** @param {HTMLElement} place @param {string} name @param {string} value @param {string} [hint] */
function input(place, name, value, hint = "") {
  const made = document.createElement("input");
  made.value = value;
  made.placeholder = hint;
  if (hint) { made.dir = "ltr"; made.pattern = "(\\d{4}|-)-\\d{2}-\\d{2}"; }
  labelled(place, name, made);
  return made;
}

/** @param {HTMLElement} place @param {string} name @param {() => void} act */
function button(place, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("mousedown", (event) => event.preventDefault()); // what is selected in the text stays
  made.addEventListener("click", act);
  place.append(made);
  return made;
}

/** @param {string} field @param {import("./selection.js").Chosen} words @returns {Value} */
function blank(field, words) {
  const base = { text: words.text, start: words.start, end: words.end };
  if (PLACES.has(field)) return { ...base, role: field === "places" ? "at" : field, id: null, name: null };
  if (field === "things") return { ...base, kind: "other" };
  if (field === "sources") return { ...base, id: null, kind: "unknown", name: null };
  return { ...base, id: null, name: null, kind: null };
}

/** @param {HTMLElement} form @param {string} field @param {Value[]} values */
function list(form, field, values) {
  const box = document.createElement("fieldset");
  box.dataset.list = field;
  const legend = document.createElement("legend");
  legend.textContent = labels.fields[field];
  const items = document.createElement("div");
  box.append(legend, items);
  const draw = () => {
    items.replaceChildren();
    values.forEach((value, at) => {
      const item = document.createElement("div");
      item.className = "item";
      const words = document.createElement("bdi");
      words.className = "quote";
      words.lang = "ar";
      words.textContent = value.text;
      item.append(words);
      if (field !== "things") finder(item, field, value, draw);
      if (field === "sources" && at > 0) button(item, `↑ ${labels.up}`, () => { values.splice(at - 1, 0, ...values.splice(at, 1)); draw(); });
      const gone = button(item, "✕", () => { values.splice(at, 1); draw(); });
      gone.setAttribute("aria-label", `${labels.remove}: ${value.text}`);
      items.append(item);
    });
  };
  draw();
  button(box, `+ ${labels.add}`, () => {
    const words = chosen(text);
    if (!words) { notify(labels.nothing, { bad: true }); return; }
    values.push(blank(field, words));
    draw();
  });
  form.append(box);
}

/** A search in the registry for the id of a value. @param {HTMLElement} item @param {string} field @param {Value} value @param {() => void} draw */
function finder(item, field, value, draw) {
  const kind = PLACES.has(field) ? "place" : field === "sources" ? "source" : "actor";
  const box = document.createElement("span");
  box.className = "finder";
  const made = document.createElement("input");
  made.setAttribute("role", "combobox");
  made.setAttribute("aria-label", `${labels.find}: ${value.text}`);
  made.setAttribute("aria-expanded", "false");
  made.setAttribute("aria-autocomplete", "list");
  made.value = value.name ?? value.id ?? "";
  made.placeholder = labels.find;
  const options = document.createElement("ul");
  options.className = "options";
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", labels.find);
  options.id = `o${++serial}`;
  options.hidden = true;
  made.setAttribute("aria-controls", options.id);
  let at = -1;
  /** @type {Value[]} */
  let found = [];
  const mark = () => [...options.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
  const close = () => { options.hidden = true; made.setAttribute("aria-expanded", "false"); };
  /** @param {Value | undefined} one */
  const take = (one) => {
    if (!one) return;
    Object.assign(value, { id: one.id, name: one.ar });
    if (kind === "place") Object.assign(value, { lat: one.lat, lon: one.lon, kind: one.sort, country: one.country, precision: "town", metres: 3000, geo_precision: 1, where_prec: 1, why: "a person's correction" });
    else Object.assign(value, { kind: one.sort ?? value.kind, registered: true }, kind === "actor" ? { country: one.country } : {});
    draw();
  };
  made.addEventListener("input", async () => {
    if (!made.value.trim()) { close(); return; }
    found = await ask(`/api/registry/${kind}?words=${encodeURIComponent(made.value)}`);
    at = found.length ? 0 : -1;
    options.replaceChildren(...found.map((one) => {
      const li = document.createElement("li");
      li.setAttribute("role", "option");
      li.textContent = [one.ar, one.en, one.country].filter(Boolean).join(" · ");
      li.addEventListener("mousedown", (event) => { event.preventDefault(); take(one); });
      return li;
    }));
    mark();
    options.hidden = !found.length;
    made.setAttribute("aria-expanded", String(found.length > 0));
  });
  made.addEventListener("keydown", (event) => {
    if (options.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length; mark(); }
    if (event.key === "Enter") { event.preventDefault(); take(found[at]); }
    if (event.key === "Escape") { event.stopPropagation(); close(); }
  });
  made.addEventListener("blur", close);
  box.append(made, options);
  item.append(box);
}

/** Numbers of people: at least and at most, with the words that say so. @param {HTMLElement} form @param {Record<string, Value>} people */
function numbers(form, people) {
  const box = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = labels.fields.people;
  const items = document.createElement("div");
  box.append(legend, items);
  const draw = () => {
    items.replaceChildren();
    for (const [name, value] of Object.entries(people)) {
      const item = document.createElement("div");
      item.className = "item";
      const words = document.createElement("span");
      words.textContent = `${labels.people[name] ?? name}: `;
      const quote = document.createElement("bdi");
      quote.className = "quote";
      quote.textContent = value.text;
      item.append(words, quote);
      for (const end of ["min", "max"]) {
        const made = document.createElement("input");
        made.type = "number";
        made.min = "0";
        made.value = value[end] ?? "";
        made.setAttribute("aria-label", `${labels.people[name] ?? name}, ${labels[end]}`);
        made.addEventListener("input", () => { value[end] = made.value === "" ? null : Number(made.value); });
        item.append(made);
      }
      button(item, "✕", () => { delete people[name]; draw(); }).setAttribute("aria-label", `${labels.remove}: ${labels.people[name] ?? name}`);
      items.append(item);
    }
  };
  draw();
  const kind = document.createElement("select");
  kind.setAttribute("aria-label", labels.fields.people);
  for (const [id, told] of Object.entries(labels.people)) kind.append(new Option(told, id));
  const row = document.createElement("div");
  row.className = "row";
  row.append(kind);
  kind.style.inlineSize = "auto";
  button(row, `+ ${labels.add}`, () => {
    const words = chosen(text);
    if (!words) { notify(labels.nothing, { bad: true }); return; }
    people[kind.value] = { min: null, max: null, text: words.text, start: words.start, end: words.end };
    draw();
  });
  box.append(row);
  form.append(box);
}
