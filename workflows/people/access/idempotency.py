"""`Idempotency-Key`: a request that is sent again, because its answer got lost, does its work only once."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate

from django.core.files.base import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest
from django.http.request import RawPostDataException
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import KeptAnswer, User
from ..verdicts import Invalid

HEADER = "Idempotency-Key"
LONGEST = 200
KEEP_FOR = timedelta(days=1)
# Told to the API's document: `openapi_extra=IDEMPOTENT` beside `@once`.
IDEMPOTENT: dict[str, object] = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "required": False,
            "schema": {"type": "string", "maxLength": LONGEST},
            "description": "A text of your own; the same request with it is done once a day.",
        }
    ]
}

type Endpoint[**P] = Callable[Concatenate[HttpRequest, P], object]


def once[**P](endpoint: Endpoint[P]) -> Endpoint[P]:
    """The endpoint does its work once per person and key; later calls get the first answer.

    Refusals are not kept: what was refused can be tried again with the same key. Of two calls at the same
    time the second waits for the first. Raises Invalid for a key that was used for something else.
    """

    @wraps(endpoint)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> object:
        key = request.headers.get(HEADER, "").strip()
        if not key:
            return endpoint(request, *args, **kwargs)
        if len(key) > LONGEST or not key.isprintable():
            raise Invalid({HEADER: _("Please use at most 200 printable characters as the key.")})
        with transaction.atomic():
            kept, is_new = _reserve(request, key)
            if not is_new:
                return kept.status, kept.body
            answer = endpoint(request, *args, **kwargs)
            _keep(kept, answer)
            return answer

    return guarded


def _reserve(request: HttpRequest, key: str) -> tuple[KeptAnswer, bool]:
    """The row of this key; new ones are locked by being uncommitted, so whoever comes second waits."""
    fingerprint = _fingerprint(request)
    assert isinstance(request.user, User)
    mine = KeptAnswer.objects.filter(user=request.user, key=key)
    mine.filter(made_at__lt=timezone.now() - KEEP_FOR).delete()
    kept, is_new = KeptAnswer.objects.get_or_create(
        user=request.user, key=key, defaults={"request": fingerprint}
    )
    if kept.request != fingerprint:
        raise Invalid({HEADER: _("This key was used for another request. Please use a new one.")})
    return kept, is_new


def _fingerprint(request: HttpRequest) -> str:
    head = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(head + _sent(request)).hexdigest()


def _sent(request: HttpRequest) -> bytes:
    """What was sent: the bytes, or of a form that was read already its fields and files."""
    try:
        return request.body
    except RawPostDataException:
        parts = [repr((name, values)).encode() for name, values in sorted(request.POST.lists())]
        parts += [_digest(name, file) for name, files in sorted(request.FILES.lists()) for file in files]
        return b"\n".join(parts)


def _digest(name: str, file: File) -> bytes:
    file.seek(0)
    content = hashlib.sha256(file.read()).digest()
    file.seek(0)  # the endpoint reads it, too
    return name.encode() + content


def _keep(kept: KeptAnswer, answer: object) -> None:
    kept.status, body = answer if isinstance(answer, tuple) else (200, answer)
    if kept.status >= 400:
        kept.delete()
        return
    kept.body = json.loads(json.dumps(body, cls=DjangoJSONEncoder))
    kept.save(update_fields=["status", "body"])


def tick() -> int:
    """Answers older than a day are gone; returns how many."""
    return KeptAnswer.objects.filter(made_at__lt=timezone.now() - KEEP_FOR).delete()[0]
