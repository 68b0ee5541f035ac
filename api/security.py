"""What browsers are told: which origins may read, what a page may load; and compression."""

from collections.abc import Callable

from flask import Flask
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


#: What keeps a browser from doing what the page does not mean.
HEADERS = {
    "Content-Security-Policy": policy(),
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
    app.wsgi_app = Hardened(app.wsgi_app)


class Hardened:
    """WSGI middleware that adds the headers of every answer, those that an answer does not set itself."""

    def __init__(self, inner: Callable):
        self.inner = inner

    def __call__(self, environ: dict, start_response: Callable):
        def start(status: str, headers: list, exc_info=None):
            known = {name for name, _ in headers}
            headers += [each for each in HEADERS.items() if each[0] not in known]
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        return self.inner(environ, start)
