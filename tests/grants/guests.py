"""Applications begun without an account, for tests."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from workflows.grants import actions
from workflows.grants.models import Call

FAR = "203.0.113.7"
IDEA = {"title": "Nähwerkstatt", "short_text": "Frauen nähen.", "need": "Ein Ort.", "is_new": "new"}


def begun(call: Call, **given: Any) -> str:
    """The secret of a draft begun just now."""
    return actions.begin_as_guest(call=call, language="de", address=FAR, **given)


def at(name: str, secret: str, **more: str) -> str:
    """The address of a screen of the draft."""
    return reverse(f"grants:{name}", kwargs={"secret": secret, **more})


def secret_in(url: str) -> str:
    """The secret in the address of the link's page."""
    return url.split("/begun/")[1].split("/", maxsplit=1)[0]


def save(client: Client, secret: str, page: str, **typed: str) -> HttpResponse:
    """One page, sent as a browser without JavaScript sends it."""
    return client.post(at("begun_page", secret, page=page), typed)
