"""The contract: written from the code, whole, and fit to make clients from."""

import re
from pathlib import Path

import pytest
import yaml
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from api import contract
from api.examples import everything

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "openapi.yaml"
VERBS = {"get", "post", "put", "patch", "delete"}
DOCUMENT = yaml.safe_load(FILE.read_text(encoding="utf-8"))
OPERATIONS = {
    operation["operationId"]: (path, verb, operation)
    for path, item in DOCUMENT["paths"].items()
    for verb, operation in item.items()
    if verb in VERBS
}


def everywhere(node):
    """Every object of the document."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from everywhere(inner)


def schemas(node):
    """Every schema object of the document, examples left out."""
    if isinstance(node, dict):
        if {"type", "$ref", "anyOf", "properties", "items"} & node.keys():
            yield node
        for name, inner in node.items():
            if name not in ("example", "examples", "default", "enum"):
                yield from schemas(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from schemas(inner)


def test_the_file_is_what_the_code_says(app):
    assert FILE.read_text(encoding="utf-8") == contract.as_yaml(app), "run: flask --app wsgi openapi"


def test_the_server_gives_the_same_document(client):
    assert client.get("/openapi.json").json == DOCUMENT
    assert yaml.safe_load(client.get("/openapi.yaml").text) == DOCUMENT


def test_it_is_valid_openapi_3_1():
    validate(DOCUMENT)


def test_every_view_is_in_it(app):
    views = {
        (re.sub(r"<[^>]*?:?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if getattr(app.view_functions[rule.endpoint], "view_class", None)
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    assert views == {(path, verb) for path, verb, _ in OPERATIONS.values()}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_says_all_about_itself(name):
    path, verb, operation = OPERATIONS[name]

    assert re.fullmatch(r"(list|get|create|delete|correct|judge|check|merge|undo|compare)[A-Z]\w+", name)
    assert len(operation["tags"]) == 1
    assert operation["summary"] and operation["description"]
    assert operation["security"]
    statuses = set(operation["responses"])
    assert {"422", "500"} <= statuses
    assert ("404" in statuses) >= ("{" in path)
    assert ({"412", "428"} <= statuses) == (verb in ("put", "patch", "delete"))
    assert ({"400", "413", "415"} <= statuses) == ("requestBody" in operation)
    assert all("description" in parameter or "$ref" in parameter for parameter in operation["parameters"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_error_of_an_operation_is_a_problem(name):
    for status, answer in OPERATIONS[name][2]["responses"].items():
        if int(status) >= 400:
            shared = DOCUMENT["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
            assert list(shared["content"]) == ["application/problem+json"]


@pytest.mark.parametrize("name", ["listClaims", "listContradictions", "getTimeline"])
def test_the_forms_of_a_list_are_told_and_no_client_gets_a_page_or_a_string(name):
    operation = OPERATIONS[name][2]

    assert "text/csv" in operation["x-formats"].values()
    assert "`csv`" in operation["description"]
    assert list(operation["responses"]["200"]["content"]) == ["application/json"]


def test_nothing_stands_beside_a_reference():
    assert [node for node in schemas(DOCUMENT) if "$ref" in node and len(node) > 1] == []


def test_every_closed_list_has_a_name():
    named = DOCUMENT["components"]["schemas"].values()

    assert [node for node in schemas(DOCUMENT) if "enum" in node and node not in named] == []


def test_nothing_is_nullable_in_the_manner_of_3_0():
    assert [node for node in everywhere(DOCUMENT) if "nullable" in node] == []


def bodies():
    """Every JSON body with its example."""
    for name, (_, _, operation) in OPERATIONS.items():
        parts = {"request": operation.get("requestBody", {})}
        parts |= {status: answer for status, answer in operation["responses"].items() if int(status) < 300}
        for side, part in parts.items():
            body = part.get("content", {}).get("application/json")
            if body is not None:
                yield pytest.param(body, id=f"{name}-{side}")


@pytest.mark.parametrize("body", list(bodies()))
def test_every_body_has_an_example_that_fits_its_schema(body):
    schema = {**body["schema"], "components": DOCUMENT["components"]}
    values = [example["value"] for example in body["examples"].values()]

    assert values
    for value in values:
        OAS31Validator(schema, format_checker=OAS31Validator.FORMAT_CHECKER).validate(value)


def test_no_example_is_of_an_operation_that_is_gone():
    assert set(everything()) - set(OPERATIONS) <= {"problem"}


def links():
    """Every link, with the operation it stands in."""
    for name, (_, _, operation) in OPERATIONS.items():
        for status, answer in operation["responses"].items():
            for word, link in answer.get("links", {}).items():
                yield pytest.param(name, link, id=f"{name}-{status}-{word}")


def parameters_of(name):
    """The parameters of an operation, as ``location.name``."""
    path, _, operation = OPERATIONS[name]
    given = [*operation["parameters"], *DOCUMENT["paths"][path].get("parameters", ())]
    shared = DOCUMENT["components"]["parameters"]
    whole = [shared[each["$ref"].rsplit("/", 1)[1]] if "$ref" in each else each for each in given]
    return {f"{each['in']}.{each['name']}" for each in whole}


@pytest.mark.parametrize(("name", "link"), list(links()))
def test_a_link_leads_from_what_an_answer_has_to_a_parameter_that_is_there(name, link):
    answer = everything()[name]["response"]

    assert set(link["parameters"]) <= parameters_of(link["operationId"])
    for place in link["parameters"].values():
        if place.startswith("$response.body#"):
            node = answer
            for step in place.split("#/")[1].split("/"):
                if not node:
                    break  # null, or an empty list
                node = node[int(step) if isinstance(node, list) else step]
