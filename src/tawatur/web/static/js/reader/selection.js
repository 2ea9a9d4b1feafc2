// @ts-check
/** Selected words as code points of the report's text, and selecting words by keys alone. */
import { labels } from "./labels.js";
import { marker, say } from "./marking.js";

/** @typedef {{start: number, end: number, text: string}} Chosen */
/** @typedef {{start: number, end: number}} Units */

/**
 * The words selected in the text, without the spaces around them; null where none are. Offsets are code points: the text
 * on the page is the report's text to the letter, so what lies before a place counts them, however many marks are between.
 * @param {HTMLElement} text
 * @returns {Chosen | null}
 */
export function chosen(text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const whole = document.createRange();
  whole.selectNodeContents(text);
  if (range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0 || range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0) return null;
  const inside = range.cloneRange();
  if (inside.compareBoundaryPoints(Range.START_TO_START, whole) < 0) inside.setStart(whole.startContainer, whole.startOffset);
  if (inside.compareBoundaryPoints(Range.END_TO_END, whole) > 0) inside.setEnd(whole.endContainer, whole.endOffset);
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(inside.startContainer, inside.startOffset);
  const words = inside.toString();
  const lead = words.length - words.trimStart().length;
  const trimmed = words.trim();
  if (!trimmed) return null;
  const start = points(before.toString()) + points(words.slice(0, lead));
  return { start, end: start + points(trimmed), text: trimmed };
}

/** @param {string} some */
function points(some) {
  return [...some].length;
}

/**
 * Use the words that are selected; where none are, let somebody select them, by keys or with the mouse.
 * @param {HTMLElement} text @param {(words: Chosen) => void} use @param {() => void} [back]
 */
export function takeWords(text, use, back) {
  const words = chosen(text);
  hold();
  if (!words) { startSelecting(text, marker(), (some) => { hold(); getSelection()?.removeAllRanges(); use(some); }, { back, mouse: true }); return; }
  getSelection()?.removeAllRanges();
  use(words);
}

/** Show the words that were taken while a form is filled in; nothing is selected any more then. */
function hold() {
  const selection = getSelection();
  if ("highlights" in CSS && selection?.rangeCount) CSS.highlights.set("taken", new Highlight(selection.getRangeAt(0).cloneRange()));
}

/** A range of the text between two places, in UTF-16 units. @param {HTMLElement} text @param {number} start @param {number} end */
function rangeOf(text, start, end) {
  const range = document.createRange();
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const size = node.nodeValue?.length ?? 0;
    if (!begun && start < at + size) { range.setStart(node, start - at); begun = true; }
    if (begun && end <= at + size) { range.setEnd(node, end - at); break; }
    at += size;
  }
  return range;
}

/** @param {string} text @param {"word" | "grapheme"} unit @returns {Units[]} */
function cut(text, unit) {
  return [...new Intl.Segmenter("ar", { granularity: unit }).segment(text)]
    .filter((one) => unit === "grapheme" || one.segment.trim())
    .map((one) => ({ start: one.index, end: one.index + one.segment.length }));
}

/**
 * Let arrows move over the words of the text, which runs from right to left: left is on. With Shift they extend what is
 * selected; with Control (or Alt) they move its beginning by a letter, with both its end: «وبالبوكمال» without its «و».
 * Enter takes the words, Escape ends.
 * @param {HTMLElement} text
 * @param {Element | null} from
 * @param {(words: Chosen) => void} take
 * @param {{back?: () => void, mouse?: boolean}} [options]
 */
export function startSelecting(text, from, take, { back, mouse = false } = {}) {
  const whole = text.textContent ?? "";
  const words = cut(whole, "word");
  if (!words.length) return;
  const letters = cut(whole, "grapheme");
  let [anchor, focus] = [0, 0];
  let [start, end] = [words[0].start, words[0].end];
  const begin = from && text.contains(from) ? unitsBefore(text, from) : null;
  if (begin !== null) {
    anchor = Math.max(0, words.findIndex((one) => one.end > begin));
    const last = words.findLastIndex((one) => one.start < begin + (from?.textContent?.length ?? 0));
    focus = Math.max(anchor, last);
    [start, end] = [words[anchor].start, words[focus].end];
  }
  document.body.classList.add("selecting");
  text.focus({ preventScroll: true });
  show();

  function show() {
    const range = rangeOf(text, start, end);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const node = range.endContainer.parentElement;
    node?.scrollIntoView({ block: "nearest" });
    say(`«${whole.slice(start, end).trim()}» — ${labels.selecting}`);
  }

  /** The word on the next line that stands nearest below or above. @param {number} by */
  function line(by) {
    const boxes = words.map((one) => rangeOf(text, one.start, one.end).getBoundingClientRect());
    const here = boxes[focus];
    const middle = here.left + here.width / 2;
    let best = focus;
    let nearest = Infinity;
    boxes.forEach((box, n) => {
      const down = (box.top - here.top) * by;
      if (down < here.height / 2) return;
      const far = down * 1000 + Math.abs(box.left + box.width / 2 - middle);
      if (far < nearest) [nearest, best] = [far, n];
    });
    return best;
  }

  /** @param {number} by @param {boolean} atEnd */
  function letter(by, atEnd) {
    const places = letters.map((one) => one.start).concat(whole.length);
    const at = places.findIndex((one) => one >= (atEnd ? end : start)) + by;
    const place = places[Math.min(places.length - 1, Math.max(0, at))];
    if (atEnd && place > start) end = place;
    if (!atEnd && place < end) start = place;
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const by = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Tab") { stop(); return; }
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      const some = chosen(text);
      stop();
      if (event.key === "Enter" && some) take(some); else back?.();
      return;
    }
    if (by === undefined && down === undefined) { if (!event.ctrlKey && !event.metaKey) event.preventDefault(); return; }
    event.preventDefault();
    if (by !== undefined && (event.ctrlKey || event.altKey)) letter(by, event.shiftKey);
    else {
      focus = down === undefined ? Math.min(words.length - 1, Math.max(0, focus + (by ?? 0))) : line(down);
      if (!event.shiftKey) anchor = focus;
      [start, end] = [words[Math.min(anchor, focus)].start, words[Math.max(anchor, focus)].end];
    }
    show();
  }

  function released() {
    const some = chosen(text);
    if (!some) return;
    stop();
    take(some);
  }

  function stop() {
    document.body.classList.remove("selecting");
    document.removeEventListener("keydown", move, true);
    text.removeEventListener("mouseup", released);
    say();
  }

  document.addEventListener("keydown", move, true);
  if (mouse) text.addEventListener("mouseup", released);
}

/** @param {HTMLElement} text @param {Element} from */
function unitsBefore(text, from) {
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEndBefore(from);
  return before.toString().length;
}
