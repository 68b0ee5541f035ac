"""What a browser is shown: the page, the documentation, and the contract itself."""

from flask import Flask, Response, abort, render_template

from api.errors import PROBLEMS


def register(app: Flask) -> None:
    """Serve the page and the documentation; all of it from this machine."""
    app.add_url_rule("/", "page", page)
    app.add_url_rule("/docs", "docs", swagger)
    app.add_url_rule("/docs/read", "docs_read", redoc)
    app.add_url_rule("/problems/<slug>", "problem", problem)


def page() -> str:
    """Show who says what, side by side, over time."""
    return render_template("index.html")


def swagger() -> str:
    """Show the API to try it out."""
    return render_template("docs.html")


def redoc() -> str:
    """Show the API to read it."""
    return render_template("docs_read.html")


def problem(slug: str) -> Response | str:
    """Explain the type of a problem to whoever follows its address."""
    for status, (name, title) in PROBLEMS.items():
        if name == slug:
            return render_template("problem.html", status=status, title=title)
    abort(404)
