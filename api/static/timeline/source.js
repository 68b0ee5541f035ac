// Reads what a timeline shows: all claims of a search, streamed, and the contradictions among them.

import { stream } from "../api.js";

export const MOST_CLAIMS = 5000;
const MOST_PAIRS = 2000;
/** So many are told of first; each time after that, so much more. */
const FIRST = 250;
const GROWTH = 1.8;

/** Read claims, the newest first; `progress(claims)` is shown what has come so far, ever more rarely. */
export async function readClaims(filters, { signal, progress }) {
  const claims = await collect("/claims", { ...filters, sort: "-said" }, MOST_CLAIMS, signal, progress);
  return { claims, truncated: claims.length === MOST_CLAIMS };
}

/** Read the contradictions in which these claims take part. */
export function readPairs(filters, { signal }) {
  return collect("/contradictions", filters, MOST_PAIRS, signal);
}

async function collect(path, params, most, signal, progress = () => {}) {
  const enough = new AbortController();
  const found = [];
  let next = FIRST;
  for await (const item of stream(path, params, { signal: AbortSignal.any([signal, enough.signal]) })) {
    found.push(item);
    if (found.length === most) break;
    if (found.length < next) continue;
    next *= GROWTH;
    progress([...found]);
    await breath();
    signal.throwIfAborted();
  }
  enough.abort();
  return found;
}

/** Let the browser draw, and the reader act, between two parts of long work. */
function breath() {
  return new Promise((go) => setTimeout(go));
}
