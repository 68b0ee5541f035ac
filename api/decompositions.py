"""Decompositions over HTTP: a dry run."""

from flask import current_app
from flask.views import MethodView

from analysis.vocabulary import Scope
from api.blueprint import Blueprint, needs
from jobs import ingest
from schemas.articles import ArticleIn
from schemas.decompositions import DecompositionOut

blueprint = Blueprint(
    "decompositions", __name__, description="What an article would come to, were it stored."
)


@blueprint.route("/decompositions")
class Decompositions(MethodView):
    """A dry run."""

    @blueprint.doc(operationId="createDecomposition")
    @blueprint.arguments(ArticleIn)
    @blueprint.response(200, DecompositionOut)
    @needs(Scope.READ)
    def post(self, given):
        """Take an article apart into claims without storing anything.

        Speakers and subjects are named as the article has them; they have no ids yet.
        """
        return ingest.decompose(settings=current_app.settings, **given)
