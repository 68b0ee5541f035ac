"""Claims and contradictions as schema.org JSON-LD, for machines that read the web."""

from flask import Response, current_app, request

CONTEXT = "https://schema.org"
TYPES = {"person": "Person", "organization": "Organization", "group": "Organization", "place": "Place"}
#: How true a reviewer finds that the two claims contradict each other.
RATINGS = {"confirmed": 3, "unsure": 2, "rejected": 1}


def claims(items: list[dict]) -> Response:
    """Write claims: ``Claim``, and ``Quotation`` as well where the words are the speaker's own."""
    return _document([claim(item) for item in items])


def contradictions(items: list[dict]) -> Response:
    """Write contradictions: ``ClaimReview`` once judged, a collection of two claims before."""
    return _document([contradiction(item) for item in items])


def claim(item: dict) -> dict:
    """One claim as schema.org has it."""
    said, about = item["said"], item["about"]
    return _known(
        {
            "@type": ["Claim", "Quotation"] if item["kind"] != "indirect" else "Claim",
            "@id": address("claims", item["id"]),
            "text": item["content"],
            "author": _speaker(item["speaker"]),
            "dateCreated": said and said["start"],
            "temporalCoverage": about and f"{about['start']}/{about['end']}",
            "about": [_thing("subjects", subject) for subject in item["subjects"]],
            "appearance": _article(item["article"]),
        }
    )


def contradiction(item: dict) -> dict:
    """One contradiction as schema.org has it."""
    both = [claim(each) for each in item["claims"]]
    node = {"@id": address("contradictions", item["id"]), "abstract": item["explanation"]["summary"]}
    judgement = item["judgement"]
    if judgement is None:
        return {"@type": "Collection", **node, "hasPart": both}
    return _known(
        {
            "@type": "ClaimReview",
            **node,
            "claimReviewed": " / ".join(each["text"] for each in both),
            "itemReviewed": both,
            "reviewBody": judgement["note"],
            "datePublished": judgement["made_at"],
            "author": {"@type": "Person", "name": judgement["made_by"] or "anonymous"},
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": RATINGS[judgement["verdict"]],
                "bestRating": max(RATINGS.values()),
                "worstRating": min(RATINGS.values()),
                "alternateName": judgement["verdict"],
            },
        }
    )


def address(noun: str, key: int) -> str:
    """Where a thing can be had on this server."""
    return f"{request.url_root}v1/{noun}/{key}"


def _article(article: dict) -> dict:
    source = article["source"]
    publisher = source and _known(
        {
            "@type": "NewsMediaOrganization",
            "@id": address("sources", source["id"]),
            "name": source["name"] or source["domain"],
            "url": source["domain"] and f"https://{source['domain']}/",
        }
    )
    return _known(
        {
            "@type": "NewsArticle",
            "@id": address("articles", article["id"]),
            "headline": article["title"],
            "url": article["url"],
            "datePublished": article["published_at"],
            "publisher": publisher,
        }
    )


def _speaker(speaker: dict | None) -> dict | None:
    if speaker is None:
        return None
    person = speaker["kind"] == "person"
    affiliation = speaker["affiliation"] and {"@type": "Organization", "name": speaker["affiliation"]}
    return _known(
        {
            **_thing("speakers", speaker),
            "jobTitle" if person else "description": speaker["role"],
            "affiliation" if person else "parentOrganization": affiliation,
        }
    )


def _thing(noun: str, thing: dict) -> dict:
    kind = TYPES.get(thing["kind"], "Person")
    return {"@type": kind, "@id": address(noun, thing["id"]), "name": thing["name"]}


def _known(node: dict) -> dict:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _document(graph: list[dict]) -> Response:
    body = current_app.json.dumps({"@context": CONTEXT, "@graph": graph})
    return Response(body, content_type="application/ld+json")
