// Moving through time with wheel, fingers and keys. Plain scrolling stays the page's own.

const WHEEL = 0.0022;
const CLOSER = 0.6;
const KEYS = { "+": CLOSER, "=": CLOSER, "-": 1 / CLOSER, _: 1 / CLOSER };
const DRAG_PX = 4;

/** Listen on a drawing and the area around it; `move(change)` gets a function from the scale that is to the one wanted. */
export function gestures(area, drawing, move, all) {
  const left = () => drawing.getBoundingClientRect().left;
  drawing.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      move((scale) => scale.zoomed(Math.exp(event.deltaY * WHEEL * 3), event.clientX - left()));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      move((scale) => scale.panned(event.deltaX || event.deltaY));
    }
  }, { passive: false });
  drawing.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target.mark?.x;
    if (event.key in KEYS) move((scale) => scale.zoomed(KEYS[event.key], at ?? scale.width / 2));
    else if (event.key === "0") all();
    else return;
    event.preventDefault();
  });
  fingers(area, move, left);
}

/** One finger, or the mouse, drags; two pinch, and drag with their middle. */
function fingers(area, move, left) {
  const down = new Map();
  let dragged = false;
  area.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    dragged = down.size > 1;
  });
  area.addEventListener("pointermove", (event) => {
    const from = down.get(event.pointerId);
    if (!from || (!dragged && Math.abs(event.clientX - from.x) < DRAG_PX)) return;
    const before = [...down.values()];
    if (!area.hasPointerCapture(event.pointerId)) area.setPointerCapture(event.pointerId);
    dragged = true;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = [...down.values()];
    move((scale) => scale.zoomed(apart(before) / apart(now), middle(before) - left()).panned(middle(before) - middle(now)));
  });
  const up = (event) => down.delete(event.pointerId);
  area.addEventListener("pointerup", up);
  area.addEventListener("pointercancel", up);
  // The end of a drag is no choice of what happens to be there.
  area.addEventListener("click", (event) => {
    if (!dragged) return;
    event.stopImmediatePropagation();
    dragged = false;
  }, { capture: true });
}

/** How far apart two fingers are; nearer than a fingertip does not count. */
function apart([one, other]) {
  return other ? Math.max(24, Math.hypot(one.x - other.x, one.y - other.y)) : 1;
}

function middle([one, other]) {
  return other ? (one.x + other.x) / 2 : one.x;
}
