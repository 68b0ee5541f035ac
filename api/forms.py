"""The forms that each list can be had in."""

from api import atom, calendar, jsonld, timelinejs
from api.formats import Forms
from schemas.articles import ArticleOut
from schemas.claims import ClaimFormat, ClaimOut
from schemas.contradictions import ContradictionFormat, ContradictionOut
from schemas.paging import ListFormat
from schemas.sources import SourceOut
from schemas.speakers import SpeakerOut
from schemas.subjects import SubjectOut
from schemas.timelines import TimelineBucketOut, TimelineFormat

CLAIMS = Forms(ClaimFormat, ClaimOut, {"jsonld": jsonld.claims})
CONTRADICTIONS = Forms(
    ContradictionFormat, ContradictionOut, {"jsonld": jsonld.contradictions, "atom": atom.contradictions}
)
ARTICLES = Forms(ListFormat, ArticleOut)
SPEAKERS = Forms(ListFormat, SpeakerOut)
SOURCES = Forms(ListFormat, SourceOut)
SUBJECTS = Forms(ListFormat, SubjectOut)
TIMELINES = Forms(
    TimelineFormat,
    TimelineBucketOut,
    {"timelinejs": timelinejs.timeline, "ical": calendar.timeline},
)
#: A timeline's claims to subscribe to.
FEED = Forms(TimelineFormat, ClaimOut, {"atom": atom.claims})
