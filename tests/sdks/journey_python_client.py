"""openapi-python-client."""

import datetime
import os

from claims_and_timelines_client import AuthenticatedClient
from claims_and_timelines_client.api.articles import create_article
from claims_and_timelines_client.api.claims import list_claims
from claims_and_timelines_client.api.contradictions import get_contradiction, list_contradictions
from claims_and_timelines_client.models import (
    ArticleDetail,
    ArticleIn,
    ClaimKind,
    ClaimPage,
    Contradiction,
    ContradictionKind,
    ContradictionPage,
    Problem,
    SourceIn,
)


def main() -> None:
    """Go through what a client does."""
    client = AuthenticatedClient(base_url=os.environ["BASE_URL"], token=os.environ["API_KEY"])

    first = list_claims.sync(client=client, kind=ClaimKind.INDIRECT, limit=1)
    assert isinstance(first, ClaimPage) and len(first.items) == 1
    assert first.next_cursor is not None
    second = list_claims.sync(client=client, kind=ClaimKind.INDIRECT, limit=1, cursor=first.next_cursor)
    assert isinstance(second, ClaimPage) and second.items[0].id != first.items[0].id

    listed = list_contradictions.sync(client=client, kind=ContradictionKind.NEGATION)
    assert isinstance(listed, ContradictionPage)
    pair = get_contradiction.sync(listed.items[0].id, client=client)
    assert isinstance(pair, Contradiction) and pair.explanation.reasons[0].signal == "negation"

    body = ArticleIn(
        text="HARWICK, March 4 - The bridge is closed, Mayor Ana Brandt told python on Wednesday.",
        published_at=datetime.datetime(2026, 3, 4, 18, 30, tzinfo=datetime.UTC),
        source=SourceIn(name="Harwick Courier"),
    )
    posted = create_article.sync(client=client, body=body)
    assert isinstance(posted, ArticleDetail) and posted.published_origin.value == "given"

    refused = list_claims.sync(client=client, limit=0)
    assert isinstance(refused, Problem) and refused.errors[0].name == "limit"
    print("ran: openapi-python-client")


main()
