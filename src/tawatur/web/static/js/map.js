// @ts-check
/**
 * The map: bundled land, borders and rivers; events as signs, apart by shape for how they are told, and around each, as
 * an area, how far from the point it may have been. Nothing is fetched from elsewhere. What stands at one place is one
 * sign with a number, which opens as a list. The words come with the element (`parts/map.html`).
 */
import * as maplibre from "../vendor/maplibre/maplibre-gl.mjs";
import { Names } from "./map-names.js";
import { STANCES, draw } from "./map-signs.js";
import { NEAREST, style } from "./map-style.js";
import { ask } from "./shell.js";

/** @typedef {{event_id: string, type: string, stance: string, lat: number, lon: number, metres: number, at_least: number, day: string | null}} Point */
/** @typedef {{title: string, detail: string, href?: string}} Told */
/**
 * `select`: an event's sign was clicked. `moved`: somebody moved the map, to this window. `pick`: somebody clicked a
 * point of the map. `describe`: what a card says of an event. `lang`: the language of the names.
 * @typedef {{select?: (id: string) => void, moved?: (box: number[]) => void, pick?: (lat: number, lon: number) => void, describe?: (point: Point) => Told, lang?: string}} Options
 */

const EDGES = /** @type {[[number, number], [number, number]]} */ ([[-25, -15], [90, 58]]);
const LISTED = 40;
const NONE = { type: "FeatureCollection", features: [] };

export class EventMap {
  /** @param {HTMLElement} place @param {Options} [options] */
  constructor(place, options = {}) {
    this.options = options;
    this.place = place;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(place.dataset.words ?? "{}");
    /** @type {Point[]} */
    this.points = [];
    /** @type {any} */
    this.map = null;
    /** @type {HTMLElement | null} */
    this.card = null;
    /** @type {any} */
    this.marked = NONE;
    /** Whether the map moves by itself, not because somebody moves it. */
    this.own = false;
    this.ready = this.#start();
  }

  async #start() {
    if (!document.createElement("canvas").getContext("webgl2")) return this.#without();
    try {
      this.map = new maplibre.Map({
        container: this.place, style: style(), center: [38, 28], zoom: 3.2, minZoom: 2, maxZoom: NEAREST, dragRotate: false, pitchWithRotate: false, touchPitch: false,
        attributionControl: { compact: false, customAttribution: "Natural Earth · GeoNames (CC BY 4.0)" }, maxBounds: EDGES, fadeDuration: 0,
        locale: { "Map.Title": this.words.canvas ?? "", "NavigationControl.ZoomIn": this.words.zoom_in ?? "+", "NavigationControl.ZoomOut": this.words.zoom_out ?? "−" },
      });
    } catch {
      return this.#without();
    }
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
    this.map.touchZoomRotate.disableRotation();
    this.map.setMissingStyleImageResolver((/** @type {string} */ id) => { if (!this.map.hasImage(id)) this.map.addImage(id, draw(id), { pixelRatio: 2 }); });
    await new Promise((done) => this.map.once("load", done));
    this.#act();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint());
    new MutationObserver(() => this.#repaint()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#draw();
    ask("/api/map/labels").then((labels) => new Names(this.map, this.place, this.options.lang ?? document.documentElement.lang, labels), () => undefined);
  }

  #without() {
    this.map = null;
    const said = document.createElement("p");
    said.className = "message";
    said.textContent = this.words.no_webgl ?? "";
    this.place.replaceChildren(said);
  }

  /** Show points. @param {Point[]} points @param {boolean} [fit] */
  async show(points, fit = true) {
    this.points = points;
    await this.ready;
    this.#close();
    this.#draw();
    if (fit) this.fit();
  }

  /** Show all points, or a window (west, south, east, north). @param {number[]} [window] */
  fit(window) {
    if (!this.map || !(window || this.points.length)) return;
    const box = new maplibre.LngLatBounds();
    if (window) box.extend([window[0], window[1]]).extend([window[2], window[3]]);
    else for (const one of this.points) box.extend([one.lon, one.lat]);
    this.own = true;
    this.map.fitBounds(box, { padding: window ? 0 : 50, maxZoom: window ? NEAREST : 8, animate: false });
  }

  /** Set one event apart from the others; null for none. @param {string | null} id @param {boolean} [zoom] and go to it */
  async mark(id, zoom = false) {
    await this.ready;
    if (!this.map) return;
    const point = this.points.find((one) => one.event_id === id);
    this.#mark(point ?? null);
    if (!point) return;
    const at = /** @type {[number, number]} */ ([point.lon, point.lat]);
    this.own = zoom || !this.map.getBounds().contains(at);
    if (zoom) this.map.jumpTo({ center: at, zoom: Math.max(this.map.getZoom(), near(point.metres)) });
    else if (this.own) this.map.jumpTo({ center: at });
  }

  /** Set an event apart that somebody passes over, without moving the map. @param {string | null} id */
  glance(id) {
    if (this.map?.loaded()) this.#mark(this.points.find((one) => one.event_id === id) ?? null);
  }

  /** Set a point apart that is no event: one that somebody picked. @param {number} lat @param {number} lon @param {number} [metres] */
  async pin(lat, lon, metres = 0) {
    await this.ready;
    if (this.map) this.#mark({ event_id: "", type: "", stance: "asserted", lat, lon, metres, at_least: 1, day: null });
  }

  /** The window of the map: west, south, east, north. @returns {number[]} */
  box() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((one) => Number(one.toFixed(3)));
  }

  /** @param {Point | null} point */
  #mark(point) {
    const shapes = point ? [feature("Point", [point.lon, point.lat], {}), ...(point.metres ? [feature("Polygon", [circle(point)], {})] : [])] : [];
    this.marked = { type: "FeatureCollection", features: shapes };
    this.map.getSource("marked").setData(this.marked);
  }

  #draw() {
    if (!this.map) return;
    const seen = new Set();
    const areas = [];
    for (const one of this.points) {
      const key = [one.lat, one.lon, one.metres, sign(one)].join();
      if (!seen.has(key)) areas.push(feature("Polygon", [circle(one)], { sign: sign(one), metres: one.metres }));
      seen.add(key);
    }
    const signs = this.points.map((one) => feature("Point", [one.lon, one.lat], { id: one.event_id, sign: sign(one), origins: one.at_least }));
    this.map.getSource("signs").setData({ type: "FeatureCollection", features: signs });
    this.map.getSource("areas").setData({ type: "FeatureCollection", features: areas });
  }

  async #repaint() {
    if (!this.map) return;
    this.map.setStyle(style(), { diff: false });
    await new Promise((done) => this.map.once("styledata", done));
    this.#draw();
    this.map.getSource("marked").setData(this.marked);
  }

  #act() {
    const { map } = this;
    map.getCanvas().style.cursor = this.options.pick ? "crosshair" : "";
    for (const layer of ["signs", "clusters"]) {
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = this.options.pick ? "crosshair" : ""; if (this.card?.dataset.stays === undefined) this.#close(); });
    }
    map.on("mousemove", "signs", (/** @type {any} */ event) => { if (this.card?.dataset.stays === undefined) this.#open(this.#of(event.features), false); });
    map.on("click", (/** @type {any} */ event) => this.#click(event));
    map.on("move", () => this.#close());
    map.on("resize", () => { this.own = true; });
    map.on("moveend", () => {
      if (!this.own) this.options.moved?.(this.box());
      this.own = false;
    });
    map.getContainer().addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape" && this.card) { this.#close(); map.getCanvas().focus(); } });
  }

  /** @param {any} event */
  async #click(event) {
    if (this.options.pick) {
      this.pin(event.lngLat.lat, event.lngLat.lng);
      this.options.pick(event.lngLat.lat, event.lngLat.lng);
      return;
    }
    const found = this.map.queryRenderedFeatures(event.point, { layers: ["signs", "clusters"] });
    this.#close();
    if (!found.length) return;
    if (!found[0].properties.cluster) {
      this.options.select?.(found[0].properties.id);
      this.#open(this.#of(found), true);
      return;
    }
    const { cluster_id: id, point_count: count } = found[0].properties;
    const zoom = await this.map.getSource("signs").getClusterExpansionZoom(id);
    if (zoom <= NEAREST) this.map.jumpTo({ center: found[0].geometry.coordinates, zoom: Math.min(NEAREST, zoom + 0.3) });
    else this.#open(this.#of(await this.map.getSource("signs").getClusterLeaves(id, LISTED, 0)), true, count);
  }

  /** The points of signs. @param {any[]} found @returns {Point[]} */
  #of(found) {
    const ids = new Set(found.map((one) => one.properties.id));
    return this.points.filter((one) => ids.has(one.event_id));
  }

  /** Show a card beside events that says what they are. @param {Point[]} points @param {boolean} stays @param {number} [all] */
  #open(points, stays, all = points.length) {
    const ids = points.map((one) => one.event_id).join();
    if (!stays && this.card?.dataset.ids === ids) return;
    this.#close();
    if (!points.length || !this.options.describe) return;
    const card = document.createElement("div");
    card.className = "card-over";
    card.dataset.ids = ids;
    if (stays) card.dataset.stays = "";
    for (const one of points) card.append(this.#line(one, this.options.describe(one)));
    if (all > points.length) card.append(`+ ${all - points.length}`);
    this.place.append(card);
    this.card = card;
    const at = this.map.project([points[0].lon, points[0].lat]);
    const left = at.x + 16 + card.offsetWidth > this.place.clientWidth ? at.x - 16 - card.offsetWidth : at.x + 16;
    card.style.left = `${Math.max(4, left)}px`;
    card.style.top = `${Math.max(4, Math.min(at.y - 12, this.place.clientHeight - card.offsetHeight - 4))}px`;
    if (stays) card.querySelector("a")?.focus({ preventScroll: true });
  }

  /** @param {Point} point @param {Told} told */
  #line(point, told) {
    const line = document.createElement("p");
    const mark = document.createElement("span");
    mark.className = `sign s-${sign(point)}`;
    const title = document.createElement(told.href ? "a" : "strong");
    if (told.href) title.setAttribute("href", told.href);
    title.textContent = told.title;
    const detail = document.createElement("span");
    detail.className = "muted";
    detail.textContent = told.detail;
    line.append(mark, title, " ", detail);
    line.addEventListener("mouseenter", () => this.options.select?.(point.event_id));
    return line;
  }

  #close() {
    this.card?.remove();
    this.card = null;
  }
}

/** @param {Point} one */
function sign(one) {
  return one.stance === "ordered" ? "planned" : STANCES.includes(one.stance) ? one.stance : "asserted";
}

/** How near the map comes to a point for its area to be seen whole. @param {number} metres */
function near(metres) {
  return Math.max(4, Math.min(11, Math.log2(8_000_000 / Math.max(1000, metres))));
}

/** @param {string} type @param {any} coordinates @param {Record<string, unknown>} properties */
function feature(type, coordinates, properties) {
  return { type: "Feature", geometry: { type, coordinates }, properties };
}

/** The ring around a point at its uncertainty. @param {Point} one @returns {number[][]} */
function circle(one) {
  const high = one.metres / 111_320;
  const wide = high / Math.max(0.1, Math.cos((one.lat * Math.PI) / 180));
  return Array.from({ length: 49 }, (_, n) => {
    const turn = (n / 48) * 2 * Math.PI;
    return [one.lon + wide * Math.cos(turn), one.lat + high * Math.sin(turn)];
  });
}
