// @ts-check
/**
 * Events over time as bars, from left to right in both languages, with a brush: drag over the bars, or move the two
 * handles by arrow keys. The two date inputs beside it are its twin for those who do not see it.
 */

/** @typedef {{first: string, last: string, events: number}} Bin */
/** @typedef {{from: string, to: string, bars: string}} Names */

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 120;
const FOOT = 20;
const DAY = 86_400_000;
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -30, PageUp: 30 };

export class Timeline {
  /** @param {HTMLElement} place @param {Names} names @param {(from: string | null, to: string | null) => void} choose */
  constructor(place, names, choose) {
    this.place = place;
    this.names = names;
    this.choose = choose;
    /** @type {Bin[]} */
    this.bins = [];
    this.from = "";
    this.to = "";
    this.start = 0;
    this.end = 0;
    this.width = 0;
    /** @type {string | undefined} */
    this.again = undefined;
    /** @type {SVGElement | undefined} */
    this.brush = undefined;
    new ResizeObserver(() => this.#draw()).observe(place);
  }

  /** @param {Bin[]} bins @param {string} from @param {string} to */
  show(bins, from, to) {
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
    return iso(this.start + (Math.max(0, Math.min(this.width, x)) / this.width) * (this.end - this.start));
  }

  #draw() {
    this.width = this.place.clientWidth;
    this.place.replaceChildren();
    if (!this.bins.length || !this.width) return;
    this.start = time(this.bins[0].first);
    this.end = time(this.bins[this.bins.length - 1].last) + DAY;
    const svg = make("svg", { viewBox: `0 0 ${this.width} ${HEIGHT}`, role: "group", "aria-label": this.names.bars });
    const most = Math.max(...this.bins.map((bin) => bin.events));
    const [from, to] = [this.from || this.bins[0].first, this.to || this.bins[this.bins.length - 1].last];
    svg.append(make("line", { x1: 0, x2: this.width, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT }));
    for (const bin of this.bins) {
      const [left, right] = [this.#x(time(bin.first)), this.#x(time(bin.last) + DAY)];
      const high = Math.max(2, (bin.events / most) * (HEIGHT - FOOT - 14));
      const bar = make("rect", { x: left + 0.5, y: HEIGHT - FOOT - high, width: Math.max(1.5, right - left - 1), height: high, class: bin.last < from || bin.first > to ? "bin out" : "bin" });
      const title = make("title", {});
      title.textContent = `${bin.first}${bin.first === bin.last ? "" : ` – ${bin.last}`}: ${bin.events}`;
      bar.append(title);
      svg.append(bar);
    }
    for (const [day, anchor] of /** @type {[string, string][]} */ ([[this.bins[0].first, "start"], [this.bins[this.bins.length - 1].last, "end"]])) {
      const text = make("text", { x: anchor === "start" ? 2 : this.width - 2, y: HEIGHT - 5, "text-anchor": anchor });
      text.textContent = day;
      svg.append(text);
    }
    const top = make("text", { x: 2, y: 11 });
    top.textContent = String(most);
    svg.append(top);
    this.brush = make("rect", { class: "brush", y: 0, height: HEIGHT - FOOT, x: this.#x(time(from)), width: Math.max(0, this.#x(time(to) + DAY) - this.#x(time(from))) });
    svg.append(this.brush, this.#handle("from", from), this.#handle("to", to));
    this.#drag(svg);
    this.place.append(svg);
  }

  /** @param {"from" | "to"} end @param {string} day */
  #handle(end, day) {
    const x = this.#x(end === "from" ? time(day) : time(day) + DAY);
    const made = make("rect", {
      class: "handle", x: Math.max(0, Math.min(this.width - 6, x - 3)), y: HEIGHT / 2 - FOOT, width: 6, height: 32, rx: 3, tabindex: 0, role: "slider", "aria-label": this.names[end], "aria-valuetext": day,
      "aria-valuenow": Math.round((time(day) - this.start) / DAY), "aria-valuemin": 0, "aria-valuemax": Math.round((this.end - this.start) / DAY),
    });
    made.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const size = Math.max(1, Math.round((this.end - this.start) / DAY / 60));
      const moved = iso(Math.max(this.start, Math.min(this.end - DAY, time(day) + step * size * DAY)));
      this.again = end;
      if (end === "from") this.choose(moved, this.to || null); else this.choose(this.from || null, moved);
    });
    if (this.again === end) queueMicrotask(() => { this.again = undefined; made.focus(); });
    return made;
  }

  /** @param {SVGElement} svg */
  #drag(svg) {
    svg.addEventListener("pointerdown", (event) => {
      const left = svg.getBoundingClientRect().left;
      const begun = event.clientX - left;
      svg.setPointerCapture(event.pointerId);
      /** @param {PointerEvent} moved */
      const move = (moved) => {
        const at = moved.clientX - left;
        this.brush?.setAttribute("x", String(Math.min(begun, at)));
        this.brush?.setAttribute("width", String(Math.abs(at - begun)));
      };
      svg.addEventListener("pointermove", move);
      svg.addEventListener("pointerup", (ended) => {
        svg.removeEventListener("pointermove", move);
        const at = ended.clientX - left;
        if (Math.abs(at - begun) < 4) this.choose(null, null);
        else this.choose(this.#day(Math.min(begun, at)), this.#day(Math.max(begun, at) - 0.01));
      }, { once: true });
    });
  }
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
