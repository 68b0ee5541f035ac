"""What browsers are told: which origins may read, what a page may load; and compression."""

from flask import Flask, Response
from flask_compress import Compress
from flask_cors import CORS

READING = ["GET", "HEAD", "OPTIONS"]
WRITING = [*READING, "POST", "PUT", "PATCH", "DELETE"]
EXPOSED = ["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "Idempotent-Replayed"]
ACCEPTED = ["Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key"]
COMPRESSED = [
    "text/html", "text/css", "text/javascript", "text/csv", "text/calendar", "text/plain", "image/svg+xml",
    "application/json", "application/problem+json", "application/ld+json", "application/x-ndjson",
    "application/atom+xml", "application/yaml", "application/vnd.timelinejs+json",
]  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def register(app: Flask) -> None:
    """Set the headers, and compress what the client can take."""
    origins = list(app.settings.cors_origins)
    # Any origin may read; only origins that were named may send what changes something.
    methods = READING if "*" in origins else WRITING
    if origins:
        CORS(
            app,
            resources={r"/(v1/.*|openapi\..*)": {"origins": "*" if "*" in origins else origins}},
            methods=methods,
            allow_headers=ACCEPTED,
            expose_headers=EXPOSED,
            max_age=86400,
            send_wildcard=True,
        )
    app.config["COMPRESS_MIMETYPES"] = COMPRESSED
    app.config["COMPRESS_ALGORITHM"] = ["zstd", "br", "gzip"]
    app.config["COMPRESS_ALGORITHM_STREAMING"] = ["zstd", "br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    app.config["COMPRESS_ZSTD_LEVEL"] = 3
    Compress(app)
    app.after_request(harden)


def policy(*styles: str) -> str:
    """The policy of a page, which loads from here alone.

    ``styles`` names, by hash, what style elements it may make itself.
    """
    style = " ".join(("style-src 'self'", *styles))
    return (
        f"default-src 'none'; script-src 'self'; {style}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def harden(response: Response) -> Response:
    """Set the headers that keep a browser from doing what the page does not mean."""
    for name, value in {"Content-Security-Policy": policy(), **HEADERS}.items():
        response.headers.setdefault(name, value)
    return response
