"""The API's document made whole: every error of every operation, and security that other tools can read."""

from collections.abc import Iterator
from typing import Any

from api_once import PARAMETER as KEY
from api_once import takes_key
from api_scopes import right_for
from api_versions import PARAMETER as VERSION
from api_versions import TAG, takes_version
from ninja.openapi.schema import REF_TEMPLATE

from workflows.people import problems
from workflows.people.models import Right

# Every operation may answer with these; what an operation says about one itself stays.
STATUSES = (400, 401, 403, 404, 405, 409, 412, 413, 422, 423, 429, 500, 503)
WAIT = (423, 429, 503)
COUNTED = 429
CHANGED = 412
# Wagtail's way to say "without a token, too"; in OpenAPI that is an empty requirement.
ANONYMOUS = "AllowAnonymous"
# Ours and Wagtail's; beside each use stand the rights that the token needs.
TOKENS = ("TokenAuth", "BearerTokenAuth")
METHODS = ("get", "post", "put", "patch", "delete")


def completed(document: dict[str, Any]) -> dict[str, object]:
    """The document with the errors of every operation."""
    components = document["components"]
    _add_schemas(components["schemas"])
    components["responses"] = {_name(status): _response(status) for status in STATUSES}
    schemes = components.get("securitySchemes", {})
    schemes.pop(ANONYMOUS, None)
    for name in TOKENS:
        schemes[name] = {**schemes[name], "description": _rights()}
    for method, path, operation in _operations(document):
        _complete(operation, method.upper())
        _name_rights(operation, right_for(method.upper(), path))
    for operations in document["paths"].values():
        _name_versions(operations)
    if not document.get("servers"):
        document.pop("servers", None)
    return document


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, object]]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method in METHODS:
                yield method, path, operation


def _rights() -> str:
    """What the names beside `TokenAuth` mean."""
    listed = "\n".join(f"- `{right.value}`: {right.label}" for right in Right)
    return f"A token that a person made on their account page; `write` includes `read`:\n\n{listed}"


def _name_rights(operation: dict[str, Any], right: str) -> None:
    """The rights in the place where OpenAPI 3.1 wants the roles that a call needs."""
    for requirement in operation.get("security", []):
        for name in TOKENS:
            if name in requirement:
                requirement[name] = [right] if right else []


def _name_versions(operations: dict[str, Any]) -> None:
    """What can be read where it is changed has a version to name."""
    read = operations.get("get", {}).get("responses", {}).get(200, {})
    if "application/json" not in read.get("content", {}):
        return
    for method in METHODS:
        if method in operations and takes_version(method.upper(), operations[method]["operationId"]):
            operations[method].setdefault("parameters", []).append(VERSION)
            read.setdefault("headers", {})["ETag"] = TAG


def _add_schemas(schemas: dict[str, object]) -> None:
    for model in (problems.Problem, problems.Mistake, problems.ChangedProblem):
        schema = model.model_json_schema(ref_template=REF_TEMPLATE)
        schema.pop("$defs", None)
        schemas[model.__name__] = schema


def _complete(operation: dict[str, Any], method: str) -> None:
    responses = operation["responses"]
    if takes_key(method, operation["operationId"]):
        operation.setdefault("parameters", []).append(KEY)
    for status, response in responses.items():
        content = response.get("content", {})
        if str(status)[0] in "45" and "application/json" in content:
            response["content"] = {problems.MEDIA_TYPE: content["application/json"]}
    for status in STATUSES:
        responses.setdefault(status, {"$ref": f"#/components/responses/{_name(status)}"})
    for content in operation.get("requestBody", {}).get("content", {}).values():
        content["schema"].pop("default", None)  # an empty object for a model: makers of clients stumble
    if any(ANONYMOUS in each for each in operation.get("security", [])):
        operation["security"] = [{} if ANONYMOUS in each else each for each in operation["security"]]


def _name(status: int) -> str:
    """The code in the style of component names."""
    return "".join(word.title() for word in problems.KNOWN[status][0].split("_"))


def _response(status: int) -> dict[str, object]:
    model = "ChangedProblem" if status == CHANGED else "Problem"
    response: dict[str, Any] = {
        "description": problems.KNOWN[status][1],
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": REF_TEMPLATE.format(model=model)}}},
    }
    if status in WAIT:
        seconds = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
        response["headers"] = {"Retry-After": seconds}
    if status == COUNTED:
        words = {"RateLimit": "What is left, and for how long.", "RateLimit-Policy": "The limit."}
        for name, description in words.items():
            response["headers"][name] = {"description": description, "schema": {"type": "string"}}
    return response
