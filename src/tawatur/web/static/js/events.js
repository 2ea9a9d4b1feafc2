// @ts-check
/** The events: facets, table, map and time line speak of one selection, and the address says which. */
import { EventMap } from "./map.js";
import { ask, notify, onKey } from "./shell.js";
import { Timeline } from "./timeline.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("selection"));
const labels = JSON.parse(/** @type {HTMLTemplateElement} */ (document.getElementById("labels")).content.textContent ?? "{}");
/** @type {AbortController | null} */
let asking = null;
/** @type {number[] | null} */
let window_ = null;

const map = new EventMap(/** @type {HTMLElement} */ (document.getElementById("map")), {
  lang: labels.lang,
  noWebgl: labels.no_webgl,
  select: (id) => choose(row(id), true),
  moved: (box) => { window_ = box; document.querySelector("[data-search-here]")?.removeAttribute("hidden"); },
  describe: (point) => `${labels.types[point.type] ?? point.type} · ${labels.stances[point.stance] ?? point.stance} · ${point.day ?? "–"}`,
});
const timeline = new Timeline(/** @type {HTMLElement} */ (document.getElementById("timeline")), labels, (from, to) => {
  field("earliest").value = from ?? "";
  field("latest").value = to ?? "";
  refresh();
});

/** @param {string} name */
function field(name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {string} id @returns {HTMLElement | null} */
function row(id) {
  return document.querySelector(`tr[data-event="${CSS.escape(id)}"]`);
}

/** What the form asks for, as an address. */
function address() {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value && !(name === "order" && value === "newest")) given.append(name, value);
  return given;
}

/** Ask for what the form says, and show it. @param {{push?: boolean, query?: URLSearchParams}} [options] */
async function refresh({ push = true, query = address() } = {}) {
  asking?.abort();
  asking = new AbortController();
  const path = query.size ? `/events?${query}` : "/events";
  try {
    const answer = await fetch(path, { signal: asking.signal, headers: { accept: "text/html" } });
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) { notify(made.querySelector("main")?.textContent?.trim().replace(/\s+/g, " ") ?? answer.statusText, { bad: true }); return; }
    if (push) history.pushState(null, "", path);
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = made.querySelector(`[data-part="${part.getAttribute("data-part")}"]`);
      if (fresh) part.replaceWith(fresh);
    }
    fold();
    if (focused && !focused.isConnected) /** @type {HTMLElement | null} */ (form.querySelector(`input[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`))?.focus();
    for (const link of document.querySelectorAll("a[hreflang]")) link.setAttribute("href", `${path}${query.size ? "&" : "?"}lang=${link.getAttribute("hreflang")}`);
    await draw(query, push);
  } catch (error) {
    if (!(error instanceof DOMException)) notify(String(error), { bad: true });
  }
}

/** Show the selection on the map and on the time line. @param {URLSearchParams} query @param {boolean} fit */
async function draw(query, fit) {
  const days = new URLSearchParams(query);
  days.delete("earliest");
  days.delete("latest");
  const [points, times] = await Promise.all([ask(`/api/events/points?${query}`), ask(`/api/events/timeline?${days}`)]);
  const note = [points.left_off ? labels.left_off.replace("{n}", points.left_off) : "", points.nowhere ? labels.nowhere.replace("{n}", points.nowhere) : ""];
  const place = document.querySelector("[data-map-note]");
  if (place) place.textContent = note.filter(Boolean).join(" · ");
  const undated = document.querySelector("[data-undated]");
  if (undated) undated.textContent = times.undated ? labels.undated_n.replace("{n}", times.undated) : "";
  timeline.show(times.bins, query.get("earliest") ?? "", query.get("latest") ?? "");
  await map.show(points.points, fit && !query.get("box"));
}

/** @param {HTMLElement | null} one @param {boolean} [scroll] */
function choose(one, scroll = false) {
  for (const other of document.querySelectorAll("tr.current")) other.classList.remove("current");
  if (!one) return;
  one.classList.add("current");
  if (scroll) one.scrollIntoView({ block: "nearest" });
  map.mark(one.dataset.event ?? null);
}

/** @param {number} by */
function step(by) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tr[data-event]")]);
  const at = all.findIndex((one) => one.classList.contains("current"));
  choose(all[Math.max(0, Math.min(all.length - 1, at + by))] ?? null, true);
}

/** On narrow screens the facets are folded. */
function fold() {
  const facets = document.querySelector("[data-facets]");
  if (facets instanceof HTMLDetailsElement && matchMedia("(max-width: 60rem)").matches) facets.open = false;
}

form.addEventListener("submit", (event) => { event.preventDefault(); refresh(); });
form.addEventListener("change", (event) => { if (!(event.target instanceof HTMLInputElement && event.target.type === "search")) refresh(); });
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const chip = target?.closest("[data-drop]");
  if (chip instanceof HTMLElement) {
    const query = address();
    if (chip.dataset.value) query.delete(chip.dataset.drop ?? "", chip.dataset.value); else query.delete(chip.dataset.drop ?? "");
    location.assign(query.size ? `/events?${query}` : "/events");
  }
  const line = target?.closest("tr[data-event]");
  if (line instanceof HTMLElement) choose(line);
  if (target?.closest("[data-search-here]") && window_) {
    form.querySelector("input[name=box]")?.remove();
    form.insertAdjacentHTML("beforeend", `<input type="hidden" name="box" value="${window_.join(",")}">`);
    refresh();
  }
});
document.addEventListener("mouseover", (event) => {
  const line = event.target instanceof Element ? event.target.closest("tr[data-event]") : null;
  if (line instanceof HTMLElement) map.mark(line.dataset.event ?? null);
});
addEventListener("popstate", () => location.reload());
onKey("j", () => step(1));
onKey("k", () => step(-1));
onKey("Enter", () => document.querySelector("tr.current a")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
fold();
draw(new URLSearchParams(location.search), true);
