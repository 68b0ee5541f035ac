"""openapi-generator, python."""

import datetime
import os

from claims_generated import ApiClient, Configuration
from claims_generated.api import ArticlesApi, ClaimsApi, ContradictionsApi
from claims_generated.exceptions import ApiException
from claims_generated.models import ArticleIn, ClaimKind, ContradictionKind, Problem, SourceIn


def main() -> None:
    """Go through what a client does."""
    configuration = Configuration(host=os.environ["BASE_URL"], access_token=os.environ["API_KEY"])
    with ApiClient(configuration) as client:
        claims, contradictions = ClaimsApi(client), ContradictionsApi(client)
        first = claims.list_claims(kind=ClaimKind.INDIRECT, limit=1)
        assert len(first.items) == 1 and first.next_cursor is not None
        second = claims.list_claims(kind=ClaimKind.INDIRECT, limit=1, cursor=first.next_cursor)
        assert second.items[0].id != first.items[0].id

        listed = contradictions.list_contradictions(kind=ContradictionKind.NEGATION)
        pair = contradictions.get_contradiction(listed.items[0].id)
        assert pair.explanation.reasons[0].signal == "negation"

        body = ArticleIn(
            text="HARWICK, March 4 - The bridge is closed, Mayor Ana Brandt told pydantic on Wednesday.",
            published_at=datetime.datetime(2026, 3, 4, 18, 30, tzinfo=datetime.UTC),
            source=SourceIn(name="Harwick Courier"),
        )
        assert ArticlesApi(client).create_article(body).published_origin.value == "given"

        # Its models check what they are given: only the server can refuse a cursor.
        try:
            claims.list_claims(cursor="nonsense")
        except ApiException as error:
            assert error.body is not None
            problem = Problem.from_json(error.body)
            assert problem is not None and problem.errors[0].name == "cursor"
        else:
            raise AssertionError("not refused")
    print("ran: openapi-generator python")


main()
