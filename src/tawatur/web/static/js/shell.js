// @ts-check
/** What every page has: the theme, keyboard shortcuts, dialogs, notices, and the one way to ask the server. */

/** @typedef {{status: number, code: string, message: string, hint: string | null, where: string | null}} Failure */

/** An answer of the server that is none of success. */
export class Refused extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(failure.hint ? `${failure.message}. ${failure.hint}` : failure.message);
    this.failure = failure;
  }
}

/**
 * Ask the API; a refusal is thrown as Refused.
 * @param {string} path
 * @param {{method?: string, body?: unknown, signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 */
export async function ask(path, { method = "GET", body, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" };
  if (method !== "GET") headers["x-csrftoken"] = meta("csrf-token");
  if (body !== undefined) headers["content-type"] = "application/json";
  const answer = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const told = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Refused(told);
  return told;
}

/** @param {string} name @returns {string} */
export function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
}

/**
 * Say something at the foot of the page, with a button if there is something to do about it.
 * @param {string} text
 * @param {{bad?: boolean, action?: string, act?: () => void}} [options]
 */
export function notify(text, { bad = false, action, act } = {}) {
  const place = document.querySelector("[data-notices]");
  if (!place) return;
  const made = document.createElement("div");
  made.className = bad ? "notice bad" : "notice";
  const words = document.createElement("span");
  words.dir = "auto";
  words.textContent = text;
  made.append(words);
  if (action && act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action;
    button.addEventListener("click", () => { made.remove(); act(); });
    made.append(button);
  }
  place.append(made);
  setTimeout(() => made.remove(), action ? 15000 : 6000);
}

/** @type {Map<string, (event: KeyboardEvent) => void>} */
const keys = new Map();
let waiting = "";

/**
 * Do something at a key, or at two one after the other ("g e"); not while somebody types.
 * @param {string} name
 * @param {(event: KeyboardEvent) => void} act
 */
export function onKey(name, act) {
  keys.set(name, act);
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    && !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type)));
}

/** The letter of the key itself, so that shortcuts work while the keyboard writes Arabic. @param {KeyboardEvent} event */
function letter(event) {
  if (/^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key)) return event.code[3].toLowerCase();
  if (event.code === "Slash" && event.key !== "/" && event.key !== "?") return event.shiftKey ? "?" : "/";
  return event.key;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const key = letter(event);
  const act = keys.get(waiting ? `${waiting} ${key}` : key);
  const pair = waiting;
  waiting = "";
  if (act) { event.preventDefault(); act(event); } else if (!pair && [...keys.keys()].some((name) => name.startsWith(`${key} `))) waiting = key;
});

/** @param {string} id */
export function openDialog(id) {
  const found = document.getElementById(id);
  if (found instanceof HTMLDialogElement && !found.open) found.showModal();
}

for (const [key, page] of Object.entries({ i: "inbox", e: "events", r: "review", a: "actors", s: "sources", p: "places" })) onKey(`g ${key}`, () => location.assign(`/${page}`));
onKey("?", () => openDialog("keys"));
onKey("/", () => {
  const found = document.querySelector("input[type=search]");
  if (found instanceof HTMLElement) found.focus();
});
for (const button of document.querySelectorAll("[data-open]")) button.addEventListener("click", () => openDialog(button.getAttribute("data-open") ?? ""));
document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `tawatur_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
});
const menu = document.querySelector("[data-menu]");
if (menu instanceof HTMLDetailsElement && matchMedia("(min-width: 60.01rem)").matches) menu.open = true;
