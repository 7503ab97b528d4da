"""Public answers of the API are kept for anonymous programs, as pages are for anonymous readers."""

from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.operation import Operation

from pages.cache.version import ANY

# What these say is public and comes from pages, menus, pictures and the house alone; a detail shows nothing
# but the pages that are read for it, a list whatever there is.
DETAILS = frozenset({"pages_detail"})
LISTS = frozenset(
    {"pages_list", "images_list", "images_detail", "documents_list", "documents_detail", "site_bootstrap"}
    | {"site_changes", "site_find", "locales_list", "locales_detail", "site_glossary"}
)
type Run = Callable[..., HttpResponseBase]


def kept(run: Run) -> Run:
    """Around an operation: its answer may be kept (pages.cache.middleware decides for whom)."""
    operation: Operation = unwrap(run).__self__
    name = operation.operation_id
    if operation.methods != ["GET"] or name not in DETAILS | LISTS:
        return run

    @wraps(run)
    def marked(request: HttpRequest, **values: object) -> HttpResponseBase:
        response: Any = run(request, **values)
        if not request.user.is_authenticated:
            response.may_be_kept = True
            response.shows = () if name in DETAILS else (ANY,)
        return response

    return marked
