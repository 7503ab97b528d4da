"""Every `POST` of the API does its work once per `Idempotency-Key` (workflows.people.access.idempotency).

Two decorators work together: around the operation a transaction, so that work and kept answer are stored
together or not at all; around its function, where the caller is known and the body is read, the look whether
the request was answered before.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from inspect import unwrap

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.operation import Operation

from workflows.people.access.idempotency import HEADER, LONGEST, Sent, keep, recall

# Their answers say a secret that the house itself keeps as a digest only; kept for a day it could be read.
TOLD_ONCE = frozenset(
    {"people_make_token", "webhooks_create", "webhooks_secret", "consultations_renew_feed"}
    | {"lending_make_feed", "grants_guest_begin", "grants_guest_link"}
)
PARAMETER: dict[str, object] = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "maxLength": LONGEST},
    "description": "A text of your own; the same request with it is done once a day.",
}
type Run = Callable[..., HttpResponseBase]
_sent: ContextVar[Sent | None] = ContextVar("sent", default=None)


def takes_key(method: str, operation_id: str) -> bool:
    """Whether the operation minds the header."""
    return method == "POST" and operation_id not in TOLD_ONCE


def once(run: Run) -> Run:
    """Around an operation: work and kept answer are one transaction."""
    operation: Operation = unwrap(run).__self__
    if not takes_key(operation.methods[0], operation.operation_id or ""):
        return run

    @wraps(run)
    def guarded(request: HttpRequest, **values: object) -> HttpResponseBase:
        key = request.headers.get(HEADER, "").strip()
        if not key:
            return run(request, **values)
        sent = Sent(key)
        token = _sent.set(sent)
        try:
            with transaction.atomic():
                response = run(request, **values)
                keep(request, sent, response)
                return response
        finally:
            _sent.reset(token)

    return guarded


def answered(view: Callable[..., object]) -> Callable[..., object]:
    """Around the function of an operation: what was answered before is answered again."""

    @wraps(view)
    def looked(request: HttpRequest, **how: object) -> object:
        sent = _sent.get()
        if sent is not None and (kept := recall(request, sent)):
            return kept
        return view(request, **how)

    return looked
