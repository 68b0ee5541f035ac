// Reads what a timeline shows: all claims of a search, streamed, and the contradictions among them.

import { stream } from "../api.js";

export const MOST_CLAIMS = 5000;
const MOST_PAIRS = 2000;
const STEP = 250;

/** Read claims, the newest first; `progress(number)` is told how far it is. */
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
  for await (const item of stream(path, params, { signal: AbortSignal.any([signal, enough.signal]) })) {
    found.push(item);
    if (found.length % STEP === 0) progress(found.length);
    if (found.length === most) break;
  }
  enough.abort();
  return found;
}
