// @ts-check
/**
 * The names on the map. They are HTML over the canvas, so that the browser shapes Arabic as it does elsewhere; the less
 * important give way to the more important, and all give way to the signs of events.
 */

/** @typedef {{ar: string, en: string, kind: string, lat: number, lon: number, rank: number, zoom: number}} Label */

const MOST = 80;
const LETTER = 6.6; // pixels, about
const HIGH = 18;
const SIGN = 15;

export class Names {
  /** @param {any} map @param {HTMLElement} place @param {string} language @param {Label[]} labels */
  constructor(map, place, language, labels) {
    this.map = map;
    this.place = place;
    this.language = language;
    this.labels = labels;
    /** @type {[number, number][]} */
    this.signs = [];
    this.layer = document.createElement("div");
    this.layer.className = "names";
    this.layer.setAttribute("aria-hidden", "true");
    place.append(this.layer);
    map.on("move", () => this.#draw());
    map.on("resize", () => this.#draw());
    map.on("idle", () => this.#look());
    this.#look();
  }

  /** See where the signs are, and put the names around them. */
  #look() {
    const found = this.map.queryRenderedFeatures({ layers: ["clusters", "signs"] });
    this.signs = found.map((/** @type {any} */ one) => one.geometry.coordinates);
    this.#draw();
  }

  #draw() {
    const zoom = this.map.getZoom();
    const { width, height } = this.place.getBoundingClientRect();
    const bounds = this.map.getBounds();
    const taken = this.signs.map((one) => {
      const at = this.map.project(one);
      return [at.x - SIGN, at.y - SIGN, at.x + SIGN, at.y + SIGN];
    });
    const made = [];
    for (const one of this.labels) {
      if (made.length >= MOST) break;
      if (one.zoom > zoom || !bounds.contains([one.lon, one.lat])) continue;
      const name = this.language === "en" ? one.en : one.ar;
      const at = this.map.project([one.lon, one.lat]);
      const half = (name.length * LETTER) / 2 + 5;
      for (const [aside, down] of around(one.kind, half)) {
        const box = [at.x + aside - half, at.y + down - HIGH / 2, at.x + aside + half, at.y + down + HIGH / 2];
        if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
        if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
        taken.push(box);
        made.push(written(name, `${one.kind} ${down < 0 ? "above" : "below"}`, at.x + aside, at.y + down));
        break;
      }
    }
    this.layer.replaceChildren(...made);
  }
}

/** Where a name may stand beside its point, the best first: that of a city is under or over its dot. @param {string} kind @param {number} half @returns {number[][]} */
function around(kind, half) {
  if (kind === "city") return [[0, 12], [0, -12]];
  const some = [[0, 0], [0, 20], [0, -20]];
  return kind === "country" ? [...some, [half + SIGN, 0], [-half - SIGN, 0], [-half - 2 * SIGN, 0], [half + 2 * SIGN, 0]] : some;
}

/** @param {string} name @param {string} kind @param {number} x @param {number} y */
function written(name, kind, x, y) {
  const span = document.createElement("span");
  span.className = kind;
  span.textContent = name;
  span.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  return span;
}
