// @ts-check
/** The small parts that the form of a claim is made of. */
let serial = 0;

/** An id that no other element has. @param {string} letter */
export function fresh(letter) {
  serial += 1;
  return `${letter}${serial}`;
}

/** @param {HTMLElement} form */
export function pair(form) {
  const made = document.createElement("div");
  made.className = "pair";
  form.append(made);
  return made;
}

/** A group with a title and a place for its items. @param {HTMLElement} form @param {string} name @param {string} field */
export function group(form, name, field) {
  const box = document.createElement("fieldset");
  box.dataset.list = field;
  const legend = document.createElement("legend");
  legend.textContent = name;
  const items = document.createElement("div");
  const row = document.createElement("div");
  row.className = "row";
  box.append(legend, items, row);
  form.append(box);
  return { box, items, row };
}

/** @param {HTMLElement} place @param {string} name @param {HTMLElement} control */
export function labelled(place, name, control) {
  control.id = fresh("f");
  const box = document.createElement("div");
  box.className = "field";
  const label = document.createElement("label");
  label.htmlFor = control.id;
  label.textContent = name;
  box.append(label, control);
  place.append(box);
}

/** @param {[string, any][]} options @param {string} value @param {boolean} [blank] */
export function select(options, value, blank = false) {
  const made = document.createElement("select");
  if (blank) made.append(new Option("", ""));
  for (const [id, told] of options) made.append(new Option(told, id, false, id === value));
  if (value && !options.some(([id]) => id === value)) made.append(new Option(value, value, false, true));
  return made;
}

/** @param {HTMLElement} place @param {string} name @param {string} value @param {string} [hint] */
export function input(place, name, value, hint = "") {
  const made = document.createElement("input");
  made.value = value;
  made.placeholder = hint;
  made.maxLength = 2000;
  if (hint) { made.dir = "ltr"; made.pattern = "(\\d{4}|-)-\\d{2}-\\d{2}"; made.title = hint; }
  labelled(place, name, made);
  return made;
}

/** A number of something, or nothing. @param {HTMLElement} place @param {string} name @param {number | null | undefined} value @param {(value: number | null) => void} take */
export function number(place, name, value, take) {
  const made = document.createElement("input");
  made.type = "number";
  made.min = "0";
  made.value = value === null || value === undefined ? "" : String(value);
  made.placeholder = name;
  made.setAttribute("aria-label", name);
  made.addEventListener("input", () => take(made.value === "" ? null : Number(made.value)));
  place.append(made);
}

/** @param {HTMLElement} place @param {string} name @param {(button: HTMLButtonElement) => void} act @param {string} [told] */
export function button(place, name, act, told) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  if (told) { made.setAttribute("aria-label", told); made.title = told; }
  made.addEventListener("mousedown", (event) => event.preventDefault()); // what is selected in the text stays
  made.addEventListener("click", () => act(made));
  place.append(made);
  return made;
}

/** Words of the report. @param {HTMLElement} place @param {string} words */
export function quote(place, words) {
  const made = document.createElement("bdi");
  made.className = "quote";
  made.lang = "ar";
  made.textContent = words;
  place.append(made);
}
