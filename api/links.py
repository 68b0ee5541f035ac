"""OpenAPI links: where the ids in an answer lead, for machines and for whoever reads the contract."""

#: An id and what it is good for: operation -> the parameter that takes it.
LEADS = {
    "article": {
        "getArticle": "path.article_id",
        "listClaimsOfArticle": "path.article_id",
        "listContradictions": "query.article",
        "deleteArticle": "path.article_id",
    },
    "claim": {
        "getClaim": "path.claim_id",
        "listContradictionsOfClaim": "path.claim_id",
        "correctClaim": "path.claim_id",
    },
    "contradiction": {
        "getContradiction": "path.contradiction_id",
        "judgeContradiction": "path.contradiction_id",
    },
    "speaker": {
        "getSpeaker": "path.speaker_id",
        "listClaims": "query.speaker",
        "getTimeline": "query.speaker",
    },
    "source": {"getSource": "path.source_id", "listArticles": "query.source", "listClaims": "query.source"},
    "subject": {"getSubject": "path.subject_id", "listClaims": "query.subject"},
}
ONE_CLAIM = {"claim": "/id", "article": "/article/id", "speaker": "/speaker/id", "subject": "/subjects/0/id"}
FIRST_CLAIM = {name: f"/items/0{place}" for name, place in ONE_CLAIM.items()}
ONE_PAIR = {"contradiction": "/id", "claim": "/claims/0/id"}
FIRST_PAIR = {name: f"/items/0{place}" for name, place in ONE_PAIR.items()}
#: Where ids stand in an answer: operation -> what it is the id of -> JSON pointer.
PLACES = {
    "listArticles": {"article": "/items/0/id", "source": "/items/0/source/id"},
    "createArticle": {"article": "/id", "source": "/source/id"},
    "getArticle": {"article": "/id", "source": "/source/id"},
    "listClaimsOfArticle": FIRST_CLAIM,
    "listClaims": FIRST_CLAIM,
    "getClaim": {**ONE_CLAIM, "contradiction": "/contradicted_by/0/id"},
    "correctClaim": ONE_CLAIM,
    "listContradictionsOfClaim": FIRST_PAIR,
    "listContradictions": FIRST_PAIR,
    "getContradiction": ONE_PAIR,
    "judgeContradiction": ONE_PAIR,
    "getTimeline": {name: f"/items/0/claims/0{place}" for name, place in ONE_CLAIM.items()},
    "compareSides": {"contradiction": "/contradictions/0/id"},
    "listSpeakers": {"speaker": "/items/0/id"},
    "getSpeaker": {"speaker": "/id"},
    "mergeSpeaker": {"speaker": "/id"},
    "listSources": {"source": "/items/0/id"},
    "getSource": {"source": "/id"},
    "listSubjects": {"subject": "/items/0/id"},
    "getSubject": {"subject": "/id"},
}
#: What changes a thing: only from the reading of that very thing, whose tag goes along.
GUARDED = ("deleteArticle", "correctClaim", "judgeContradiction")
TAG = {"header.If-Match": "$response.header.ETag"}
#: Links that are not of one id alone.
MORE = {
    "listSpeakers": {
        "mergeSpeaker": {
            "operationId": "mergeSpeaker",
            "parameters": {"path.speaker_id": "$response.body#/items/0/id"},
            "description": "The speaker at `/items/0/id`, where it is another one of the list.",
        }
    },
    "mergeSpeaker": {
        "undoMergeOfSpeaker": {
            "operationId": "undoMergeOfSpeaker",
            "parameters": {"path.speaker_id": "$request.path.speaker_id", "header.If-Match": "*"},
            "description": "Undoes it.",
        }
    },
}


def links(operation_id: str, paged: bool) -> dict[str, dict]:
    """Give the links of an operation's successful answer, by name."""
    found = dict(MORE.get(operation_id, {}))
    for noun, place in PLACES.get(operation_id, {}).items():
        for target, parameter in LEADS[noun].items():
            guarded = target in GUARDED
            if target == operation_id or guarded and not (operation_id.startswith("get") and place == "/id"):
                continue
            name = target if parameter.startswith("path.") else f"{target}By{noun.capitalize()}"
            found[name] = {
                "operationId": target,
                "parameters": {parameter: f"$response.body#{place}"} | (TAG if guarded else {}),
                "description": f"The {noun} at `{place}`.",
            }
    if paged:
        found["next"] = {
            "operationId": operation_id,
            "parameters": {"query.cursor": "$response.body#/next_cursor"},
            "description": "The next page; ask for it in the same order.",
        }
    return found
