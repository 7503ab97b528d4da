"""The frame of work screens: a menu by role that leads to screens that open, nothing of the public pages."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.engine.factories import started
from tests.people.factories import UserFactory
from workflows.desk.reading.doors import work_menu
from workflows.people.actions import grant_role
from workflows.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

EVERYBODY = ["/desk/"]
MENUS = {
    "adviser": ["/desk/cases/", "/grants/calls/", "/grants/consultations/"],
    "formal_officer": ["/desk/cases/", "/grants/calls/"],
    "reviewer": ["/desk/cases/"],
    "decision_maker": ["/desk/cases/", "/grants/calls/", "/desk/operation/retention/"],
    "cash": ["/desk/cases/", "/grants/payments/"],
    "call_manager": ["/grants/calls/", "/cms/"],
    "editor": ["/cms/", "/cms/newsletter/"],
    "newsletter_approver": ["/cms/", "/cms/newsletter/"],
    "auditor": ["/desk/cases/"],
    "admin": ["/cms/", "/cms/users/", "/desk/operation/", "/desk/operation/retention/"],
}


def _navigation(client: Client, path: str) -> dict[str, list[str]]:
    """By class of its `nav` the addresses that a screen leads to outside its content."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    navs = {" ".join(nav.get("class") or []): nav for nav in page.find_all("nav")}
    return {name: [str(link["href"]) for link in nav.find_all("a")] for name, nav in navs.items()}


@pytest.mark.parametrize("role", [role for role in Role.values if role != "applicant"])
def test_each_role_has_a_menu_whose_doors_open(role: str) -> None:
    user = UserFactory()
    grant_role(user=user, role=role)
    client = Client()
    client.force_login(user)
    hrefs = [href for _label, href in work_menu(user)]
    assert set(hrefs) >= {*EVERYBODY, *MENUS.get(role, [])}
    assert len(set(hrefs)) == len(hrefs)
    assert {href: client.get(href).status_code for href in hrefs} == dict.fromkeys(hrefs, 200)
    assert _navigation(client, "/desk/")["work-menu"] == hrefs


def test_applicants_have_no_menu_of_the_house() -> None:
    assert work_menu(UserFactory()) == []


def test_work_screens_show_nothing_of_the_public_menu_and_still_lead_to_the_legal_pages() -> None:
    officer = UserFactory(roles=["formal_officer"])
    client = Client()
    client.force_login(officer)
    known = _navigation(client, f"/cases/{started().pk}/")
    assert "work-menu" in known
    assert "menu" not in known
    assert "slim-footer__inner" in known


def test_tasks_are_named_by_their_project() -> None:
    officer = UserFactory(roles=["formal_officer"])
    started(title="Vorlesen in vielen Stimmen")
    client = Client()
    client.force_login(officer)
    ((_code, _label, (row,)),) = client.get("/desk/").context["tasks"].sections
    assert row["title"] == "Vorlesen in vielen Stimmen"
    assert row["step"].case.number in row["hint"]
