// @ts-check
/** Names that nobody knows yet: go through them by keys, find entries by any spelling, set places on the map. */
import { EventMap } from "./map.js";
import { ask, onKey } from "./shell.js";

const queue = /** @type {HTMLElement} */ (document.querySelector("[data-queue]"));
const kind = queue.dataset.kind ?? "actor";
const entries = /** @type {HTMLElement} */ (document.getElementById("entries"));

/** @returns {HTMLElement[]} */
const cards = () => [...queue.querySelectorAll(".unknown")].filter((one) => one instanceof HTMLElement);
const current = () => queue.querySelector(".unknown.current");

/** @param {HTMLElement | undefined} card */
function choose(card) {
  if (!card) return;
  for (const one of cards()) one.classList.toggle("current", one === card);
}

/** @param {number} by */
function step(by) {
  const all = cards();
  const at = all.findIndex((one) => one.classList.contains("current"));
  const card = all[Math.max(0, Math.min(all.length - 1, at + by))];
  choose(card);
  card?.focus();
}

/** @param {string} decision */
function send(decision) {
  const form = current()?.querySelector(`input[name=decision][value=${decision}]`)?.closest("form");
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

queue.addEventListener("focusin", (event) => choose(/** @type {HTMLElement | undefined} */ (event.target instanceof Element ? event.target.closest(".unknown") ?? undefined : undefined)));
queue.addEventListener("click", (event) => choose(/** @type {HTMLElement | undefined} */ (event.target instanceof Element ? event.target.closest(".unknown") ?? undefined : undefined)));
queue.addEventListener("input", async (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !("finder" in box.dataset) || box.value.trim().length < 2) return;
  const found = await ask(`/api/registry/${kind}?words=${encodeURIComponent(box.value)}`);
  entries.replaceChildren(...found.map((/** @type {any} */ one) => Object.assign(document.createElement("option"), { value: one.id, textContent: [one.ar, one.en, one.country].filter(Boolean).join(" · ") })));
});
onKey("j", () => step(1));
onKey("k", () => step(-1));
onKey("x", () => send("refuse"));
onKey("a", () => send("add"));
choose(cards()[0]);

const place = document.getElementById("map");
if (place) {
  new EventMap(place, {
    pick: (lat, lon) => {
      const card = current();
      for (const [name, value] of /** @type {[string, number][]} */ ([["lat", lat], ["lon", lon]])) {
        const box = card?.querySelector(`input[name=${name}]`);
        if (box instanceof HTMLInputElement) box.value = value.toFixed(5);
      }
      const button = card?.querySelector("[data-set]");
      if (button instanceof HTMLElement) button.focus();
    },
  });
}
