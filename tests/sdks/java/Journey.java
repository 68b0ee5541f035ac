import java.time.OffsetDateTime;
import org.claims.ApiClient;
import org.claims.ApiException;
import org.claims.api.ArticlesApi;
import org.claims.api.ClaimsApi;
import org.claims.api.ContradictionsApi;
import org.claims.model.ArticleDetail;
import org.claims.model.ArticleIn;
import org.claims.model.ClaimKind;
import org.claims.model.ClaimPage;
import org.claims.model.Contradiction;
import org.claims.model.ContradictionKind;
import org.claims.model.DateOrigin;
import org.claims.model.Problem;
import org.claims.model.SourceIn;

/** openapi-generator, java with the library native. */
public class Journey {
    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(System.getenv("BASE_URL"));
        String key = System.getenv("API_KEY");
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        ClaimsApi claims = new ClaimsApi(client);
        ContradictionsApi contradictions = new ContradictionsApi(client);

        ClaimPage first = page(claims, null, 1);
        expect(first.getItems().size() == 1, "a page of one claim");
        expect(first.getNextCursor() != null, "a cursor");
        ClaimPage second = page(claims, first.getNextCursor(), 1);
        expect(!second.getItems().get(0).getId().equals(first.getItems().get(0).getId()), "another claim on the next page");

        Long id = contradictions.listContradictions(null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, ContradictionKind.NEGATION, null, null, null, null, null).getItems().get(0).getId();
        Contradiction pair = contradictions.getContradiction(id, null);
        expect(pair.getExplanation().getReasons().get(0).getSignal().equals("negation"), "a contradiction with its reasons");

        ArticleDetail posted = new ArticlesApi(client).createArticle(new ArticleIn()
                .text("HARWICK, March 4 - The bridge is closed, Mayor Ana Brandt told java on Wednesday.")
                .publishedAt(OffsetDateTime.parse("2026-03-04T18:30:00Z"))
                .source(new SourceIn().name("Harwick Courier")), null);
        expect(posted.getPublishedOrigin() == DateOrigin.GIVEN, "a stored article");

        try {
            page(claims, null, 0);
            throw new IllegalStateException("not refused");
        } catch (ApiException error) {
            Problem problem = client.getObjectMapper().readValue(error.getResponseBody(), Problem.class);
            expect(problem.getErrors().get(0).getName().equals("limit"), "a typed problem");
        }
        System.out.println("ran: openapi-generator java");
    }

    private static ClaimPage page(ClaimsApi claims, String cursor, int limit) throws ApiException {
        return claims.listClaims(limit, cursor, null, null, null, null, null, null, null, null, null, null, null,
                null, ClaimKind.INDIRECT, null, null, null, null, null);
    }

    private static void expect(boolean holds, String what) {
        if (!holds) throw new IllegalStateException("not there: " + what);
    }
}
