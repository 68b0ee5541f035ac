// Speaks to /v1, and to nothing else. The whole of the API that the page uses goes through here.

import { secret } from "./key.js";

/** What went wrong, as RFC 9457 has it; `status` 0 is a server that did not answer. */
export class Problem extends Error {
  constructor({ status = 0, title = "", detail = "", errors = [], retryAfter = null }) {
    super(detail || title);
    Object.assign(this, { status, title, detail, errors, retryAfter });
  }

  /** The reason given for one field, if there is one. */
  reasonFor(name) {
    return this.errors.find((error) => error.name === name)?.reason ?? null;
  }
}

/** The address of a resource with its parameters; empty ones are left out, lists repeat. */
export function address(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== "") query.append(name, one);
    }
  }
  const words = query.toString();
  return `/v1${path}${words ? `?${words}` : ""}`;
}

/** Read a resource. */
export async function get(path, params, { signal } = {}) {
  return (await ask(address(path, params), { signal })).json();
}

/** Send a body that makes something; the same `once` makes it once, however often it is sent. */
export async function post(path, body, { signal, once } = {}) {
  const headers = { "Content-Type": "application/json", ...(once ? { "Idempotency-Key": once } : {}) };
  return (await ask(address(path), { method: "POST", headers, body: JSON.stringify(body), signal })).json();
}

/** Write to a resource only if it still is as it is read here, just before. */
export async function change(method, path, seen, body) {
  const etag = (await ask(address(seen))).headers.get("ETag");
  const headers = { "If-Match": etag, ...(body ? { "Content-Type": "application/json" } : {}) };
  const answer = await ask(address(path), { method, headers, body: body && JSON.stringify(body) });
  return answer.status === 204 ? null : answer.json();
}

/** Read a list to its end as it is streamed (NDJSON), an item at a time. */
export async function* stream(path, params, { signal } = {}) {
  const answer = await ask(address(path, { ...params, format: "ndjson" }), { signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : lines.pop();
    for (const line of lines) if (line) yield JSON.parse(line);
    if (done) return;
  }
}

/** Fetch a file with the key, where a plain link would be refused. */
export async function file(where) {
  return (await ask(where)).blob();
}

async function ask(where, { headers = {}, ...options } = {}) {
  const key = secret();
  const all = { ...headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  let answer;
  try {
    answer = await fetch(where, { ...options, headers: all });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({ title: "The server does not answer", detail: "Check that it runs, then try again." });
  }
  if (answer.ok) return answer;
  throw new Problem({ ...(await problem(answer)), retryAfter: answer.headers.get("Retry-After") });
}

async function problem(answer) {
  const plain = { status: answer.status, title: answer.statusText };
  const type = answer.headers.get("Content-Type") ?? "";
  return type.includes("json") ? { ...plain, ...(await answer.json()) } : plain;
}
