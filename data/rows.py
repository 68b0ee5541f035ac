"""The rows of lists, and what completes them: one statement a relation, not one a row."""

from collections.abc import Callable

from orjson import Fragment
from peewee import JOIN, Node, Select, fn

from data.database import in_list, is_postgres, listed
from data.models import Article, Claim, ClaimSubject, Judgement, Pair, Source, Speaker, Subject
from data.prepared import Kind, prepared
from data.records import Layout, Listed, Record
from data.written import Outline

Via = Speaker.alias("via_speaker")
#: All of an article but its text, which lists have no use for.
ARTICLE_HEAD = tuple(field for field in Article._meta.sorted_fields if field is not Article.text)
HEAD_NAMES = " ".join(field.name for field in ARTICLE_HEAD)
SPEAKER_NAMES = "id name kind role affiliation"
SOURCE_NAMES = "id name domain"
SUBJECT_NAMES = "id name kind"
CLAIM_NAMES = (
    "id article source speaker via speaker_as_written cue kind content spans said_on said_first said_last"
    " said_precision said_text about_first about_last about_precision about_text negated modality"
    " confidence corrected"
)


class _Subjects(Node):
    """The subjects of a claim as a column: JSON, a list each, the id of the link first."""

    def __sql__(self, ctx):
        one = (ClaimSubject.id, Subject.id, Subject.name, Subject.kind)
        if is_postgres():
            found = fn.json_agg(fn.json_build_array(*one))
        else:
            found = fn.json_group_array(fn.json_array(*one))
        about = ClaimSubject.select(found).join(Subject).where(ClaimSubject.claim == Claim.id)
        with ctx(subquery=True):
            return ctx.sql(about)


class _SubjectsWritten(Node):
    """The subjects of a claim as a column of JSON objects, in the order of their links."""

    def __init__(self, write: Callable[[Layout], Node]):
        self.write = write

    def __sql__(self, ctx):
        names = SUBJECT_NAMES.split()
        one = ClaimSubject.select(*(getattr(Subject, name) for name in names)).join(Subject)
        one = one.where(ClaimSubject.claim == Claim.id).order_by(ClaimSubject.id).alias("one")
        layout = Layout(one.c, SUBJECT_NAMES)
        layout.columns()
        with ctx(subquery=True):
            return ctx.sql(Select([one], [fn.json_group_array(self.write(layout))]))


def _claim_layout(names: str, article: str) -> Layout:
    source = Layout(Source, SOURCE_NAMES, optional=True)
    return Layout(
        Claim,
        names,
        article=Layout(Article, article, source=source),
        speaker=Layout(Speaker, SPEAKER_NAMES, optional=True),
        via=Layout(Via, SPEAKER_NAMES, optional=True),
        subjects=Listed(Layout(Subject, SUBJECT_NAMES), _Subjects(), _SubjectsWritten),
    )


def claims(*extra):
    """Select claims with their article's head, source and speakers."""
    return (
        Claim.select(Claim, *ARTICLE_HEAD, Source, Speaker, Via, *extra)
        .join(Article)
        .join(Source, JOIN.LEFT_OUTER)
        .join_from(Claim, Speaker, JOIN.LEFT_OUTER, on=Claim.speaker, attr="speaker")
        .join_from(Claim, Via, JOIN.LEFT_OUTER, on=(Claim.via == Via.id), attr="via")
    )


def pairs():
    """Select pairs with their judgements."""
    return Pair.select(Pair, Judgement).join(Judgement, JOIN.LEFT_OUTER)


#: Claims as lists show them.
CLAIMS = Kind("claims", _claim_layout(CLAIM_NAMES, "id title url published_at"))
#: Claims with all there is of them.
WHOLE_CLAIMS = Kind(
    "whole claims",
    _claim_layout(
        f"{CLAIM_NAMES} position fingerprint own_speaker own_via context names updated_at",
        f"{HEAD_NAMES.replace(' source ', ' ')}",
    ),
)


def with_claims(found: list[Record], outline: Outline | None = None) -> list[Record]:
    """Put on each pair its two claims; written, where it is known as what."""
    ids = {side for pair in found for side in (pair.first_id, pair.second_id)}
    known = by_id(ids, outline=outline and outline.inside("claims")) if ids else {}
    for pair in found:
        pair.claims = [known[pair.first_id], known[pair.second_id]]
    return found


PAIRS = Kind(
    "pairs",
    Layout(
        Pair,
        "id first second relation kind confidence summary reasons same_speaker days_apart said_on verdict",
        judgement=Layout(Judgement, "id verdict note made_by made_at", optional=True),
    ),
    with_claims,
)
ARTICLES = Kind("articles", Layout(Article, HEAD_NAMES, source=Layout(Source, SOURCE_NAMES, optional=True)))
SPEAKERS = Kind("speakers", Layout(Speaker, SPEAKER_NAMES))
SOURCES = Kind("sources", Layout(Source, SOURCE_NAMES))
SUBJECTS = Kind("subjects", Layout(Subject, SUBJECT_NAMES))


@prepared(CLAIMS, "ids")
def _shown(ids):
    return claims().where(in_list(Claim.id, ids))


@prepared(WHOLE_CLAIMS, "ids")
def _whole(ids):
    return claims().where(in_list(Claim.id, ids))


def by_id(ids, *, whole: bool = False, outline: Outline | None = None) -> dict[int, Record | Fragment]:
    """Give these claims, in one statement however many, as far as they are there.

    With an outline they come written, where the database can write.
    """
    question = _whole if whole else _shown
    return question(ids=listed(ids)).keyed(Claim.id, outline)
