"""Whether the server lives, and whether it can work."""

from flask.views import MethodView

from api.blueprint import Blueprint
from api.errors import Problem
from data import migrations
from schemas.health import HealthOut

blueprint = Blueprint("health", __name__, description="Whether the server lives and can work.")


@blueprint.route("/healthz")
class Health(MethodView):
    """Life."""

    @blueprint.doc(operationId="getHealth")
    @blueprint.response(200, HealthOut)
    def get(self):
        """Tell whether the server is alive."""
        return {"status": "ok"}


@blueprint.route("/readyz")
class Readiness(MethodView):
    """Work."""

    @blueprint.doc(operationId="getReadiness")
    @blueprint.response(200, HealthOut)
    def get(self):
        """Tell whether the database answers and has the tables this version needs."""
        if missing := migrations.pending():
            raise Problem(503, f"The database lacks {', '.join(missing)}: run `flask migrate`.")
        return {"status": "ready"}
