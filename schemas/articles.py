"""Articles: what comes in, as text or as HTML."""

from marshmallow import ValidationError, fields, validates_schema

from analysis.vocabulary import DateOrigin
from schemas.fields import Choice, Day, Id, Instant, Words, plausible_news
from schemas.paging import ListQuery
from schemas.shapes import In, Out
from schemas.sources import SourceIn, SourceOut

WEB_ADDRESS = r"^https?://[^\s/?#\u0000]+[^\s\u0000]*$"


class ArticleIn(In):
    """An article to read: its `text` or its `html`, one of the two, and what is known of it."""

    text = Words(
        blank=False,
        metadata={
            "description": "Plain text. Spans of claims count in Unicode code points of it.",
        },
    )
    html = Words(
        blank=False,
        metadata={"description": "A whole page; the story, its title and its date are found in it."},
    )
    title = Words(longest=1000, allow_none=True)
    url = Words(longest=2048, form=WEB_ADDRESS, like="https://news.example/story", allow_none=True)
    published_at = Instant(
        allow_none=True,
        validate=plausible_news,
        metadata={
            "description": "With its own offset, if you know it: weekdays in the text are counted in it."
        },
    )
    source = fields.Nested(SourceIn, allow_none=True)

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def text_or_html(self, _, original, **__):
        if isinstance(original, dict) and ("text" in original) == ("html" in original):
            raise ValidationError("Give either text or html, one of the two.", "text")


class ArticleRefOut(Out):
    """The article that a claim stands in."""

    id = Id()
    title = fields.String(allow_none=True)
    url = fields.String(allow_none=True)
    published_at = Instant(allow_none=True)
    source = fields.Nested(SourceOut, allow_none=True)


class ArticleOut(ArticleRefOut):
    """An article, as it stands in lists."""

    published_on = Day(metadata={"description": "The day of publication in the article's own zone."})
    published_origin = Choice(
        DateOrigin, metadata={"description": "Where the date was taken from; all but `given` are inferred."}
    )
    language = fields.String(allow_none=True)
    received_at = Instant()


class ArticleDetailOut(ArticleOut):
    """An article with its text and the numbers of what was found in it."""

    text = fields.String()
    claims_count = fields.Integer()
    contradictions_count = fields.Integer(metadata={"description": "At most 1,000 are counted."})


class ArticleQuery(ListQuery):
    """Which articles to list, newest first."""

    q = Words(
        longest=1000,
        metadata={
            "description": "Words of the title, or of one of its claims: the newest 1,000 of either that"
            " have them are looked through (as `csv` and `ndjson` all of them)."
        },
    )
    source = fields.List(Id(), metadata={"description": "Ids of sources; repeat it for any of several."})
    published_from = Day(metadata={"description": "The first day of publication to list."})
    published_to = Day(metadata={"description": "The last day of publication to list."})
