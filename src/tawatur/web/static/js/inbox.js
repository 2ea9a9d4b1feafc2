// @ts-check
/** The Inbox: files are dropped, HTML is pasted as such, and the reading is watched. */
import { ask } from "./shell.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-drop]"));
const files = /** @type {HTMLInputElement | null} */ (document.getElementById("files"));
const progress = /** @type {HTMLElement} */ (document.querySelector("[data-progress]"));

if (form && files) {
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", (event) => { if (event.target === form) form.classList.remove("over"); });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  files.addEventListener("change", () => {
    const list = form.querySelector("[data-chosen]");
    list?.replaceChildren(...[...(files.files ?? [])].map((file) => {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = file.name;
      return item;
    }));
    if (files.files?.length) form.requestSubmit();
  });
  const text = /** @type {HTMLTextAreaElement} */ (form.querySelector("#text"));
  text.addEventListener("paste", (event) => {
    const page = event.clipboardData?.getData("text/html") ?? "";
    if (!/^\s*(<!doctype|<html)/i.test(page) || !/<article|<main/i.test(page)) return; // words copied from a page are pasted as words
    event.preventDefault();
    text.value = page;
  });
}

let was = !progress.hidden;

async function watch() {
  const now = await ask("/api/reading");
  const busy = now.waiting > 0 || now.linking;
  progress.hidden = !busy;
  const bar = /** @type {HTMLProgressElement} */ (progress.querySelector("progress"));
  bar.max = Math.max(1, now.total);
  bar.value = now.total - now.waiting;
  const [told, number] = [progress.querySelector("[data-progress-text]"), progress.querySelector("[data-progress-n]")];
  const said = (now.linking ? progress.dataset.linking : now.paused ? progress.dataset.paused : progress.dataset.reading) ?? "";
  if (told && told.textContent !== said) told.textContent = said;
  if (number) number.textContent = `${now.total - now.waiting} / ${now.total}`;
  if (was && !busy) location.replace("/inbox");
  was = busy;
  if (busy) setTimeout(watch, 1000);
}

if (was || location.search.includes("new=")) watch();
