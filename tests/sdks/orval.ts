// orval with its fetch client.
import { createArticle, getContradiction, listClaims, listContradictions } from "../orval/client";
import { article, baseUrl, done, expect, key } from "./common";

const plain = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set("Authorization", `Bearer ${key}`);
  return plain(new URL(String(input), baseUrl), { ...init, headers });
};

const first = await listClaims({ kind: "indirect", limit: 1 });
if (first.status !== 200) throw new Error("no claims");
expect(first.data.items.length === 1, "a page of one claim");
expect(typeof first.data.next_cursor === "string", "a cursor");
const second = await listClaims({ kind: "indirect", limit: 1, cursor: first.data.next_cursor ?? "" });
expect(second.status === 200 && second.data.items[0]?.id !== first.data.items[0]?.id, "another claim on the next page");

const listed = await listContradictions({ kind: "negation" });
if (listed.status !== 200) throw new Error("no contradictions");
const pair = await getContradiction(listed.data.items[0]?.id ?? 0);
expect(pair.status === 200 && pair.data.explanation.reasons[0]?.signal === "negation", "a contradiction with its reasons");

const posted = await createArticle(article("orval"));
expect(posted.status === 201 && posted.data.published_origin === "given", "a stored article");

const refused = await listClaims({ limit: 0 });
expect(refused.status === 422 && refused.data.errors[0]?.name === "limit", "a typed problem");
done("orval");
