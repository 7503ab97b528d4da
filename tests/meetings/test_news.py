"""News for a meeting: sent by the link of an invitation, taken into agenda and minutes by staff."""

from typing import Any

import pytest
from django.test import Client

from tests.people.factories import UserFactory
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.actions import Words
from workflows.meetings.models import Meeting, MinutesPoint, News
from workflows.meetings.reading.agendas import agendas_of_the_invited
from workflows.meetings.reading.links import token_of
from workflows.meetings.reading.news import line_of_news
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

from .factories import announced, in_series, invitation, span
from .test_walk import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]
AGENDA = "Begrüßung\nNeues aus der Stadt\n- Neues aus den Initiativen\nTermine"


@pytest.fixture
def adviser() -> User:
    return UserFactory(roles=["adviser"])


def invited(*names: str) -> Meeting:
    return in_series(announced(span(20), words={"de": Words("Treffen", agenda=AGENDA)}), *names)


def test_news_are_sent_by_the_link_and_stand_in_agenda_and_minutes(adviser: User) -> None:
    case = invited("a", "b")
    link = f"/meetings/invitations/{token_of(invitation('a@example.org'))}/"
    visitor, desk = Client(), signed_in(adviser)
    assert "Habt ihr Neues für die anderen?" in visitor.get(link).content.decode()
    wrong = visitor.post(link, {"do": "news", "news-title": "Kurs", "news-link": "javascript:alert(1)"})
    assert wrong.status_code == 422
    assert 'value="Kurs"' in wrong.content.decode()  # nothing typed is lost
    assert not News.objects.exists()
    given = {"do": "news", "news-title": "Sprachkurs", "news-words": "Ab Januar"}
    assert visitor.post(link, given | {"news-link": "https://a.example.org"}).status_code == 302
    assert visitor.post(link, {"do": "news", "news-title": "Fest"}).status_code == 302
    assert invitation("a@example.org").said == ""  # sending news is no answer
    url = f"/meetings/{case.pk}/news/"
    course, feast = News.objects.order_by("pk")
    assert "Sprachkurs" in desk.get(url).content.decode()
    assert "Sprachkurs" not in agendas_of_the_invited(case)("de")
    for piece in (course, feast):
        assert desk.post(url, {"news": piece.pk, "state": "taken"}).status_code == 302
    assert desk.post(url, {"news": feast.pk, "move": "up"}).status_code == 302
    lines = [line.strip() for line in agendas_of_the_invited(case)("de").splitlines()]
    assert lines[2:6] == [
        "- Neues aus den Initiativen",
        "– Fest (Person a)",
        "– Sprachkurs (Person a)",
        "Termine",
    ]
    other = f"/meetings/invitations/{token_of(invitation('b@example.org'))}/"
    assert "https://a.example.org" in visitor.get(other).content.decode()
    assert "Sprachkurs" not in visitor.get(f"/meetings/{case.pk}/").content.decode()  # for everybody
    actions.begin_minutes(case=case, actor=adviser)
    point = MinutesPoint.objects.get(title="Neues aus den Initiativen")
    assert point.said == "Fest (Person a)\n\nSprachkurs (Person a)\nAb Januar\nhttps://a.example.org"
    with pytest.raises(AlreadyDone):
        actions.settle_news(news=feast, state="left_out", actor=adviser)


def test_who_sent_it_takes_it_back_and_nobody_elses() -> None:
    case = invited("a", "b")
    piece = actions.send_news(invitation=invitation("a@example.org"), title="Fest")
    mine, other = (f"/meetings/invitations/{token_of(invitation(f'{name}@example.org'))}/" for name in "ab")
    Client().post(other, {"do": "take_back", "news": piece.pk})
    assert News.objects.filter(meeting=case).exists()
    Client().post(mine, {"do": "take_back", "news": piece.pk})
    assert not News.objects.exists()


def test_five_from_one_person_and_none_when_it_has_begun(at_ten: Any) -> None:
    invited("a")
    found = invitation("a@example.org")
    for number in range(5):
        actions.send_news(invitation=found, title=f"Neues {number}")
    with pytest.raises(Invalid):
        actions.send_news(invitation=found, title="Noch eins")
    at_ten.move_to("2026-12-20T10:00:00+01:00")
    with pytest.raises(NotAllowed):
        actions.send_news(invitation=found, title="Zu spät")
    page = Client().post(f"/meetings/invitations/{token_of(found)}/", {"do": "news", "news-title": "Zu spät"})
    assert page.status_code == 403
    assert News.objects.count() == 5


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "A", "words": "x" * 2001}, "words"),
        ({"title": "A", "link": "example.org"}, "link"),
        ({"title": "A", "link": "ftp://example.org/"}, "link"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, str], field: str) -> None:
    invited("a")
    with pytest.raises(Invalid) as refused:
        actions.send_news(invitation=invitation("a@example.org"), **given)
    assert list(refused.value.errors) == [field]


@pytest.mark.parametrize(
    ("lines", "language", "place"),
    [
        (["Begrüßung", "Neues aus der Stadt", "Neues von euch", "Termine"], "de", 2),
        (["Welcome", "News"], "en", 1),
        (["ترحيب", "أخبار المبادرات"], "ar", 1),
        (["Привітання", "• Новини ініціатив"], "uk", 1),
        (["Begrüßung"], "de", None),
        ([], "de", None),
    ],
)
def test_the_line_that_news_belong_to(lines: list[str], language: str, place: int | None) -> None:
    assert line_of_news(lines, language) == place


def test_over_the_api(adviser: User) -> None:
    case, desk, visitor = invited("a"), signed_in(adviser), Client()
    link = f"/api/meetings/invitations/{token_of(invitation('a@example.org'))}/news"
    sent = [
        visitor.post(link, {"title": title}, content_type="application/json").json()["id"]
        for title in ("Kurs", "Fest")
    ]
    url = f"/api/meetings/planned/{case.pk}/news"
    for key in sent:
        desk.post(f"{url}/{key}", {"state": "taken"}, content_type="application/json")
    moved = desk.post(f"{url}/{sent[1]}", {"state": "taken", "move": "up"}, content_type="application/json")
    assert (moved.status_code, moved.json()["sender"]) == (200, "Person a")
    assert [each["title"] for each in desk.get(url).json()] == ["Fest", "Kurs"]
    assert desk.post(f"{url}/0", {"state": "taken"}, content_type="application/json").status_code == 404
    left = desk.post(f"{url}/{sent[0]}", {"state": "left_out", "move": "up"}, content_type="application/json")
    assert left.status_code == 409
    assert visitor.delete(f"{link}/{sent[0]}").status_code == 204
    assert [each["title"] for each in visitor.get(link).json()] == ["Fest"]


def test_fifty_news_take_as_many_queries_as_five(adviser: User, django_assert_max_num_queries: Any) -> None:
    case = invited(*[f"p{number}" for number in range(10)])
    for number in range(10):
        found = invitation(f"p{number}@example.org")
        for piece in range(5):
            actions.send_news(invitation=found, title=f"Neues {number} {piece}")
    desk = signed_in(adviser)
    desk.get(f"/meetings/{case.pk}/news/")
    with django_assert_max_num_queries(12):
        assert "Neues 9 4" in desk.get(f"/meetings/{case.pk}/news/").content.decode()


def test_anonymised_no_news_are_left() -> None:
    case = invited("a")
    actions.send_news(invitation=invitation("a@example.org"), title="Fest")
    erase(Case.objects.get(pk=case.pk), "anonymise")
    assert not News.objects.exists()
