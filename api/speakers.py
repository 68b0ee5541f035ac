"""Speakers over HTTP."""

from flask import current_app
from flask.views import MethodView

from analysis.vocabulary import Scope
from api.access import who
from api.blueprint import ONE, Blueprint, needs
from api.caching import must_match
from api.forms import SPEAKERS
from api.paging import listing
from data import contradictions, speakers, titles
from jobs import decisions
from schemas.shapes import page_of
from schemas.speakers import MergeIn, SpeakerDetailOut, SpeakerOut, SpeakerQuery

blueprint = Blueprint("speakers", __name__, description="Who speaks, one entity across all articles.")
SPEAKER = "/speakers/" + ONE.format("speaker_id")


@blueprint.route("/speakers")
class Speakers(MethodView):
    """All speakers."""

    @blueprint.doc(operationId="listSpeakers")
    @blueprint.arguments(SpeakerQuery, location="query")
    @blueprint.response(200, page_of(SpeakerOut))
    def get(self, asked):
        """List speakers by name."""
        return listing(speakers.search, asked, SPEAKERS)


@blueprint.route(SPEAKER)
class Speaker(MethodView):
    """One speaker."""

    @blueprint.doc(operationId="getSpeaker")
    @blueprint.response(200, SpeakerDetailOut)
    def get(self, speaker_id):
        """Read a speaker with all names and roles that articles give."""
        return whole(speaker_id)


@blueprint.route(f"{SPEAKER}/merge")
class Merge(MethodView):
    """Two speakers who are one."""

    @blueprint.doc(operationId="mergeSpeaker")
    @blueprint.arguments(MergeIn)
    @blueprint.response(200, SpeakerDetailOut)
    @needs(Scope.REVIEW)
    def post(self, given, speaker_id):
        """Say that this speaker is another one, and give that one.

        Claims, names and contradictions follow, in articles still to come as well. The merge
        is kept and can be undone.
        """
        kept = decisions.merge(speaker_id, given["into"], note=given.get("note"), by=who())
        return whole(kept.id)

    @blueprint.doc(operationId="undoMergeOfSpeaker")
    @blueprint.response(200, SpeakerDetailOut)
    @needs(Scope.REVIEW)
    def delete(self, speaker_id):
        """Undo the merge that took this speaker away, and give it back.

        Both have their own claims again.
        """
        must_match(SpeakerDetailOut, whole(speaker_id))
        decisions.unmerge(speaker_id)
        return whole(speaker_id)


def whole(speaker_id: int):
    """A speaker with names, roles and numbers; one that was merged is the one it was merged into."""
    speaker = speakers.get(speaker_id)
    speaker.aliases = titles.names([speaker.id])[speaker.id]
    speaker.titles = titles.roles(speaker.id)
    speaker.merged = speakers.merged(speaker.id)
    speaker.claims_count = speakers.counts([speaker.id]).get(speaker.id, 0)
    speaker.contradictions_count = contradictions.count(
        speaker=speaker.id, default_confidence=current_app.settings.listing_confidence
    )
    return speaker
