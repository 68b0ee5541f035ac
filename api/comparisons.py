"""Comparisons over HTTP."""

from flask.views import MethodView

from api.blueprint import Blueprint
from data import comparisons
from schemas.comparisons import ComparisonOut, ComparisonQuery

blueprint = Blueprint("comparisons", __name__, description="Two or more sides of one matter.")


@blueprint.route("/comparisons")
class Comparisons(MethodView):
    """Sides of one matter."""

    @blueprint.doc(operationId="compareSides")
    @blueprint.arguments(ComparisonQuery, location="query")
    @blueprint.response(200, ComparisonOut)
    def get(self, asked):
        """Set side by side what two or more speakers, or sources, say of one matter.

        Aligned by day, with the contradictions between the columns.
        """
        return comparisons.sides(**asked)
