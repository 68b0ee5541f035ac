// openapi-generator, typescript-fetch.
import {
  ArticlesApi, ClaimKind, ClaimsApi, Configuration, ContradictionKind, ContradictionsApi, ProblemFromJSON, ResponseError,
} from "../typescript-fetch/index";
import { article, baseUrl, done, expect, key } from "./common";

const configuration = new Configuration({ basePath: baseUrl, accessToken: key });
const claims = new ClaimsApi(configuration);
const contradictions = new ContradictionsApi(configuration);

const first = await claims.listClaims({ kind: ClaimKind.Indirect, limit: 1 });
expect(first.items.length === 1, "a page of one claim");
expect(typeof first.nextCursor === "string", "a cursor");
const second = await claims.listClaims({ kind: ClaimKind.Indirect, limit: 1, cursor: first.nextCursor ?? "" });
expect(second.items[0]?.id !== first.items[0]?.id, "another claim on the next page");

const listed = await contradictions.listContradictions({ kind: ContradictionKind.Negation });
const pair = await contradictions.getContradiction({ contradictionId: listed.items[0]?.id ?? 0 });
expect(pair.explanation.reasons[0]?.signal === "negation", "a contradiction with its reasons");

const { published_at, ...plain } = article("typescript-fetch");
const posted = await new ArticlesApi(configuration).createArticle({
  articleIn: { ...plain, publishedAt: new Date(published_at) },
});
expect(posted.publishedOrigin === "given", "a stored article");

try {
  await claims.listClaims({ limit: 0 });
  throw new Error("not refused");
} catch (error) {
  if (!(error instanceof ResponseError)) throw error;
  const problem = ProblemFromJSON(await error.response.json());
  expect(problem.errors[0]?.name === "limit", "a typed problem");
}
done("openapi-generator typescript-fetch");
