// @ts-check
/** A place on its map. */
import { EventMap } from "./map.js";

const place = document.getElementById("map");
if (place) new EventMap(place).show(JSON.parse(place.dataset.points ?? "[]"));
