"""Claims over HTTP."""

from flask import Response
from flask.views import MethodView

from analysis.vocabulary import Scope
from api.access import who
from api.blueprint import ONE, Blueprint, needs
from api.caching import must_match
from api.forms import CLAIMS, CONTRADICTIONS
from api.paging import listing
from api.selectors import with_selectors
from data import claims, contradictions
from jobs import decisions
from schemas.claims import ClaimDetailOut, ClaimPageOut, ClaimPatchIn, ClaimQuery, OneClaimQuery
from schemas.contradictions import ClaimContradictionsQuery, ContradictionOut
from schemas.shapes import page_of

blueprint = Blueprint("claims", __name__, description="Who said what, when, and about what.")
CLAIM = "/claims/" + ONE.format("claim_id")


@blueprint.route("/claims")
class Claims(MethodView):
    """All claims."""

    @blueprint.doc(operationId="listClaims")
    @blueprint.arguments(ClaimQuery, location="query")
    @blueprint.response(200, ClaimPageOut)
    def get(self, asked):
        """Search claims by speaker, source, date and words.

        Newest first. Every filter narrows the list; `facets` counts the whole search (with filters
        its latest 10,000 claims), whatever page you are on.
        """
        names, selectors = asked.pop("facets", ()), asked.pop("selectors")
        answer = listing(claims.search, asked, CLAIMS, with_selectors if selectors else None)
        return answer if isinstance(answer, Response) or not names else with_facets(answer, names, asked)


@blueprint.route(CLAIM)
class Claim(MethodView):
    """One claim."""

    @blueprint.doc(operationId="getClaim")
    @blueprint.arguments(OneClaimQuery, location="query")
    @blueprint.response(200, ClaimDetailOut)
    def get(self, asked, claim_id):
        """Read a claim, with the claims that repeat, update or contradict it.

        Its history holds every correction a person has made.
        """
        claim = whole(claim_id)
        return with_selectors([claim])[0] if asked["selectors"] else claim

    @blueprint.doc(operationId="correctClaim")
    @blueprint.arguments(ClaimPatchIn)
    @blueprint.response(200, ClaimDetailOut)
    @needs(Scope.REVIEW)
    def patch(self, changes, claim_id):
        """Correct what was read wrongly.

        The correction is kept with its author, and stays when the article is read again.
        """
        must_match(ClaimDetailOut, whole(claim_id), *with_selectors([whole(claim_id)]))
        note = changes.pop("note", None)
        decisions.correct(claim_id, changes, note=note, by=who())
        return whole(claim_id)


@blueprint.route(f"{CLAIM}/contradictions")
class ClaimContradictions(MethodView):
    """The contradictions of one claim."""

    @blueprint.doc(operationId="listContradictionsOfClaim")
    @blueprint.arguments(ClaimContradictionsQuery, location="query")
    @blueprint.response(200, page_of(ContradictionOut))
    def get(self, asked, claim_id):
        """List what contradicts a claim, however sure it is."""
        return listing(lambda: contradictions.of_claim(claim_id), asked, CONTRADICTIONS)


def with_facets(answer, names, asked):
    """Count the whole search by the facets that were asked for."""
    filters = {
        name: value for name, value in asked.items() if name not in ("limit", "cursor", "format", "sort")
    }
    body, headers = answer
    return {**body, "facets": claims.facets(names, **filters)}, headers


def whole(claim_id: int):
    """A claim with its relations and its history."""
    claim = claims.get(claim_id)
    for name, related in contradictions.related_to(claim).items():
        setattr(claim, name, related)
    claim.revisions = list(claims.history(claim_id))
    return claim
