"""Subjects over HTTP."""

from flask.views import MethodView

from api.blueprint import ONE, Blueprint
from api.forms import SUBJECTS
from api.paging import listing
from data import subjects
from schemas.shapes import page_of
from schemas.subjects import SubjectDetailOut, SubjectOut, SubjectQuery

blueprint = Blueprint("subjects", __name__, description="Who and what claims are about.")


@blueprint.route("/subjects")
class Subjects(MethodView):
    """All subjects."""

    @blueprint.doc(operationId="listSubjects")
    @blueprint.arguments(SubjectQuery, location="query")
    @blueprint.response(200, page_of(SubjectOut))
    def get(self, asked):
        """List subjects by name."""
        return listing(subjects.search, asked, SUBJECTS)


@blueprint.route("/subjects/" + ONE.format("subject_id"))
class Subject(MethodView):
    """One subject."""

    @blueprint.doc(operationId="getSubject")
    @blueprint.response(200, SubjectDetailOut)
    def get(self, subject_id):
        """Read a subject, and how much is said of it."""
        subject = subjects.get(subject_id)
        subject.claims_count = subjects.counts([subject_id]).get(subject_id, 0)
        return subject
