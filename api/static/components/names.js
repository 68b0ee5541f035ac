// The names of speakers, sources and subjects whose ids stand in an address.

import { get } from "../api.js";

const names = new Map();

/** The name of a speaker, source or subject. */
export async function nameOf(path, id, signal) {
  const key = `${path}/${id}`;
  if (!names.has(key)) names.set(key, get(key, {}, { signal }).catch((error) => { names.delete(key); throw error; }));
  const found = await names.get(key);
  return found.name ?? found.domain ?? `No. ${id}`;
}

/** Keep what a list has told, so that it need not be asked for again. */
export function recall(path, found) {
  names.set(`${path}/${found.id}`, Promise.resolve(found));
}
