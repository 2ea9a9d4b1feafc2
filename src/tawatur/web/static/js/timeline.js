// @ts-check
/**
 * Events over time as bars, from left to right in both languages, with a brush: drag over the bars or drag a handle, or
 * move a handle by arrow keys. What may also have been on other days than those of its bar is hatched. The two date
 * inputs beside it are its twin for those who do not see it.
 */

/** @typedef {{first: string, last: string, events: number, unsure: number}} Bin */
/** @typedef {{from: string, to: string, bars: string, unsure: string}} Names */

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 120;
const FOOT = 20;
const HEAD = 14;
const DAY = 86_400_000;
const PATIENCE = 350; // milliseconds after the last arrow key
const APART = 90; // pixels between two days that are written below
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -30, PageUp: 30 };

export class Timeline {
  /** @param {HTMLElement} place @param {Names} names @param {(from: string | null, to: string | null) => void} choose */
  constructor(place, names, choose) {
    this.place = place;
    this.names = names;
    /** What is chosen holds at once: who goes on before the answer is there goes on from it. @param {string | null} from @param {string | null} to */
    this.choose = (from, to) => {
      this.from = from ?? "";
      this.to = to ?? "";
      choose(from, to);
    };
    /** @type {Bin[]} */
    this.bins = [];
    this.from = "";
    this.to = "";
    this.start = 0;
    this.end = 0;
    this.width = 0;
    /** @type {SVGElement | undefined} */
    this.brush = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.soon = undefined;
    new ResizeObserver(() => this.#draw()).observe(place);
  }

  /** @param {Bin[]} bins @param {string} from @param {string} to */
  show(bins, from, to) {
    if (this.soon !== undefined) return; // somebody is moving a handle
    this.bins = bins;
    this.from = from;
    this.to = to;
    this.#draw();
  }

  /** @param {number} day */
  #x(day) {
    return ((day - this.start) / Math.max(1, this.end - this.start)) * this.width;
  }

  /** @param {number} x */
  #day(x) {
    const day = this.start + (Math.max(0, Math.min(this.width, x)) / this.width) * (this.end - this.start);
    return iso(Math.min(day, this.end - DAY));
  }

  /** The days that are chosen, or all. @returns {[string, string]} */
  #chosen() {
    return [this.from || this.bins[0].first, this.to || this.bins[this.bins.length - 1].last];
  }

  #draw() {
    const held = document.activeElement?.getAttribute("data-end");
    this.width = this.place.clientWidth;
    if (!this.bins.length || !this.width) return this.place.replaceChildren();
    this.start = Math.min(time(this.bins[0].first), this.from ? time(this.from) : Infinity);
    this.end = Math.max(time(this.bins[this.bins.length - 1].last), this.to ? time(this.to) : -Infinity) + DAY;
    const svg = make("svg", { viewBox: `0 0 ${this.width} ${HEIGHT}`, role: "group", "aria-label": this.names.bars });
    svg.append(hatch(), make("line", { x1: 0, x2: this.width, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT }));
    this.#bars(svg);
    this.#axis(svg);
    const [from, to] = this.#chosen();
    this.brush = make("rect", { class: this.from || this.to ? "brush" : "brush none", y: 0, height: HEIGHT - FOOT, x: this.#x(time(from)), width: Math.max(1, this.#x(time(to) + DAY) - this.#x(time(from))) });
    svg.append(this.brush, this.#handle("from", from), this.#handle("to", to));
    this.#drag(svg);
    this.place.replaceChildren(svg);
    if (held && this.place.contains(svg)) /** @type {SVGElement | null} */ (svg.querySelector(`[data-end=${held}]`))?.focus();
  }

  /** @param {SVGElement} svg */
  #bars(svg) {
    const most = Math.max(...this.bins.map((bin) => bin.events));
    const [from, to] = this.#chosen();
    for (const bin of this.bins) {
      const [left, right] = [this.#x(time(bin.first)), this.#x(time(bin.last) + DAY)];
      /** @param {number} many */
      const high = (many) => (many / most) * (HEIGHT - FOOT - HEAD);
      const out = bin.last < from || bin.first > to ? " out" : "";
      const at = { x: left + 0.5, width: Math.max(1.5, right - left - 1) };
      const group = make("g", {});
      const sure = high(bin.events - bin.unsure);
      group.append(make("rect", { ...at, y: HEIGHT - FOOT - Math.max(2, sure), height: Math.max(2, sure), class: `bin${out}` }));
      if (bin.unsure) group.append(make("rect", { ...at, y: HEIGHT - FOOT - high(bin.events), height: high(bin.unsure), fill: "url(#unsure)", class: `unsure${out}` }));
      const title = make("title", {});
      title.textContent = `${bin.first}${bin.first === bin.last ? "" : ` – ${bin.last}`}: ${bin.events}${bin.unsure ? ` (${bin.unsure} ${this.names.unsure})` : ""}`;
      group.append(title);
      svg.append(group);
    }
    svg.append(text(2, 11, "start", String(most)));
  }

  /** The first and the last day, and what days between them there is room for. @param {SVGElement} svg */
  #axis(svg) {
    svg.append(text(2, HEIGHT - 5, "start", iso(this.start)), text(this.width - 2, HEIGHT - 5, "end", iso(this.end - DAY)));
    const days = (this.end - this.start) / DAY;
    const step = [1, 7, 31, 92, 366, 1827, 3653, 36525].find((one) => (one / days) * this.width >= APART) ?? 36525;
    for (const day of marks(this.start, this.end, step)) {
      const x = this.#x(day);
      if (x < APART || x > this.width - APART) continue;
      svg.append(make("line", { x1: x, x2: x, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT + 4 }));
      svg.append(text(x, HEIGHT - 5, "middle", iso(day).slice(0, step > 365 ? 4 : step > 27 ? 7 : 10)));
    }
  }

  /** @param {"from" | "to"} end @param {string} day */
  #handle(end, day) {
    const x = this.#x(end === "from" ? time(day) : time(day) + DAY);
    const made = make("rect", {
      class: "handle", "data-end": end, x: Math.max(0, Math.min(this.width - 8, x - 4)), y: (HEIGHT - FOOT) / 2 - 18, width: 8, height: 36, rx: 4, tabindex: 0, role: "slider", "aria-label": this.names[end],
      "aria-valuetext": day, "aria-valuenow": Math.round((time(day) - this.start) / DAY), "aria-valuemin": 0, "aria-valuemax": Math.round((this.end - this.start) / DAY),
    });
    made.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const size = Math.max(1, Math.round((this.end - this.start) / DAY / 60));
      this.#move(end, Math.max(this.start, Math.min(this.end - DAY, time(day) + step * size * DAY)));
    });
    return made;
  }

  /** Move an end, not past the other; what that finds is asked for when no key has been pressed for a moment. @param {"from" | "to"} end @param {number} moment */
  #move(end, moment) {
    const [from, to] = this.#chosen();
    if (end === "from") this.from = iso(Math.min(moment, time(to))); else this.to = iso(Math.max(moment, time(from)));
    this.#draw();
    clearTimeout(this.soon);
    this.soon = setTimeout(() => { this.soon = undefined; this.choose(this.from || null, this.to || null); }, PATIENCE);
  }

  /** @param {SVGElement} svg */
  #drag(svg) {
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const left = svg.getBoundingClientRect().left;
      const begun = event.clientX - left;
      const end = event.target instanceof Element ? event.target.getAttribute("data-end") : null;
      const [from, to] = this.#chosen();
      const fixed = end ? this.#x(end === "from" ? time(to) + DAY : time(from)) : begun;
      svg.setPointerCapture(event.pointerId);
      this.brush?.setAttribute("class", "brush");
      /** @param {PointerEvent} moved */
      const move = (moved) => {
        const at = moved.clientX - left;
        this.brush?.setAttribute("x", String(Math.min(fixed, at)));
        this.brush?.setAttribute("width", String(Math.abs(at - fixed)));
      };
      const stop = new AbortController();
      svg.addEventListener("pointermove", move, { signal: stop.signal });
      svg.addEventListener("pointercancel", () => { stop.abort(); this.#draw(); }, { signal: stop.signal });
      svg.addEventListener("pointerup", (ended) => {
        stop.abort();
        const at = ended.clientX - left;
        if (Math.abs(at - begun) < 4) { if (end) this.#draw(); else this.choose(null, null); return; }
        this.choose(this.#day(Math.min(fixed, at)), this.#day(Math.max(fixed, at) - 0.01));
      }, { signal: stop.signal });
    });
  }
}

/** @returns {SVGElement} */
function hatch() {
  const made = make("pattern", { id: "unsure", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  made.append(make("rect", { width: 2, height: 5 }));
  return made;
}

/** First days of stretches of about so many days. @param {number} start @param {number} end @param {number} step @returns {number[]} */
function marks(start, end, step) {
  const made = [];
  if (step < 28) {
    for (let day = start; day < end; day += step * DAY) made.push(day);
    return made;
  }
  const months = Math.round(step / 30.44);
  const first = new Date(start);
  for (let at = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months; ; at += months) {
    const day = Date.UTC(Math.floor(at / 12), at % 12, 1);
    if (day >= end) return made;
    if (day >= start) made.push(day);
  }
}

/** @param {number} x @param {number} y @param {string} anchor @param {string} words */
function text(x, y, anchor, words) {
  const made = make("text", { x, y, "text-anchor": anchor });
  made.textContent = words;
  return made;
}

/** @param {string} name @param {Record<string, string | number>} attributes @returns {SVGElement} */
function make(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return /** @type {SVGElement} */ (made);
}

/** @param {string} day */
function time(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

/** @param {number} moment */
function iso(moment) {
  return new Date(moment).toISOString().slice(0, 10);
}
