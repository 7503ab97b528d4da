"""What people do: handing in, the formal check. Every run is rolled back: the next one finds the same."""

import secrets
from functools import partial
from typing import Any

from django.test import Client
from django.urls import reverse
from meter import Action

from tests.grants import factories as make
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.grants.models import Call

# Some rows leave people behind: each process counts from another number.
for _factory in (UserFactory, OrganisationFactory):
    _factory.reset_sequence(secrets.randbelow(10**9), force=True)


class Work:
    """One piece of work of one person, prepared anew for each run."""

    def __init__(self, prepare: Any) -> None:
        self.prepare = prepare
        self.client, self.address, self.data = Client(), "", {}

    def before(self) -> None:
        """The case is there, the person is signed in."""
        person, self.address, self.data = self.prepare()
        self.client.cookies.clear()
        self.client.force_login(person)

    def do(self) -> None:
        """The one request."""
        response = self.client.post(self.address, self.data)
        assert response.status_code == 302, (response.status_code, response.content[:2000])


def _call() -> Call:
    return Call.objects.open().filter(form_code="micro").first()


def _to_submit() -> tuple[Any, str, dict[str, Any]]:
    case = make.draft(_call(), make.staff())
    return case.applicant, reverse("forms:check", args=[make.sheet_of(case).pk]), {}


def _to_check() -> tuple[Any, str, dict[str, Any]]:
    people = make.staff()
    case = make.submitted(_call(), people)
    address = reverse("grants:step", args=[make.step(case, "formal_check").pk])
    return people.officer, address, {"result": "ok", "checklist": ["complete"]}


def _action(prepare: Any) -> Action:
    work = Work(prepare)
    return Action(work.do, before=work.before, undone=True)


ROWS = {"submission": partial(_action, _to_submit), "formal check over HTTP": partial(_action, _to_check)}
