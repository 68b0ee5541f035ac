// Moving through time with wheel, fingers and keys. Plain scrolling stays the page's own.

const WHEEL = 0.0022;
const CLOSER = 0.6;
const KEYS = { "+": CLOSER, "=": CLOSER, "-": 1 / CLOSER, _: 1 / CLOSER };
const DRAG_PX = 4;

/** Listen on a drawing; `move(change)` gets a function from the scale that is to the one wanted. */
export function gestures(drawing, move, all) {
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
  fingers(drawing, move, left);
}

function fingers(drawing, move, left) {
  const down = new Map();
  let dragged = false;
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    down.set(event.pointerId, event.clientX);
    dragged = false;
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const before = [...down.values()];
    const moved = event.clientX - down.get(event.pointerId);
    if (!dragged && Math.abs(moved) < DRAG_PX) return;
    if (!dragged) drawing.setPointerCapture(event.pointerId);
    dragged = true;
    down.set(event.pointerId, event.clientX);
    const now = [...down.values()];
    if (now.length === 1) move((scale) => scale.panned(-moved));
    else move((scale) => scale.zoomed(distance(before) / distance(now), (now[0] + now[1]) / 2 - left()));
  });
  const up = (event) => down.delete(event.pointerId);
  drawing.addEventListener("pointerup", up);
  drawing.addEventListener("pointercancel", up);
  // The end of a drag is no choice of what happens to be there.
  drawing.addEventListener("click", (event) => {
    if (!dragged) return;
    event.stopImmediatePropagation();
    dragged = false;
  }, { capture: true });
}

function distance([one, other]) {
  return Math.max(12, Math.abs(one - other));
}
