"""What the server counts about itself, in Prometheus' text format."""

import time
from functools import cache

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def register(app: Flask) -> None:
    """Count and time every request, and show the counts at ``/metrics``."""
    registry = CollectorRegistry()
    labels = ("method", "endpoint", "status")
    requests = Counter("http_requests", "Requests answered.", labels, registry=registry)
    seconds = Histogram("http_request_seconds", "Seconds to the answer.", ("endpoint",), registry=registry)

    # Endpoints and statuses are few; to look a counter up by its labels takes longer than to count.
    counter, timer = cache(requests.labels), cache(seconds.labels)

    def observe(method: str, endpoint: str, status: int, started: float | None) -> None:
        counter(method if method in METHODS else "other", endpoint, status).inc()
        if started is not None:
            timer(endpoint).observe(time.perf_counter() - started)

    app.extensions["observe"] = observe

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def stop(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        observe(request.method, endpoint, response.status_code, g.get("started"))
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
