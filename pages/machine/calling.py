"""One call to a translation service: its address comes from the operator's settings, never from a request."""

import http.client
import json
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

LARGEST = 5_000_000
TIMEOUT = 20  # seconds; an editor waits


class Failed(Exception):
    """The service did not translate; the reason is for the editor, without addresses and keys."""


def post_json(url: str, said: object, headers: Mapping[str, str]) -> object:
    """What the service answers. Redirects are not followed: they would lead where no operator has pointed."""
    parts = urlsplit(url)
    body = json.dumps(said, ensure_ascii=False).encode()
    connection = _connection(parts.scheme, parts.hostname or "", parts.port)
    try:
        place = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("POST", place, body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        answer = response.read(LARGEST + 1)
    except (OSError, http.client.HTTPException) as error:
        raise Failed(_("The translation service can’t be reached.")) from error
    finally:
        connection.close()
    if response.status in (401, 403):
        raise Failed(_("The translation service doesn’t know the key of this house. Ask the administrator."))
    if response.status in (429, 456):  # 456: DeepL's own for a used-up quota
        raise Failed(_("The translation service translates no more for now. Try again later."))
    if response.status >= 300:
        raise Failed(_("The translation service answered with an error."))
    return _read(answer)


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=TIMEOUT)


def _read(answer: bytes) -> object:
    try:
        if len(answer) > LARGEST:
            raise ValueError
        return json.loads(answer)
    except ValueError as error:
        raise Failed(_("The translation service answered with something that can’t be read.")) from error
