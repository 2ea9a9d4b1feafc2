// @ts-check
/** A search in the registry for who or what a value is: type, choose by arrows, Enter; an emptied box is nobody known. */
import { ask } from "../shell.js";
import { button, fresh } from "./controls.js";
import { labels } from "./labels.js";

/** @typedef {Record<string, any>} Value */

/**
 * @param {HTMLElement} item
 * @param {"actor" | "source" | "place"} kind
 * @param {Value} value
 * @param {() => void} changed
 */
export function finder(item, kind, value, changed) {
  const box = document.createElement("span");
  box.className = "finder";
  const made = document.createElement("input");
  made.setAttribute("role", "combobox");
  made.setAttribute("aria-label", `${labels.find}: ${value.text}`);
  made.setAttribute("aria-expanded", "false");
  made.setAttribute("aria-autocomplete", "list");
  made.autocomplete = "off";
  made.dir = "auto";
  made.value = value.name ?? value.id ?? "";
  made.placeholder = labels.find;
  const options = document.createElement("ul");
  options.className = "options";
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", labels.find);
  options.id = fresh("o");
  options.hidden = true;
  made.setAttribute("aria-controls", options.id);
  let at = -1;
  let asked = 0;
  /** @type {Value[]} */
  let found = [];

  function mark() {
    [...options.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
    const chosen = options.children[at];
    if (chosen) { made.setAttribute("aria-activedescendant", chosen.id); chosen.scrollIntoView({ block: "nearest" }); } else made.removeAttribute("aria-activedescendant");
  }

  function close() {
    options.hidden = true;
    made.setAttribute("aria-expanded", "false");
    made.removeAttribute("aria-activedescendant");
  }

  /** @param {Value | undefined} one */
  async function take(one) {
    if (!one) return;
    if (kind === "place") Object.assign(value, await ask(`/api/locations/${encodeURIComponent(one.id)}`), { container: null, candidates: [], why: labels.by_person });
    else Object.assign(value, { id: one.id, name: one.ar, kind: one.sort ?? value.kind, registered: true }, kind === "actor" ? { country: one.country } : {});
    changed();
  }

  function clear() {
    Object.assign(value, { id: null, name: null });
    if (kind === "place") Object.assign(value, { kind: null, lat: null, lon: null, precision: null, metres: null, geo_precision: null, where_prec: null, country: null, container: null, candidates: [], why: null });
    else Object.assign(value, { registered: false }, kind === "actor" ? { kind: null, country: null } : {});
  }

  made.addEventListener("input", async () => {
    if (!made.value.trim()) { clear(); close(); return; }
    const mine = ++asked;
    const answer = await ask(`/api/registry/${kind}?words=${encodeURIComponent(made.value.slice(0, 100))}`);
    if (mine !== asked) return; // somebody typed on
    found = answer;
    at = found.length ? 0 : -1;
    options.replaceChildren(...found.map((one) => {
      const li = document.createElement("li");
      li.setAttribute("role", "option");
      li.id = fresh("p");
      li.textContent = [one.ar, one.en, one.country].filter(Boolean).join(" · ");
      li.addEventListener("mousedown", (event) => { event.preventDefault(); take(one); });
      return li;
    }));
    mark();
    options.hidden = !found.length;
    made.setAttribute("aria-expanded", String(found.length > 0));
  });
  made.addEventListener("keydown", (event) => {
    if (options.hidden) { if (event.key === "Enter") event.preventDefault(); return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length; mark(); }
    if (event.key === "Enter") { event.preventDefault(); take(found[at]); }
    if (event.key === "Escape") { event.stopPropagation(); close(); }
  });
  made.addEventListener("blur", close);
  box.append(made, options);
  item.append(box);
  if (value.id) button(item, labels.unknown, () => { clear(); changed(); }, `${labels.not_registered}: ${value.text}`);
}
