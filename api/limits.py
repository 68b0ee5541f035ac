"""Rate limits, told in RateLimit fields (draft-ietf-httpapi-ratelimit-headers)."""

import time
from dataclasses import dataclass

from flask import Flask, Response, current_app, g
from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from analysis.vocabulary import Scope
from api.access import caller
from api.errors import Problem


@dataclass(frozen=True)
class Taken:
    """What taking a request from a quota came to: whether there was one left, and what the answer tells."""

    allowed: bool
    seconds_left: int
    fields: dict[str, str]


class Quota:
    """So many requests in so many seconds for each caller; 0 stands for any number."""

    def __init__(self, name: str, most: int, seconds: int):
        self.name, self.most, self.seconds = name, most, seconds
        self.item = RateLimitItemPerSecond(most, seconds)
        self.limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def take(self, caller: str) -> Taken:
        """Take one for a caller, if there is one left."""
        allowed = self.limiter.hit(self.item, caller)
        window = self.limiter.get_window_stats(self.item, caller)
        left, reset = max(window.remaining, 0), max(1, round(window.reset_time - time.time()))
        fields = {
            "RateLimit-Policy": f'"{self.name}";q={self.most};w={self.seconds}',
            "RateLimit": f'"{self.name}";r={left};t={reset}',
        }
        return Taken(allowed, reset, fields)


def register(app: Flask) -> None:
    """Count every request to the API, each worker its own."""
    settings = app.settings
    app.extensions["quotas"] = {
        name: Quota(name, most, settings.rate_limit_seconds)
        for name, most in (("reads", settings.rate_limit_reads), ("writes", settings.rate_limit_writes))
    }
    app.before_request(count)
    app.after_request(tell)


def count() -> None:
    """Take one from the caller's quota.

    :raises Problem: 429, once it is used up.
    """
    scope = g.scope
    quota: Quota = current_app.extensions["quotas"]["reads" if scope == Scope.READ else "writes"]
    if scope is None or quota.most <= 0:
        return
    taken = quota.take(caller())
    g.quota = taken.fields
    if not taken.allowed:
        headers = {"Retry-After": str(taken.seconds_left)}
        raise Problem(429, f"Try again in {taken.seconds_left} seconds.", headers=headers)


def tell(response: Response) -> Response:
    """Say in every answer what is left."""
    if "quota" in g:
        response.headers.update(g.quota)
    return response
