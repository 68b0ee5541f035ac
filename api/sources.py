"""Sources over HTTP."""

from flask.views import MethodView

from api.blueprint import ONE, Blueprint
from api.forms import SOURCES
from api.paging import listing
from data import sources
from schemas.shapes import page_of
from schemas.sources import SourceDetailOut, SourceOut, SourceQuery

blueprint = Blueprint("sources", __name__, description="The outlets that articles come from.")


@blueprint.route("/sources")
class Sources(MethodView):
    """All sources."""

    @blueprint.doc(operationId="listSources")
    @blueprint.arguments(SourceQuery, location="query")
    @blueprint.response(200, page_of(SourceOut))
    def get(self, asked):
        """List sources by name."""
        return listing(sources.search, asked, SOURCES)


@blueprint.route("/sources/" + ONE.format("source_id"))
class Source(MethodView):
    """One source."""

    @blueprint.doc(operationId="getSource")
    @blueprint.response(200, SourceDetailOut)
    def get(self, source_id):
        """Read a source, and how much of it is here."""
        return sources.get(source_id)
