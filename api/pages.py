"""What a browser is shown: the page, the documentation, and the contract itself."""

from flask import Flask, Response, abort, make_response, render_template

from analysis.vocabulary import Scope
from api.access import open_to_all
from api.errors import PROBLEMS
from api.security import policy

#: The page shows each of its addresses itself (``static/app.js`` has the same list).
ADDRESSES = (
    "/contradictions/<int:_>",
    "/timeline",
    "/compare",
    "/articles",
    "/articles/<int:_>",
    "/speakers",
    "/speakers/<int:_>",
    "/add",
)
STYLES = ("tokens", "base", "parts", "views", "timeline", "people")
#: What the first view consists of, so that the browser need not find out file by file.
FIRST = (
    "dom", "key", "api", "format", "points", "router", "components/states", "components/copy",
    "components/evidence", "components/quote", "components/judge", "components/pair",
    "components/downloads", "components/names", "components/narrowed", "views/front",
)  # fmt: skip


#: Redoc makes an empty style element, which it fills by script, and one for its scroll bars.
STYLES_OF_REDOC = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='",
)


def register(app: Flask) -> None:
    """Serve the page and the documentation; all of it from this machine."""
    app.add_url_rule("/", "page", page)
    for address in ADDRESSES:
        app.add_url_rule(address, "page", page)
    app.add_url_rule("/docs", "docs", swagger)
    app.add_url_rule("/docs/read", "docs_read", redoc)
    app.add_url_rule("/problems/<slug>", "problem", problem)


def page(_: int | None = None) -> str:
    """Show who says what, side by side, over time."""
    return render_template(
        "index.html",
        open=open_to_all(Scope.REVIEW),
        sheets=[f"styles/{name}.css" for name in STYLES],
        modules=[f"{name}.js" for name in FIRST],
    )


def swagger() -> str:
    """Show the API to try it out."""
    return render_template("docs.html")


def redoc() -> Response:
    """Show the API to read it."""
    answer = make_response(render_template("docs_read.html"))
    answer.headers["Content-Security-Policy"] = policy(*STYLES_OF_REDOC)
    return answer


def problem(slug: str) -> Response | str:
    """Explain the type of a problem to whoever follows its address."""
    for status, (name, title) in PROBLEMS.items():
        if name == slug:
            return render_template("problem.html", status=status, title=title)
    abort(404)
