"""Keeping what somebody typed after their session had ended, until they have signed in again.

It lies in the session store under a random key of its own: signed, on the server, for two hours at most.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils import timezone

from workflows.forms import registry
from workflows.forms.models import AnswerSheet
from workflows.forms.versions.freezing import form_of

KEEP_FOR = timedelta(hours=2)
MOST_KEPT = 400_000
# What belongs to the sending of a page, not to its answers.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "go", "add", "remove"})


@dataclass(frozen=True)
class Kept:
    """What was typed on a page, and when; `had_files` when files were chosen too, which can't be kept."""

    fields: QueryDict
    at: str
    had_files: bool


def _store(key: str | None = None) -> SessionBase:
    store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return store


def keep_typed(*, sheet_id: UUID, page: str, posted: QueryDict, had_files: bool) -> str:
    """What was posted waits under the key that is returned; "" when there is nothing to keep it for.

    The caller is not signed in: nothing of the sheet is read or told.
    """
    if not _is_a_page(sheet_id, page):
        return ""
    fields = {name: values for name, values in posted.lists() if name not in _NOT_TYPED}
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > MOST_KEPT:
        return ""
    store = _store()
    store["typed"] = {
        "sheet": str(sheet_id),
        "page": page,
        "at": timezone.now().isoformat(),
        "fields": fields,
        "had_files": had_files,
    }
    store.set_expiry(int(KEEP_FOR.total_seconds()))
    store.create()
    return store.session_key or ""


def _is_a_page(sheet_id: UUID, page: str) -> bool:
    sheets = AnswerSheet.objects.select_related("version").defer("version__definition")
    sheet = sheets.in_use(registry.codes()).filter(pk=sheet_id).first()
    return sheet is not None and page in form_of(sheet.version).steps_by_id


def read_typed(*, key: str, sheet_id: UUID, page: str) -> Kept | None:
    """What waits under `key` for this page of this sheet; the caller has asked who may edit it."""
    found: Mapping[str, Any] = _store(key).get("typed", {}) if key else {}
    if found.get("sheet") != str(sheet_id) or found.get("page") != page:
        return None
    fields = QueryDict(mutable=True)
    for name, values in found["fields"].items():
        fields.setlist(name, values)
    return Kept(fields, found["at"], bool(found["had_files"]))


def forget_typed(*, key: str) -> None:
    """Nothing waits under `key` any more; a key of something else is left alone."""
    store = _store(key)
    if key and "typed" in store:
        store.flush()


def forget_expired() -> None:
    """What nobody came back for, and every other session that has ended, is gone."""
    type(_store()).clear_expired()
