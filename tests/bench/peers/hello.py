"""Flask, bare."""

from flask import Flask

app = Flask(__name__)


@app.get("/hello")
def hello() -> dict:
    """Say something."""
    return {"hello": "world"}
