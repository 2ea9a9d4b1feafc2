// @ts-check
/**
 * The map: bundled land, borders and rivers; events as signs, apart by shape for how they are told, and around each, as
 * an area, how far from the point it may have been. Nothing is fetched from elsewhere. Names are HTML, so that the
 * browser shapes Arabic; they give way to each other by rank.
 */
import * as maplibre from "../vendor/maplibre/maplibre-gl.mjs";
import { ask } from "./shell.js";

/** @typedef {{event_id: string, type: string, stance: string, lat: number, lon: number, metres: number, at_least: number, day: string | null}} Point */
/** @typedef {{ar: string, en: string, kind: string, lat: number, lon: number, rank: number, zoom: number}} Label */
/** @typedef {{select?: (id: string) => void, moved?: (box: number[]) => void, pick?: (lat: number, lon: number) => void, describe?: (point: Point) => string, lang?: string, noWebgl?: string}} Options */

const STANCES = ["asserted", "alleged", "planned", "denied"];
const ICON = 26;
const BASE = new URL("../geo/base.json", import.meta.url).href;
const EMPTY = /** @type {any} */ ({ type: "FeatureCollection", features: [] });

export class EventMap {
  /** @param {HTMLElement} place @param {Options} [options] */
  constructor(place, options = {}) {
    this.options = options;
    this.place = place;
    /** @type {Point[]} */
    this.points = [];
    /** @type {any} */
    this.map = null;
    /** @type {Label[]} */
    this.labels = [];
    this.ready = this.#start();
  }

  async #start() {
    if (!document.createElement("canvas").getContext("webgl2")) return this.#without();
    try {
      this.map = new maplibre.Map({
        container: this.place, style: this.#style(), center: [38, 28], zoom: 3.2, minZoom: 2, maxZoom: 13, dragRotate: false, pitchWithRotate: false,
        touchPitch: false, attributionControl: { compact: false, customAttribution: "Natural Earth · GeoNames (CC BY 4.0)" }, maxBounds: [[-25, -15], [90, 58]], fadeDuration: 0,
      });
    } catch {
      return this.#without();
    }
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
    this.map.touchZoomRotate.disableRotation();
    this.map.setMissingStyleImageResolver((/** @type {string} */ id) => this.#image(id));
    await new Promise((done) => this.map.once("load", done));
    this.#names();
    this.#act();
    for (const query of [matchMedia("(prefers-color-scheme: dark)")]) query.addEventListener("change", () => this.#repaint());
    new MutationObserver(() => this.#repaint()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#draw();
  }

  #without() {
    this.map = null;
    const said = document.createElement("p");
    said.className = "message";
    said.textContent = this.options.noWebgl ?? "";
    this.place.replaceChildren(said);
  }

  /** Show points. @param {Point[]} points @param {boolean} [fit] */
  async show(points, fit = true) {
    this.points = points;
    await this.ready;
    this.#draw();
    if (fit) this.fit();
  }

  /** Show all points. */
  fit() {
    if (!this.map || !this.points.length) return;
    const box = new maplibre.LngLatBounds();
    for (const one of this.points) box.extend([one.lon, one.lat]);
    this.map.fitBounds(box, { padding: 50, maxZoom: 8, animate: false });
  }

  /** Set one event apart from the others; null for none. @param {string | null} id */
  async mark(id) {
    await this.ready;
    if (!this.map) return;
    this.map.setFilter("marked", ["==", ["get", "id"], id ?? ""]);
    this.map.setFilter("marked-area", ["==", ["get", "id"], id ?? ""]);
  }

  /** The window of the map: west, south, east, north. @returns {number[]} */
  box() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((one) => Number(one.toFixed(3)));
  }

  #draw() {
    if (!this.map) return;
    const signs = this.points.map((one) => ({ type: "Feature", geometry: { type: "Point", coordinates: [one.lon, one.lat] }, properties: properties(one) }));
    const areas = this.points.map((one) => ({ type: "Feature", geometry: { type: "Polygon", coordinates: [circle(one)] }, properties: properties(one) }));
    this.map.getSource("signs").setData({ type: "FeatureCollection", features: signs });
    this.map.getSource("apart").setData({ type: "FeatureCollection", features: signs });
    this.map.getSource("areas").setData({ type: "FeatureCollection", features: areas });
  }

  /** @param {string} name */
  #colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "#888";
  }

  /** @returns {any} */
  #style() {
    const [land, sea, line, ink] = ["--card", "--sunk", "--line", "--line-strong"].map((name) => this.#colour(name));
    const colour = ["match", ["get", "sign"], ...STANCES.flatMap((one) => [one, this.#colour(`--${one}`)]), this.#colour("--asserted")];
    /** @param {string} kind */
    const of = (kind) => ["==", ["get", "kind"], kind];
    return {
      version: 8,
      sources: {
        base: { type: "geojson", data: BASE },
        signs: { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 28, clusterMaxZoom: 9 },
        apart: { type: "geojson", data: EMPTY },
        areas: { type: "geojson", data: EMPTY },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": sea } },
        { id: "land", type: "fill", source: "base", filter: of("country"), paint: { "fill-color": land } },
        { id: "lakes", type: "fill", source: "base", filter: of("lake"), paint: { "fill-color": sea } },
        { id: "rivers", type: "line", source: "base", filter: of("river"), minzoom: 4, paint: { "line-color": sea, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 1, 10, 3] } },
        { id: "provinces", type: "line", source: "base", filter: of("province"), minzoom: 4.5, paint: { "line-color": line, "line-width": 1, "line-dasharray": [3, 2] } },
        { id: "countries", type: "line", source: "base", filter: of("country"), paint: { "line-color": ink, "line-width": 1 } },
        { id: "areas", type: "fill", source: "areas", minzoom: 5, paint: { "fill-color": colour, "fill-opacity": ["interpolate", ["linear"], ["get", "metres"], 1000, 0.2, 30000, 0.1, 300000, 0.03] } },
        { id: "area-edges", type: "line", source: "areas", minzoom: 6, paint: { "line-color": colour, "line-opacity": 0.5, "line-width": 1 } },
        { id: "marked-area", type: "fill", source: "areas", filter: ["==", ["get", "id"], ""], paint: { "fill-color": this.#colour("--focus"), "fill-opacity": 0.25 } },
        { id: "clusters", type: "symbol", source: "signs", filter: ["has", "point_count"], layout: { "icon-image": ["concat", "n:", ["to-string", ["get", "point_count_abbreviated"]]], "icon-allow-overlap": true } },
        { id: "signs", type: "symbol", source: "signs", filter: ["!", ["has", "point_count"]], layout: { "icon-image": ["concat", "s:", ["get", "sign"]], "icon-allow-overlap": true, "icon-size": ["interpolate", ["linear"], ["get", "origins"], 1, 0.8, 4, 1.25] } },
        { id: "marked", type: "circle", source: "apart", filter: ["==", ["get", "id"], ""], paint: { "circle-radius": 13, "circle-color": "rgba(0,0,0,0)", "circle-stroke-width": 3, "circle-stroke-color": this.#colour("--focus") } },
      ],
    };
  }

  async #repaint() {
    if (!this.map) return;
    const marked = this.map.getFilter("marked");
    this.map.setStyle(this.#style(), { diff: false });
    await new Promise((done) => this.map.once("styledata", done));
    this.#draw();
    this.map.setFilter("marked", marked);
  }

  /** Draw a sign or the number of a cluster. @param {string} id */
  #image(id) {
    if (this.map.hasImage(id)) return;
    const size = ICON * 2;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const [kind, what] = id.split(":");
    pen.translate(size / 2, size / 2);
    if (kind === "n") {
      pen.fillStyle = this.#colour("--accent");
      pen.beginPath(); pen.arc(0, 0, size / 2 - 3, 0, 7); pen.fill();
      pen.strokeStyle = this.#colour("--card"); pen.lineWidth = 3; pen.stroke();
      pen.fillStyle = this.#colour("--accent-ink"); pen.font = `600 ${what.length > 3 ? 17 : 21}px sans-serif`; pen.textAlign = "center"; pen.textBaseline = "middle"; pen.fillText(what, 0, 1);
    } else {
      const colour = this.#colour(`--${what}`);
      pen.strokeStyle = this.#colour("--card"); pen.lineWidth = 10;
      pen.beginPath(); pen.arc(0, 0, 14, 0, 7); pen.stroke();
      pen.strokeStyle = colour; pen.fillStyle = what === "asserted" ? colour : this.#colour("--card"); pen.lineWidth = 5;
      if (what === "planned") pen.setLineDash([8, 6]);
      if (what === "alleged") { pen.setLineDash([1, 8]); pen.lineCap = "round"; }
      pen.beginPath(); pen.arc(0, 0, 14, 0, 7); pen.fill(); pen.stroke();
      if (what === "denied") { pen.beginPath(); pen.moveTo(-10, -10); pen.lineTo(10, 10); pen.moveTo(10, -10); pen.lineTo(-10, 10); pen.stroke(); }
    }
    this.map.addImage(id, pen.getImageData(0, 0, size, size), { pixelRatio: 2 });
  }

  async #names() {
    const layer = document.createElement("div");
    layer.className = "names";
    layer.setAttribute("aria-hidden", "true");
    this.place.append(layer);
    this.labels = await ask("/api/map/labels");
    const draw = () => this.#placeNames(layer);
    this.map.on("move", draw);
    this.map.on("resize", draw);
    draw();
  }

  /** Put as many names on the map as have room, the most important first. @param {HTMLElement} layer */
  #placeNames(layer) {
    const zoom = this.map.getZoom();
    const { width, height } = this.place.getBoundingClientRect();
    const bounds = this.map.getBounds();
    /** @type {number[][]} */
    const taken = [];
    const made = [];
    for (const one of this.labels) {
      if (one.zoom > zoom || made.length >= 70 || !bounds.contains([one.lon, one.lat])) continue;
      const name = this.options.lang === "en" ? one.en : one.ar;
      const at = this.map.project([one.lon, one.lat]);
      const half = name.length * 3.6 + 4;
      const box = [at.x - half, at.y - 9, at.x + half, at.y + 9];
      if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      const span = document.createElement("span");
      span.className = one.kind;
      span.textContent = name;
      span.style.transform = `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)`;
      made.push(span);
    }
    layer.replaceChildren(...made);
  }

  #act() {
    const over = document.createElement("div");
    over.className = "card-over";
    over.hidden = true;
    this.place.append(over);
    this.map.on("mousemove", "signs", (/** @type {any} */ event) => {
      const id = event.features[0]?.properties.id;
      const point = this.points.find((one) => one.event_id === id);
      if (!point) return;
      this.map.getCanvas().style.cursor = "pointer";
      over.textContent = this.options.describe?.(point) ?? "";
      over.hidden = false;
      over.style.left = `${Math.min(event.point.x + 14, this.place.clientWidth - 220)}px`;
      over.style.top = `${event.point.y + 14}px`;
    });
    this.map.on("mouseleave", "signs", () => { over.hidden = true; this.map.getCanvas().style.cursor = ""; });
    this.map.on("click", "signs", (/** @type {any} */ event) => this.options.select?.(event.features[0].properties.id));
    this.map.on("click", "clusters", async (/** @type {any} */ event) => {
      const { cluster_id: id } = event.features[0].properties;
      const zoom = await this.map.getSource("signs").getClusterExpansionZoom(id);
      this.map.easeTo({ center: event.features[0].geometry.coordinates, zoom: zoom + 0.5 });
    });
    if (this.options.pick) this.map.on("click", (/** @type {any} */ event) => this.options.pick?.(event.lngLat.lat, event.lngLat.lng));
    this.map.on("moveend", (/** @type {any} */ event) => { if (event.originalEvent) this.options.moved?.(this.box()); });
  }
}

/** @param {Point} one */
function properties(one) {
  const sign = one.stance === "ordered" ? "planned" : STANCES.includes(one.stance) ? one.stance : "asserted";
  return { id: one.event_id, sign, origins: one.at_least, metres: one.metres };
}

/** The ring around a point at its uncertainty. @param {Point} one @returns {number[][]} */
function circle(one) {
  const high = one.metres / 111_320;
  const wide = high / Math.max(0.1, Math.cos((one.lat * Math.PI) / 180));
  return Array.from({ length: 33 }, (_, n) => {
    const turn = (n / 32) * 2 * Math.PI;
    return [one.lon + wide * Math.cos(turn), one.lat + high * Math.sin(turn)];
  });
}
