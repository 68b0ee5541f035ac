"""Timelines over HTTP."""

from flask.views import MethodView

from api.blueprint import Blueprint
from api.formats import negotiate
from api.forms import FEED, TIMELINES
from api.paging import listing
from data import claims, timelines
from schemas.shapes import page_of
from schemas.timelines import TimelineBucketOut, TimelineFormat, TimelineQuery

blueprint = Blueprint("timelines", __name__, description="Claims over time.")


@blueprint.route("/timelines")
class Timelines(MethodView):
    """Claims over time."""

    @blueprint.doc(operationId="getTimeline")
    @blueprint.arguments(TimelineQuery, location="query")
    @blueprint.response(200, page_of(TimelineBucketOut))
    def get(self, asked):
        """Lay claims along time, in buckets.

        Oldest first, empty buckets left out; each has its count and its `top` claims. As Atom there are no
        buckets: all claims, those said last first, so that a subscriber sees what is new.
        """
        if negotiate(asked.get("format"), TimelineFormat) == TimelineFormat.ATOM:
            laid_out = ("by", "bucket", "top")
            return listing(claims.search, {name: asked[name] for name in asked if name not in laid_out}, FEED)
        return listing(timelines.buckets, asked, TIMELINES)
