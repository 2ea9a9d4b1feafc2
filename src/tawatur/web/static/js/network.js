// @ts-check
/** A network is zoomed and moved by wheel, fingers, buttons and keys; a node shows what it is tied to; the table is sorted. */

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-network]"));
const svg = box?.querySelector("svg");
if (box && svg) {
  const size = svg.viewBox.baseVal.width;
  let view = { x: 0, y: 0, side: size };
  const draw = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.side} ${view.side}`);
  /** @param {number} by @param {number} [x] @param {number} [y] */
  const zoom = (by, x = view.x + view.side / 2, y = view.y + view.side / 2) => {
    const side = Math.max(size / 12, Math.min(size * 1.5, view.side * by));
    view = { x: x - ((x - view.x) * side) / view.side, y: y - ((y - view.y) * side) / view.side, side };
    draw();
  };
  /** @param {number} x @param {number} y */
  const move = (x, y) => { view = { ...view, x: view.x + x * view.side, y: view.y + y * view.side }; draw(); };
  const all = () => { view = { x: 0, y: 0, side: size }; draw(); };
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(/** @type {DOMMatrix} */ (svg.getScreenCTM()).inverse());
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, at.x, at.y);
  }, { passive: false });
  box.addEventListener("keydown", (event) => {
    /** @type {Record<string, () => void>} */
    const acts = { "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: all, ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1) };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
  /** @type {Record<string, () => void>} */
  const BY_BUTTON = { in: () => zoom(0.8), out: () => zoom(1.25), all };
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => BY_BUTTON[button.getAttribute("data-zoom") ?? "all"]());
  box.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) return;
    const scale = view.side / Math.min(box.clientWidth, box.clientHeight);
    let [x, y] = [event.clientX, event.clientY];
    box.setPointerCapture(event.pointerId);
    /** @param {PointerEvent} moved */
    const drag = (moved) => { view = { ...view, x: view.x - (moved.clientX - x) * scale, y: view.y - (moved.clientY - y) * scale }; [x, y] = [moved.clientX, moved.clientY]; draw(); };
    box.addEventListener("pointermove", drag);
    box.addEventListener("pointerup", () => box.removeEventListener("pointermove", drag), { once: true });
  });
  /** @param {string | null} node */
  const light = (node) => {
    const tied = new Set([node]);
    for (const edge of svg.querySelectorAll(".edge")) {
      const ends = [edge.getAttribute("data-left"), edge.getAttribute("data-right")];
      const near = !node || ends.includes(node);
      edge.classList.toggle("dim", !near);
      if (near) for (const end of ends) tied.add(end);
    }
    for (const one of svg.querySelectorAll(".node")) one.classList.toggle("dim", Boolean(node) && !tied.has(one.getAttribute("data-node")));
  };
  for (const one of svg.querySelectorAll(".node")) {
    for (const name of ["mouseenter", "focus"]) one.addEventListener(name, () => light(one.getAttribute("data-node")));
    for (const name of ["mouseleave", "blur"]) one.addEventListener(name, () => light(null));
  }
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "ascending" : "descending");
      const body = /** @type {HTMLElement} */ (table.querySelector("tbody"));
      const rows = [...body.querySelectorAll("tr")];
      /** @param {Element} row */
      const text = (row) => row.children[column]?.textContent?.trim() ?? "";
      rows.sort((a, b) => (Number(text(a)) - Number(text(b)) || text(a).localeCompare(text(b), document.documentElement.lang)) * (down ? 1 : -1));
      body.append(...rows);
    });
  });
}
