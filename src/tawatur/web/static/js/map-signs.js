// @ts-check
/** The signs of the map, drawn in the page's colours: events by how they are told, clusters as rings of what is in them. */

/** How an event is told, as the map tells it apart: filled, dotted, dashed, crossed out. */
export const STANCES = ["asserted", "alleged", "planned", "denied"];
/** @type {Record<string, number[]>} */
const DASHES = { asserted: [], alleged: [1, 7], planned: [9, 6], denied: [] };
const SIZE = 56; // device pixels, two to a pixel of the page
const HATCH = 16;

/** @typedef {{width: number, height: number, data: Uint8ClampedArray}} Pixels */

/** Colour of the page. @param {string} name */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "#888";
}

/**
 * Draw a sign. `s:STANCE` is an event, `h:STANCE` the hatch of an area, `n:COUNT:A:B:C:D` a cluster of so many events,
 * of which A are asserted, B alleged, C planned, D denied.
 * @param {string} id
 * @returns {ImageData}
 */
export function draw(id) {
  const [kind, what, ...parts] = id.split(":");
  const size = kind === "h" ? HATCH : SIZE;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  if (kind === "h") hatch(pen, what);
  else {
    pen.translate(size / 2, size / 2);
    if (kind === "n") cluster(pen, what, parts.map(Number));
    else event(pen, what);
  }
  return pen.getImageData(0, 0, size, size);
}

/** @param {CanvasRenderingContext2D} pen @param {string} stance */
function event(pen, stance) {
  disc(pen, 19, colour("--card"));
  pen.fillStyle = stance === "asserted" ? colour("--asserted") : colour("--card");
  arc(pen, stance, 14, 0, 2 * Math.PI, 5);
  pen.fill();
  if (stance === "denied") {
    pen.beginPath();
    for (const turn of [1, -1]) { pen.moveTo(-10, -10 * turn); pen.lineTo(10, 10 * turn); }
    pen.stroke();
  }
}

/** @param {CanvasRenderingContext2D} pen @param {string} count @param {number[]} parts */
function cluster(pen, count, parts) {
  disc(pen, 27, colour("--card"));
  const all = parts.reduce((sum, one) => sum + one, 0) || 1;
  const some = parts.filter(Boolean).length;
  let from = -Math.PI / 2;
  parts.forEach((many, at) => {
    const to = from + (many / all) * 2 * Math.PI;
    const gap = some > 1 ? 0.09 : 0;
    if (many) arc(pen, STANCES[at], 22, from + gap, Math.max(from + gap + 0.05, to - gap), STANCES[at] === "denied" ? 2.5 : 6);
    if (many && STANCES[at] === "denied") arc(pen, "denied", 17, from + gap, Math.max(from + gap + 0.05, to - gap), 2.5);
    from = to;
  });
  pen.fillStyle = colour("--ink");
  pen.font = `700 ${count.length > 2 ? 15 : 20}px "Noto Sans Arabic", sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(count, 0, 1);
}

/** @param {CanvasRenderingContext2D} pen @param {string} stance */
function hatch(pen, stance) {
  pen.strokeStyle = colour(`--${stance}`);
  pen.globalAlpha = 0.45;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const at of [-HATCH, 0, HATCH]) { pen.moveTo(at, HATCH); pen.lineTo(at + HATCH, 0); }
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {number} radius @param {string} fill */
function disc(pen, radius, fill) {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** @param {CanvasRenderingContext2D} pen @param {string} stance @param {number} radius @param {number} from @param {number} to @param {number} width */
function arc(pen, stance, radius, from, to, width) {
  pen.strokeStyle = colour(`--${stance}`);
  pen.lineWidth = width;
  pen.lineCap = stance === "alleged" ? "round" : "butt";
  pen.setLineDash(DASHES[stance]);
  pen.beginPath();
  pen.arc(0, 0, radius, from, to);
  pen.stroke();
  pen.setLineDash([]);
}
