// @ts-check
/** The events: facets, table, map and time line speak of one selection, and the address says which. */
import { EventMap } from "./map.js";
import { Refused, ask, notify, onKey } from "./shell.js";
import { Timeline } from "./timeline.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("selection"));
const labels = JSON.parse(/** @type {HTMLTemplateElement} */ (document.getElementById("labels")).content.textContent ?? "{}");
/** @type {AbortController | null} */
let asking = null;
/** The window that somebody moved the map to. @type {number[]} */
let shown = [];
/** What the page shows, as the address has it. */
let search = location.search;

const map = new EventMap(/** @type {HTMLElement} */ (document.getElementById("map")), {
  select: (id) => choose(row(id), { scroll: true }),
  moved: (box) => {
    shown = box;
    document.querySelector("[data-search-here]")?.removeAttribute("hidden");
    document.querySelector("[data-fit]")?.removeAttribute("hidden");
  },
  describe: (point) => ({
    title: labels.types[point.type] ?? point.type,
    detail: [labels.stances[point.stance] ?? point.stance, point.day ? `\u2066${point.day}\u2069` : labels.unknown, labels.origins.replace("{n}", point.at_least)].join(" · "),
    href: `/events/${encodeURIComponent(point.event_id)}`,
  }),
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
  return id ? document.querySelector(`tr[data-event="${CSS.escape(id)}"]`) : null;
}

/** What the form asks for, as an address. */
function address() {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value && !(name === "order" && value === "newest")) given.append(name, value);
  return given;
}

/** Put into the form what an address asks for; the parts that the server draws have it. @param {URLSearchParams} query */
function fill(query) {
  for (const name of ["words", "earliest", "latest", "order"]) field(name).value = query.get(name) ?? (name === "order" ? "newest" : "");
  field("undated").checked = query.get("undated") === "true";
}

/** Ask for what the form says, or for an address, and show it. @param {{push?: boolean, query?: URLSearchParams}} [options] */
async function refresh({ push = true, query = address() } = {}) {
  asking?.abort();
  asking = new AbortController();
  const path = query.size ? `/events?${query}` : "/events";
  const results = document.querySelector(".results");
  results?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(path, { signal: asking.signal, headers: { accept: "text/html" } });
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) {
      notify(made.querySelector("main")?.textContent?.trim().replace(/\s+/g, " ") ?? answer.statusText, { bad: true });
      return;
    }
    if (push) history.pushState(null, "", path);
    search = location.search;
    fill(query);
    replace(made);
    for (const link of document.querySelectorAll("a[hreflang]")) link.setAttribute("href", `${path}${query.size ? "&" : "?"}lang=${link.getAttribute("hreflang")}`);
    await draw(query, true);
  } catch (error) {
    if (!(error instanceof DOMException)) notify(error instanceof Refused ? error.message : labels.lost, { bad: true });
  } finally {
    results?.removeAttribute("aria-busy");
  }
}

/** Take the parts of a page that was made anew; what was folded and focused stays so. @param {Document} made */
function replace(made) {
  const open = facets()?.open;
  const held = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = made.querySelector(`[data-part="${part.getAttribute("data-part")}"]`);
    if (fresh) part.replaceWith(fresh);
  }
  const fresh = facets();
  if (fresh && open !== undefined) fresh.open = open;
  if (held && !held.isConnected) /** @type {HTMLElement | null} */ (form.querySelector(`input[name="${held.name}"]${held.type === "checkbox" ? `[value="${CSS.escape(held.value)}"]` : ""}`))?.focus();
  document.querySelector("[data-search-here]")?.setAttribute("hidden", "");
}

/** @returns {HTMLDetailsElement | null} */
function facets() {
  return document.querySelector("details[data-facets]");
}

/** Show the selection on the map and on the time line. @param {URLSearchParams} query @param {boolean} fit */
async function draw(query, fit) {
  const days = new URLSearchParams(query);
  days.delete("earliest");
  days.delete("latest");
  const [points, times] = await Promise.all([ask(`/api/events/points?${query}`), ask(`/api/events/timeline?${days}`)]);
  const note = [points.left_off ? labels.left_off.replace("{n}", points.left_off) : "", points.nowhere ? labels.nowhere.replace("{n}", points.nowhere) : ""];
  say("[data-map-note]", note.filter(Boolean).join(" · "));
  say("[data-undated]", times.undated ? labels.undated_n.replace("{n}", times.undated) : "");
  timeline.show(times.bins, query.get("earliest") ?? "", query.get("latest") ?? "");
  const box = query.get("box")?.split(",").map(Number);
  await map.show(points.points, fit && !box);
  if (fit && box) map.fit(box);
  choose(row(decodeURIComponent(location.hash.slice(1))), { keep: true });
}

/** @param {string} where @param {string} words */
function say(where, words) {
  const place = document.querySelector(where);
  if (place) place.textContent = words;
}

/** Choose a row: it is set apart here and on the map, and the address keeps it. @param {HTMLElement | null} one @param {{scroll?: boolean, focus?: boolean, keep?: boolean}} [options] */
function choose(one, { scroll = false, focus = false, keep = false } = {}) {
  for (const other of document.querySelectorAll("tr.current")) {
    other.classList.remove("current");
    other.removeAttribute("aria-current");
  }
  if (!one) return;
  const id = one.dataset.event ?? "";
  one.classList.add("current");
  one.setAttribute("aria-current", "true");
  if (focus) one.querySelector("a")?.focus({ preventScroll: true });
  if (scroll) one.scrollIntoView({ block: "nearest" });
  if (!keep) history.replaceState(history.state, "", `${location.pathname}${location.search}#${encodeURIComponent(id)}`);
  map.mark(id);
}

/** @param {number} by */
function step(by) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tr[data-event]")]);
  const at = all.findIndex((one) => one.classList.contains("current"));
  choose(all[Math.max(0, Math.min(all.length - 1, at + by))] ?? null, { scroll: true, focus: true });
}

/** Open the event that is chosen. */
function open() {
  const link = document.querySelector("tr.current a");
  if (link instanceof HTMLAnchorElement) location.assign(link.href);
}

/** @param {MouseEvent} event */
function clicked(event) {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest("a[data-go]");
  if (link instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const pages = link.closest(".pager") !== null;
    refresh({ query: new URL(link.href).searchParams }).then(() => { if (pages) document.getElementById("table")?.scrollIntoView(); });
    return;
  }
  const line = target?.closest("tr[data-event]");
  if (line instanceof HTMLElement) choose(line);
  if (target?.closest("[data-search-here]") && shown.length) {
    const query = address();
    query.set("box", shown.join(","));
    refresh({ query });
  }
  if (target?.closest("[data-fit]")) map.fit();
}

form.addEventListener("submit", (event) => { event.preventDefault(); refresh(); });
form.addEventListener("change", (event) => { if (!(event.target instanceof HTMLInputElement && event.target.type === "search")) refresh(); });
document.addEventListener("click", clicked);
document.addEventListener("mouseover", (event) => {
  const line = event.target instanceof Element ? event.target.closest("tr[data-event]") : null;
  if (line instanceof HTMLElement) map.glance(line.dataset.event ?? null);
});
addEventListener("popstate", () => { if (location.search !== search) refresh({ push: false, query: new URLSearchParams(location.search) }); });
onKey("j", () => step(1));
onKey("k", () => step(-1));
onKey("o", open);
onKey("z", () => map.mark(/** @type {HTMLElement | null} */ (document.querySelector("tr.current"))?.dataset.event ?? null, true));
// where nothing has the focus that would take the key for itself
document.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.target === document.body || event.target === document.querySelector("main"))) open(); });
const narrow = facets();
if (narrow && matchMedia("(max-width: 60rem)").matches) narrow.open = false;
draw(new URLSearchParams(location.search), true).catch((error) => notify(error instanceof Refused ? error.message : labels.lost, { bad: true }));
