"""Where servers start: ``flask --app wsgi serve``, or any WSGI server with ``wsgi:app``."""

from api import create_app

app = create_app()
