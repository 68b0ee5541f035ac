// Colours for speakers: ten of them, given out in order of appearance, the same all over a view.

const COLOURS = 10;

/** Give each speaker of these claims a colour; null is for claims of nobody. */
export function coloursOf(claims) {
  const places = new Map();
  for (const claim of claims) {
    const key = keyOf(claim);
    if (key !== null && !places.has(key)) places.set(key, places.size % COLOURS);
  }
  return (claim) => places.get(keyOf(claim)) ?? null;
}

/** What tells speakers apart: the id, or before storing the name. */
export function keyOf(claim) {
  return claim.speaker ? String(claim.speaker.id ?? claim.speaker.name) : null;
}
