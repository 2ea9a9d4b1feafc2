// @ts-check
/** What the map draws, from the sea up, in the colours of the page. */
import { STANCES, colour } from "./map-signs.js";

const BASE = new URL("../geo/base.json", import.meta.url).href;
const EMPTY = /** @type {any} */ ({ type: "FeatureCollection", features: [] });
const WIDE = 100_000; // metres; so wide an area is drawn however far the map is seen from
/** As near as the map comes; what is still together then stands at one point. */
export const NEAREST = 13;

/** @param {string} kind @returns {any} */
function of(kind) {
  return ["==", ["get", "kind"], kind];
}

/** @param {string} stance @returns {any} */
function told(stance) {
  return ["==", ["get", "sign"], stance];
}

/** The style of the map; it is made anew when the theme changes. @returns {any} */
export function style() {
  const [land, sea, line, ink, focus] = ["--card", "--sunk", "--line", "--line-strong", "--focus"].map(colour);
  const stance = ["match", ["get", "sign"], ...STANCES.flatMap((one) => [one, colour(`--${one}`)]), colour("--asserted")];
  const inside = ["any", [">=", ["get", "metres"], WIDE], [">=", ["zoom"], 5]];
  /** @param {string} id @param {any} filter @param {any} paint */
  const edge = (id, filter, paint) => ({ id, type: "line", source: "areas", filter: ["all", filter, inside], paint: { "line-color": stance, "line-opacity": 0.7, "line-width": 1.25, ...paint } });
  return {
    version: 8,
    sources: {
      base: { type: "geojson", data: BASE },
      signs: {
        type: "geojson", data: EMPTY, cluster: true, clusterRadius: 26, clusterMaxZoom: NEAREST + 1,
        clusterProperties: Object.fromEntries(STANCES.map((one) => [one, ["+", ["case", told(one), 1, 0]]])),
      },
      areas: { type: "geojson", data: EMPTY },
      marked: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "land", type: "fill", source: "base", filter: of("land"), paint: { "fill-color": land } },
      { id: "lakes", type: "fill", source: "base", filter: of("lake"), paint: { "fill-color": sea } },
      { id: "rivers", type: "line", source: "base", filter: of("river"), minzoom: 4, paint: { "line-color": sea, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 1, 10, 3] } },
      { id: "coast", type: "line", source: "base", filter: of("land"), paint: { "line-color": line, "line-width": 1 } },
      { id: "provinces", type: "line", source: "base", filter: of("province"), minzoom: 4.5, paint: { "line-color": line, "line-width": 1, "line-dasharray": [4, 2] } },
      { id: "borders", type: "line", source: "base", filter: of("border"), paint: { "line-color": ink, "line-width": 1 } },
      { id: "disputed", type: "line", source: "base", filter: of("disputed"), paint: { "line-color": ink, "line-width": 1, "line-dasharray": [3, 2.5] } },
      { id: "areas", type: "fill", source: "areas", filter: ["all", ["any", told("asserted"), told("alleged")], inside], paint: { "fill-color": stance, "fill-opacity": ["interpolate", ["linear"], ["get", "metres"], 1000, 0.2, 30000, 0.1, 300000, 0.04] } },
      { id: "areas-denied", type: "fill", source: "areas", filter: ["all", told("denied"), inside], paint: { "fill-pattern": "h:denied" } },
      edge("edges", ["any", told("asserted"), told("denied")], {}),
      edge("edges-planned", told("planned"), { "line-dasharray": [4, 3], "line-width": 1.75 }),
      edge("edges-alleged", told("alleged"), { "line-dasharray": [1, 2.5], "line-width": 1.75 }),
      { id: "marked-area", type: "fill", source: "marked", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": focus, "fill-opacity": 0.18 } },
      { id: "marked-edge", type: "line", source: "marked", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": focus, "line-width": 1.5 } },
      {
        id: "clusters", type: "symbol", source: "signs", filter: ["has", "point_count"],
        layout: { "icon-image": ["concat", "n:", ["to-string", ["get", "point_count_abbreviated"]], ...STANCES.flatMap((one) => [":", ["to-string", ["get", one]]])], "icon-allow-overlap": true },
      },
      { id: "signs", type: "symbol", source: "signs", filter: ["!", ["has", "point_count"]], layout: { "icon-image": ["concat", "s:", ["get", "sign"]], "icon-allow-overlap": true, "icon-size": ["interpolate", ["linear"], ["get", "origins"], 1, 0.8, 4, 1.2] } },
      { id: "marked", type: "circle", source: "marked", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 15, "circle-color": "rgba(0,0,0,0)", "circle-stroke-width": 3, "circle-stroke-color": focus } },
    ],
  };
}
