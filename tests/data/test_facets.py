"""How the claims of a search spread."""

from datetime import timedelta

from data import claims
from tests.builders import DAY, article, claim, speaker


def test_claims_are_counted_by_each_facet(database):
    one, other = speaker("One"), speaker("Other")
    here, there = article(source="Reuters"), article(source="AP")
    claim(here, "troops leave", speaker=one, subjects=["Russia", "Ukraine"])
    claim(here, "troops stay", speaker=other, subjects=["Russia"], kind="direct")
    claim(there, "troops come", speaker=one, said=DAY + timedelta(days=1))
    claim(there, "bread is dear")
    found = claims.facets(["speaker", "source", "subject", "kind", "day"], q="troops")
    assert found["speaker"] == [
        {"value": str(one.id), "label": "One", "count": 2},
        {"value": str(other.id), "label": "Other", "count": 1},
    ]
    assert [(each["label"], each["count"]) for each in found["source"]] == [("Reuters", 2), ("AP", 1)]
    assert [(each["label"], each["count"]) for each in found["subject"]] == [("Russia", 2), ("Ukraine", 1)]
    assert found["kind"] == [
        {"value": "indirect", "label": "indirect", "count": 2},
        {"value": "direct", "label": "direct", "count": 1},
    ]
    assert [(each["value"], each["count"]) for each in found["day"]] == [("2022-02-16", 2), ("2022-02-17", 1)]


def test_only_what_is_asked_for_is_counted(database, statements):
    claim()
    with statements() as ran:
        assert set(claims.facets(["kind"])) == {"kind"}
    assert len(ran) == 1


def test_what_nobody_said_counts_for_nothing(database):
    claim(content="unattributed")
    assert claims.facets(["speaker", "subject"]) == {"speaker": [], "subject": []}
