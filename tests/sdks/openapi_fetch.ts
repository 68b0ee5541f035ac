// openapi-typescript with openapi-fetch.
import createClient from "openapi-fetch";
import type { paths } from "../openapi-fetch/schema";
import { article, baseUrl, done, expect, key } from "./common";

const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });

const first = await api.GET("/v1/claims", { params: { query: { kind: "indirect", limit: 1 } } });
expect(first.data?.items.length === 1, "a page of one claim");
const cursor = first.data?.next_cursor;
expect(typeof cursor === "string", "a cursor");
const second = await api.GET("/v1/claims", { params: { query: { kind: "indirect", limit: 1, cursor: cursor ?? "" } } });
expect(second.data?.items[0]?.id !== first.data?.items[0]?.id, "another claim on the next page");

const listed = await api.GET("/v1/contradictions", { params: { query: { kind: "negation" } } });
const id = listed.data?.items[0]?.id ?? 0;
const { data: pair } = await api.GET("/v1/contradictions/{contradiction_id}", { params: { path: { contradiction_id: id } } });
expect(pair?.explanation.reasons[0]?.signal === "negation", "a contradiction with its reasons");

const posted = await api.POST("/v1/articles", { body: article("openapi-fetch") });
expect(posted.response.status === 201 && posted.data?.published_origin === "given", "a stored article");

const refused = await api.GET("/v1/claims", { params: { query: { limit: 0 } } });
expect(refused.error?.errors[0]?.name === "limit", "a typed problem");
done("openapi-typescript + openapi-fetch");
