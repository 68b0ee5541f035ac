"""Rate limits, told in RateLimit fields (draft-ietf-httpapi-ratelimit-headers)."""

import time

from flask import Flask, Response, current_app, g
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from analysis.vocabulary import Scope
from api.access import caller, scope_of_view
from api.errors import Problem


def register(app: Flask) -> None:
    """Count every request to the API, each worker its own."""
    settings = app.settings
    app.extensions["limits"] = SlidingWindowCounterRateLimiter(MemoryStorage())
    app.extensions["quotas"] = {
        "reads": RateLimitItemPerSecond(settings.rate_limit_reads, settings.rate_limit_seconds),
        "writes": RateLimitItemPerSecond(settings.rate_limit_writes, settings.rate_limit_seconds),
    }
    app.before_request(count)
    app.after_request(tell)


def count() -> None:
    """Take one from the caller's quota.

    :raises Problem: 429, once it is used up.
    """
    scope = scope_of_view()
    quota = "reads" if scope == Scope.READ else "writes"
    item: RateLimitItem = current_app.extensions["quotas"][quota]
    if scope is None or item.amount <= 0:
        return
    limiter = current_app.extensions["limits"]
    allowed = limiter.hit(item, quota, caller())
    window = limiter.get_window_stats(item, quota, caller())
    left, reset = max(window.remaining, 0), max(1, round(window.reset_time - time.time()))
    g.quota = {
        "RateLimit-Policy": f'"{quota}";q={item.amount};w={item.get_expiry()}',
        "RateLimit": f'"{quota}";r={left};t={reset}',
    }
    if not allowed:
        raise Problem(429, f"Try again in {reset} seconds.", headers={"Retry-After": str(reset)})


def tell(response: Response) -> Response:
    """Say in every answer what is left."""
    response.headers.update(g.get("quota", {}))
    return response
