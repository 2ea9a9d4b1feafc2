// @ts-check
/** One event: its place on a map, and a notice that goes by itself. */
import { EventMap } from "./map.js";

const place = document.getElementById("map");
if (place) {
  const map = new EventMap(place);
  map.show(JSON.parse(place.dataset.points ?? "[]"));
}
const told = document.querySelector("[data-notices] .notice");
if (told) {
  history.replaceState(null, "", location.pathname + location.hash);
  setTimeout(() => told.remove(), 20000);
}
