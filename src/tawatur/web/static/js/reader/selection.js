// @ts-check
/** Selected words as code points of the report's text, and selecting words by keys alone. */
import { notify } from "../shell.js";
import { labels } from "./labels.js";

/** @typedef {{start: number, end: number, text: string}} Chosen */

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
 * Let arrows move over the words of the text: with Shift they extend what is selected, Enter takes it, Escape ends.
 * @param {HTMLElement} text
 * @param {Element | null} from
 * @param {() => void} take
 */
export function startSelecting(text, from, take) {
  const selection = getSelection();
  if (!selection) return;
  document.body.classList.add("selecting");
  text.focus({ preventScroll: true });
  const range = document.createRange();
  range.selectNodeContents(from ?? text);
  selection.removeAllRanges();
  selection.addRange(range);
  if (!from) { selection.collapseToStart(); selection.modify("extend", "forward", "word"); }
  notify(labels.selecting);

  /** @param {KeyboardEvent} event */
  function move(event) {
    const direction = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "backward", ArrowDown: "forward" }[event.key];
    if (direction && selection) {
      event.preventDefault();
      event.stopPropagation();
      const unit = event.key === "ArrowUp" || event.key === "ArrowDown" ? "line" : "word";
      if (event.shiftKey) selection.modify("extend", direction, unit);
      else {
        const forward = direction === "left" || direction === "forward"; // the text runs from right to left
        if (forward) { selection.collapseToEnd(); selection.modify("move", "forward", unit === "line" ? "line" : "character"); } else { selection.collapseToStart(); selection.modify("move", "backward", unit); if (unit === "word") selection.modify("move", "backward", "character"); selection.modify("move", "backward", "word"); }
        selection.modify("extend", "forward", "word");
      }
    } else if (event.key === "Enter") { event.preventDefault(); end(); take(); } else if (event.key === "Escape") { event.preventDefault(); end(); }
  }

  function end() {
    document.body.classList.remove("selecting");
    document.removeEventListener("keydown", move, true);
  }

  document.addEventListener("keydown", move, true);
}

