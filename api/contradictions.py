"""Contradictions over HTTP."""

from functools import partial

from flask import current_app
from flask.views import MethodView

from analysis.vocabulary import Scope
from api.access import who
from api.blueprint import ONE, Blueprint, needs
from api.caching import must_match
from api.forms import CONTRADICTIONS
from api.paging import listing
from data import contradictions
from jobs import compare
from schemas.contradictions import CheckIn, CheckOut, ContradictionOut, ContradictionQuery, JudgementIn
from schemas.shapes import page_of

blueprint = Blueprint("contradictions", __name__, description="Claims that cannot both be true, and why.")
CONTRADICTION = "/contradictions/" + ONE.format("contradiction_id")


@blueprint.route("/contradictions")
class Contradictions(MethodView):
    """All contradictions."""

    @blueprint.doc(operationId="listContradictions")
    @blueprint.arguments(ContradictionQuery, location="query")
    @blueprint.response(200, page_of(ContradictionOut))
    def get(self, asked):
        """List contradictions, newest first.

        Listed is what is likely right, and nothing that a person has rejected. `min_confidence`
        opens what is less certain, `judgement` what was judged. Words (`q`) are looked for in the
        newest 1,000 claims that have them; `csv` and `ndjson` leave nothing out.
        """
        search = partial(contradictions.search, default_confidence=current_app.settings.listing_confidence)
        return listing(search, asked, CONTRADICTIONS)


@blueprint.route(CONTRADICTION)
class Contradiction(MethodView):
    """One contradiction."""

    @blueprint.doc(operationId="getContradiction")
    @blueprint.response(200, ContradictionOut)
    def get(self, contradiction_id):
        """Read a contradiction with its explanation."""
        return contradictions.get(contradiction_id)


@blueprint.route(f"{CONTRADICTION}/judgement")
class Judgement(MethodView):
    """What a person says of a contradiction."""

    @blueprint.doc(operationId="judgeContradiction")
    @blueprint.arguments(JudgementIn)
    @blueprint.response(200, ContradictionOut)
    @needs(Scope.REVIEW)
    def put(self, given, contradiction_id):
        """Confirm a contradiction, reject it, or say that you are not sure.

        A judgement outlives the articles' being read again; a rejected pair does not come back.
        """
        must_match(ContradictionOut, contradictions.get(contradiction_id))
        contradictions.judge(contradiction_id, given["verdict"], note=given.get("note"), by=who())
        return contradictions.get(contradiction_id)


@blueprint.route("/contradictions/check")
class Check(MethodView):
    """Two statements by hand."""

    @blueprint.doc(operationId="checkContradiction")
    @blueprint.arguments(CheckIn)
    @blueprint.response(200, CheckOut)
    @needs(Scope.READ)
    def post(self, given):
        """Hold two statements against each other, and say why they conflict.

        Nothing is stored.
        """
        return verdict(compare.check(*given["statements"]))


def verdict(finding) -> dict:
    """Say what a finding means; none means that both can be true."""
    if finding is None:
        return {"contradicts": False, "relation": None, "kind": None, "confidence": None, "explanation": None}
    return {
        "contradicts": finding.relation == "contradiction",
        "relation": finding.relation,
        "kind": finding.kind,
        "confidence": finding.confidence,
        "explanation": {"summary": finding.summary, "reasons": finding.reasons},
    }
