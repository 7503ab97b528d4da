"""Numbered pages of a list: a page that isn't there is not found, instead of looking like the last one."""

from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest


def numbered(rows: Any, size: int, request: HttpRequest) -> Any:
    """The page of `rows` that ?page= asks for, the first without it; Http404 when there is no such page."""
    wanted = request.GET.get("page") or "1"
    try:
        return Paginator(rows, size).page(int(wanted) if wanted.isascii() and wanted.isdigit() else wanted)
    except (EmptyPage, PageNotAnInteger, ValueError) as error:
        raise Http404 from error
