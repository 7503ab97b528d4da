"""`Idempotency-Key`: a request that is sent again, because its answer got lost, does its work only once."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.base import File
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from workflows.upkeep.addresses import client_address, network

from ..models import KeptAnswer, User
from ..verdicts import Invalid
from .turns import take_turn

HEADER = "Idempotency-Key"
LONGEST = 200
KEEP_FOR = timedelta(days=1)
# Said on an answer that was kept, as other services do.
REPLAYED = "Idempotency-Replayed"
# What belongs to the answer itself; all other headers are set anew by whatever the request passes.
HEADERS = ("Content-Type", "Content-Language", "ETag", "Location")
# Answers that are no text (files), or longer than this, are made anew.
LONGEST_ANSWER = 1_000_000


@dataclass
class Sent:
    """One request with a key, and what is known of it so far."""

    key: str
    caller: str = ""
    fingerprint: str = ""
    replayed: bool = field(default=False)


def recall(request: HttpRequest, sent: Sent) -> HttpResponse | None:
    """The answer that this caller got to this request before; None: it is the first one, and the key is ours.

    To be called in a transaction: whoever comes second waits until it ends. Raises Invalid for a key that was
    used for something else, Busy when the first one takes too long.
    """
    if len(sent.key) > LONGEST or not sent.key.isprintable():
        raise Invalid({HEADER: _("Please use at most 200 printable characters as the key.")})
    sent.caller, sent.fingerprint = _caller(request), _fingerprint(request)
    take_turn(f"idempotency {sent.caller} {sent.key}")
    fresh = KeptAnswer.objects.filter(made_at__gte=timezone.now() - KEEP_FOR)
    kept = fresh.filter(caller=sent.caller, key=sent.key).first()
    if kept is None:
        return None
    if kept.request != sent.fingerprint:
        raise Invalid({HEADER: _("This key was used for another request. Please use a new one.")})
    sent.replayed = True
    return HttpResponse(kept.body, status=kept.status, headers={**kept.headers, REPLAYED: "true"})


def keep(request: HttpRequest, sent: Sent, response: HttpResponseBase) -> None:
    """Keep what the request was answered; refusals are not kept, so that it can be tried again."""
    if sent.replayed or not sent.caller or response.status_code >= 400:
        return
    if not isinstance(response, HttpResponse) or not _is_text(response):
        return
    KeptAnswer.objects.update_or_create(
        caller=sent.caller,
        key=sent.key,
        defaults={
            "user": request.user if isinstance(request.user, User) else None,
            "request": sent.fingerprint,
            "status": response.status_code,
            "body": response.text,
            "headers": {name: response.headers[name] for name in HEADERS if name in response.headers},
            "made_at": timezone.now(),
        },
    )


def _is_text(response: HttpResponse) -> bool:
    is_json = "json" in response.headers.get("Content-Type", "")
    return not response.content or (is_json and len(response.content) <= LONGEST_ANSWER)


def _caller(request: HttpRequest) -> str:
    """Who asks; of somebody without an account the network, and the secret of a draft, as a digest."""
    if isinstance(request.user, User):
        return f"user:{request.user.pk}"
    place = f"{network(client_address(request))} {request.headers.get('X-Draft-Secret', '')}"
    return salted_hmac("people.idempotency", place, algorithm="sha256").hexdigest()


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


def tick() -> int:
    """Answers older than a day are gone; returns how many."""
    return KeptAnswer.objects.filter(made_at__lt=timezone.now() - KEEP_FOR).delete()[0]
