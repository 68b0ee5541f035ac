"""Timelines over HTTP."""

from flask.views import MethodView

from api.blueprint import Blueprint
from api.forms import TIMELINES
from api.paging import listing
from data import timelines
from schemas.shapes import page_of
from schemas.timelines import TimelineBucketOut, TimelineQuery

blueprint = Blueprint("timelines", __name__, description="Claims over time.")


@blueprint.route("/timelines")
class Timelines(MethodView):
    """Claims over time."""

    @blueprint.doc(operationId="getTimeline")
    @blueprint.arguments(TimelineQuery, location="query")
    @blueprint.response(200, page_of(TimelineBucketOut))
    def get(self, asked):
        """Lay claims along time, in buckets.

        Oldest first, empty buckets left out; each has its count and its `top` claims.
        """
        return listing(timelines.buckets, asked, TIMELINES)
