"""Completes the OpenAPI document with what all operations share, and serves it.

The views say what is theirs; headers, errors, keys and forms follow from rules, and are stated
here once.
"""

import re

import orjson
import yaml
from flask import Flask, Response, current_app
from flask_smorest import Api
from flask_smorest.spec.plugins import FlaskPlugin

from analysis.vocabulary import Scope
from api import forms, replays
from api.access import scope_of
from api.errors import PROBLEMS
from api.examples import examples
from api.formats import MEDIA_TYPES
from api.links import links
from schemas.problems import ProblemOut

PROBLEM = "application/problem+json"
RESPONSE_NAMES = {
    400: "Malformed",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    406: "NotAcceptable",
    409: "Conflict",
    412: "PreconditionFailed",
    413: "TooLarge",
    415: "UnsupportedMediaType",
    422: "Invalid",
    428: "PreconditionRequired",
    429: "TooManyRequests",
    500: "Internal",
    503: "Unavailable",
}
REF = re.compile('"#/components/([^/"]+)/([^/"]+)"')
TEXT = {"type": "string"}
HEADERS = {
    "ETag": ("The version of this answer, for If-None-Match and If-Match.", TEXT),
    "Link": ('The next page, as `<…>; rel="next"` (RFC 8288).', TEXT),
    "Location": ("Where it is.", {"type": "string", "format": "uri-reference"}),
    "RateLimit": ("What is left of the quota, and when it is whole again.", TEXT),
    "RateLimit-Policy": ("The quota: requests and seconds.", TEXT),
    "Retry-After": ("Seconds to wait.", {"type": "integer"}),
    "Allow": ("The methods that can be used.", TEXT),
    "WWW-Authenticate": ("How to authenticate.", TEXT),
    "Idempotent-Replayed": ("`true` on an answer that was given before.", TEXT),
}
PARAMETERS = {
    "IfMatch": ("If-Match", "The ETag of the version you mean to change; `*` for any.", TEXT),
    "IfNoneMatch": ("If-None-Match", "The ETag you have; if it still holds, the answer is 304.", TEXT),
    "IdempotencyKey": (
        "Idempotency-Key",
        "A name of your own for this request: sent again with it, it is not done twice.",
        {"type": "string", "minLength": 1, "maxLength": replays.LONGEST, "pattern": replays.FORM.pattern},
    ),
}
VERBS = ("get", "post", "put", "patch", "delete")
GUARDED = ("put", "patch", "delete")


def register(app: Flask, api: Api) -> None:
    """Serve the document as JSON and as YAML."""
    api.spec.components.schema("Problem", schema=ProblemOut)
    app.extensions["contract"] = complete(app, api.spec.to_dict())
    app.add_url_rule("/openapi.json", "openapi_json", as_json_response)
    app.add_url_rule("/openapi.yaml", "openapi_yaml", as_yaml_response)


def as_json_response() -> Response:
    """The contract in JSON."""
    body = orjson.dumps(current_app.extensions["contract"], option=orjson.OPT_INDENT_2)
    return Response(body, content_type="application/json")


def as_yaml_response() -> Response:
    """The contract in YAML."""
    return Response(as_yaml(current_app), content_type="application/yaml")


def as_yaml(app: Flask) -> str:
    """Write the contract as YAML; the same for the same code, byte for byte."""
    return yaml.dump(
        app.extensions["contract"], Dumper=_Plain, sort_keys=False, allow_unicode=True, width=110
    )


def numbers(app: Flask) -> dict[str, int]:
    """Count what the contract holds."""
    document = app.extensions["contract"]
    operations = [item[verb] for item in document["paths"].values() for verb in VERBS if verb in item]
    answers = [answer for operation in operations for answer in operation["responses"].values()]
    return {
        "operations": len(operations),
        "schemas": len(document["components"]["schemas"]),
        "links": sum(len(answer.get("links", ())) for answer in answers),
    }


class _Plain(yaml.SafeDumper):
    """No aliases, and running text as running text."""

    def ignore_aliases(self, data):
        return True


_Plain.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def complete(app: Flask, document: dict) -> dict:
    """Add to apispec's document what follows from the rules of the contract."""
    document = orjson.loads(orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS))
    rules = {FlaskPlugin.flaskpath2openapi(rule.rule): rule for rule in app.url_map.iter_rules()}
    for path, item in document["paths"].items():
        view = app.view_functions[rules[path].endpoint].view_class
        for parameter in item.get("parameters", ()):
            parameter["description"] = f"The id of the {parameter['name'].removesuffix('_id')}."
            parameter["schema"]["format"] = "int64"
        for verb in VERBS:
            if verb in item:
                finish(item[verb], verb, path, scope_of(view, verb.upper()), bool(item.get("parameters")))
    components = document["components"]
    components["responses"] = {name: _problem_response(status) for status, name in RESPONSE_NAMES.items()}
    components["headers"] = {name: {"description": d, "schema": s} for name, (d, s) in HEADERS.items()}
    components["parameters"] = {
        key: {"name": name, "in": "header", "required": name == "If-Match", "description": d, "schema": s}
        for key, (name, d, s) in PARAMETERS.items()
    }
    document["components"] = used(document)
    return {name: document[name] for name in ("openapi", "info", "servers", "tags", "paths", "components")}


def used(document: dict) -> dict:
    """Give the components that an operation leads to, in alphabetical order."""
    components = document["components"]
    wanted, waiting = set(), [document["paths"]]
    while waiting:
        for ref in set(REF.findall(orjson.dumps(waiting.pop()).decode())) - wanted:
            wanted.add(ref)
            waiting.append(components[ref[0]][ref[1]])
    kept = {
        section: {name: value for name, value in sorted(parts.items()) if (section, name) in wanted}
        for section, parts in components.items()
    }
    return {**kept, "securitySchemes": components["securitySchemes"]}


def finish(operation: dict, verb: str, path: str, scope: Scope, one: bool) -> None:
    """Complete one operation: its parameters, its headers, its forms, its errors, its examples."""
    operation.setdefault("description", operation["summary"])
    if not operation["summary"].endswith((".", "!")):
        raise ValueError(f"the summary of {operation['operationId']} is no sentence")
    operation["summary"] = operation["summary"].rstrip(".")
    operation["security"] = [{"key": []}, {}] if scope == Scope.READ else [{"key": []}]
    operation["x-scope"] = str(scope)
    named = [name for name, wanted in (
        ("IfNoneMatch", verb == "get"), ("IfMatch", verb in GUARDED), ("IdempotencyKey", verb == "post"),
    ) if wanted]  # fmt: skip
    tell_forms(operation)
    parameters = [
        *operation.get("parameters", ()),
        *({"$ref": f"#/components/parameters/{n}"} for n in named),
    ]
    operation["parameters"] = parameters
    kept = {code: answer for code, answer in operation["responses"].items() if int(code) < 400}
    for code, answer in kept.items():
        _success(operation, answer, verb, int(code))
    if verb == "get":
        kept["304"] = {"description": "You have it: nothing has changed since the ETag you sent."}
    errors = errors_of(verb, path, one, "x-formats" in operation)
    kept |= {str(code): {"$ref": f"#/components/responses/{RESPONSE_NAMES[code]}"} for code in errors}
    operation["responses"] = dict(sorted(kept.items()))
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None:
        operation["requestBody"].pop("description", None)
        body |= examples(operation["operationId"], "request")


def tell_forms(operation: dict) -> None:
    """Say in words in which forms a list can be had besides JSON.

    As media types of the answer they would make every generated client give "a page or a string".
    """
    given = operation.get("parameters", [])
    asked = next((parameter for parameter in given if parameter.get("name") == "format"), None)
    if asked is not None:
        operation["parameters"] = [parameter for parameter in given if parameter is not asked]
        operation["x-formats"] = {word: MEDIA_TYPES[word] for word in _forms(asked["schema"]["$ref"])}
        told = ", ".join(
            f"`{word}` ({media})" for word, media in operation["x-formats"].items() if word != "json"
        )
        operation["description"] += (
            f"\n\nBesides JSON it can be had as {told}: by the `Accept` header, or by the parameter "
            "`format`, which goes before. `csv` and `ndjson` stream the whole list."
        )


def errors_of(verb: str, path: str, one: bool, listed: bool) -> list[int]:
    """Name the errors that an operation can answer with."""
    body = verb in ("post", "put", "patch")
    versioned = path.startswith("/v1")
    found = {
        400: body, 401: versioned, 403: versioned, 404: one or path.endswith("/comparisons"), 406: listed,
        409: body or path.endswith("/merge"), 412: verb in GUARDED, 413: body, 415: body, 422: True,
        428: verb in GUARDED, 429: versioned, 500: True, 503: path == "/readyz",
    }  # fmt: skip
    return [status for status, possible in found.items() if possible]


def _success(operation: dict, answer: dict, verb: str, code: int) -> None:
    operation_id = operation["operationId"]
    content = answer.get("content", {})
    if "application/json" in content:
        content["application/json"] |= examples(operation_id, "response")
    names = ["RateLimit", "RateLimit-Policy"] if operation["tags"] != ["health"] else []
    names += ["ETag"] if verb == "get" else []
    names += ["Link"] if "x-formats" in operation else []
    names += ["Location"] if code == 201 else []
    names += ["Idempotent-Replayed"] if verb == "post" else []
    answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    if found := links(operation_id, paged="x-formats" in operation):
        answer["links"] = found


def _forms(ref: str) -> list[str]:
    name = ref.rsplit("/", 1)[1]
    words = {each.words.__name__: each.words for each in vars(forms).values() if hasattr(each, "words")}
    return [str(form) for form in words[name]]


def _problem_response(status: int) -> dict:
    extra = {405: ["Allow"], 401: ["WWW-Authenticate"], 429: ["Retry-After"]}.get(status, [])
    title = PROBLEMS[status][1]
    return {
        "description": f"{title}.",
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in extra},
        "content": {
            PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}} | examples("problem", str(status))
        },
    }
