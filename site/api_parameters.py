"""A parameter that the API does not know is refused: a slip of the pen must not answer another question."""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import unwrap
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from ninja.operation import Operation
from wagtail.models import Page, get_page_models

from api_words import sentence
from workflows.people import problems

# Decides the language of every answer (frames.api_language).
EVERYWHERE = frozenset({"language"})
# Wagtail nests one expression a word: hundreds of words exceed Python's depth of recursion.
LONGEST_SEARCH = 200
type Run = Callable[..., HttpResponseBase]


def known_only(run: Run) -> Run:
    """Around an operation: 422 that names each parameter it does not know."""
    operation: Operation = unwrap(run).__self__

    @wraps(run)
    def guarded(request: HttpRequest, **values: object) -> HttpResponseBase:
        if request.GET:
            unknown = set(request.GET) - parameters(operation) - EVERYWHERE
            if unknown := unknown - _fields(operation, values):
                return _refused(sorted(unknown))
            if len(request.GET.get("search", "")) > LONGEST_SEARCH:
                return _too_long()
        return run(request, **values)

    return guarded


def parameters(operation: Operation) -> set[str]:
    """The names its document lists under `query`."""
    models = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    return {name for model in models for name in model.__ninja_flatten_map__}


def _fields(operation: Operation, values: dict[str, object]) -> set[str]:
    """Wagtail's lists filter by the fields of what they list."""
    name = operation.operation_id or ""
    if name == "pages_list":
        return _names([Page, *get_page_models()])
    if name in ("images_list", "documents_list", "redirects_list"):
        label = {"images": "wagtailimages.Image", "documents": "wagtaildocs.Document"}
        return _names([apps.get_model(label.get(name.split("_")[0], "wagtailredirects.Redirect"))])
    if name == "snippets_list":
        return _names(model for model in apps.get_models() if model._meta.label_lower == values.get("type"))
    return set()


def _names(models: Iterable[Any]) -> set[str]:
    return {field.name for model in models for field in model._meta.get_fields()}


def _too_long() -> HttpResponseBase:
    text = gettext("Search for at most %(most)s characters.") % {"most": LONGEST_SEARCH}
    return problems.respond(problems.describe(422, errors=list(problems.mistakes({"search": text}))))


def _refused(unknown: list[str]) -> HttpResponseBase:
    said = [
        {"path": name, "code": "unknown_parameter", "message": sentence({"type": "unknown_parameter"})}
        for name in unknown
    ]
    detail = gettext("This address does not know the parameter %(names)s.") % {"names": ", ".join(unknown)}
    return problems.respond(problems.describe(422, code="unknown_parameter", detail=detail, errors=said))
