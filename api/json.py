"""JSON by orjson."""

import orjson
from flask.json.provider import JSONProvider


class OrjsonProvider(JSONProvider):
    """Flask's JSON, written and read by orjson."""

    def dumps(self, obj, **_):
        return orjson.dumps(obj).decode()

    def loads(self, s, **_):
        return orjson.loads(s)

    def response(self, *args, **kwargs):
        body = orjson.dumps(self._prepare_response_obj(args, kwargs))
        return self._app.response_class(body, content_type="application/json")
