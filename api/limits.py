"""Rate limits, told in RateLimit fields (draft-ietf-httpapi-ratelimit-headers)."""

import time
from dataclasses import dataclass, field
from threading import Lock

from flask import Flask, Response, current_app, g

from analysis.vocabulary import Scope
from api.access import caller, scope_of_view
from api.errors import Problem

#: Callers that are remembered before those that have been quiet are forgotten.
MOST_CALLERS = 10_000


@dataclass
class Quota:
    """So many requests in so many seconds, by a sliding window of two counters a caller.

    What was counted in the last whole window fades out as the present one goes on.
    """

    name: str
    most: int
    seconds: int
    counted: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def take(self, caller: str, now: float | None = None) -> tuple[bool, int, int]:
        """Take one; tell whether there was one left, how many are now, and in how many seconds all are."""
        now = time.time() if now is None else now
        window, into = int(now // self.seconds), now % self.seconds
        with self.lock:
            last, before, present = self.counted.get(caller, (window, 0, 0))
            if last != window:
                before, present = (present if last == window - 1 else 0), 0
            faded = before * (1 - into / self.seconds)
            allowed = faded + present + 1 <= self.most
            present += allowed
            self.counted[caller] = window, before, present
            if len(self.counted) > MOST_CALLERS:
                self._forget(window)
        left = max(0, int(self.most - faded - present))
        return allowed, left, max(1, round(self.seconds - into))

    def _forget(self, window: int) -> None:
        quiet = [each for each, (last, _, _) in self.counted.items() if last < window - 1]
        for each in quiet:
            del self.counted[each]

    def fields(self, left: int, reset: int) -> dict[str, str]:
        """What an answer tells of it."""
        return {
            "RateLimit-Policy": f'"{self.name}";q={self.most};w={self.seconds}',
            "RateLimit": f'"{self.name}";r={left};t={reset}',
        }


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
    scope = scope_of_view()
    quota: Quota = current_app.extensions["quotas"]["reads" if scope == Scope.READ else "writes"]
    if scope is None or quota.most <= 0:
        return
    allowed, left, reset = quota.take(caller())
    g.quota = quota.fields(left, reset)
    if not allowed:
        raise Problem(429, f"Try again in {reset} seconds.", headers={"Retry-After": str(reset)})


def tell(response: Response) -> Response:
    """Say in every answer what is left."""
    response.headers.update(g.get("quota", {}))
    return response
