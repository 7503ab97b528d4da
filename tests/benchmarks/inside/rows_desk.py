"""The desk's list of cases: every view, as a formal officer sees it."""

import html
import re
from functools import partial

from django.db import connection
from django.test import Client
from meter import Action

from workflows.people.models import User

OFFICER = "petra.klein@example.org"
VIEWS = {
    "first": "",
    "filter": "?kind=grant&stage=review",
    "sort": "?overdue=1",
    "search": "?q=Nachbarschaft",
    "closed": "?state=closed",
    "all": "?state=all",
    "mine": "?whose=mine",
}
NEXT = re.compile(r'href="(\?[^"]*after=[^"]*)"')


def _look(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def _officer() -> Client:
    client = Client()
    client.force_login(User.objects.get(email=OFFICER))
    return client


def _view(query: str) -> Action:
    client = _officer()
    return Action(partial(_look, client, f"/desk/cases/{query}"))


def last() -> Action:
    """The page that the link to older cases leads to from the tenth page on."""
    client, address = _officer(), "/desk/cases/"
    for _ in range(10):
        found = NEXT.findall(client.get(address).content.decode())
        if not found:
            break
        address = f"/desk/cases/{html.unescape(found[-1])}"  # the link to older cases stands last
    return Action(partial(_look, client, address))


def case_page() -> Action:
    """The page of a case in review, as the formal officer sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM engine_case WHERE kind = 'grant' AND stage = 'review' ORDER BY number")
        (identifier,) = cursor.fetchone()
    return Action(partial(_look, _officer(), f"/cases/{identifier}/"))


ROWS = {f"list {name}": partial(_view, query) for name, query in VIEWS.items()}
ROWS |= {"list last": last, "case page": case_page}
