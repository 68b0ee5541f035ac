// @hey-api/openapi-ts with its fetch client.
import { client } from "../hey-api/client.gen";
import { createArticle, getContradiction, listClaims, listContradictions } from "../hey-api";
import { article, baseUrl, done, expect, key } from "./common";

client.setConfig({ baseUrl, headers: { Authorization: `Bearer ${key}` } });

const first = await listClaims({ query: { kind: "indirect", limit: 1 } });
expect(first.data?.items.length === 1, "a page of one claim");
const cursor = first.data?.next_cursor ?? undefined;
expect(typeof cursor === "string", "a cursor");
const second = await listClaims({ query: { kind: "indirect", limit: 1, ...(cursor ? { cursor } : {}) } });
expect(second.data?.items[0]?.id !== first.data?.items[0]?.id, "another claim on the next page");

const listed = await listContradictions({ query: { kind: "negation" } });
const id = listed.data?.items[0]?.id ?? 0;
const { data: pair } = await getContradiction({ path: { contradiction_id: id } });
expect(pair?.explanation.reasons[0]?.signal === "negation", "a contradiction with its reasons");

const posted = await createArticle({ body: article("hey-api") });
expect(posted.response?.status === 201 && posted.data?.published_origin === "given", "a stored article");

const refused = await listClaims({ query: { limit: 0 } });
expect(refused.error?.errors[0]?.name === "limit", "a typed problem");
done("@hey-api/openapi-ts");
