"""Health: what a load balancer asks."""

from enum import StrEnum

from schemas.fields import Choice
from schemas.shapes import Out


class HealthStatus(StrEnum):
    """How the server is."""

    OK = "ok"
    READY = "ready"


class HealthOut(Out):
    """How the server is."""

    status = Choice(HealthStatus)
