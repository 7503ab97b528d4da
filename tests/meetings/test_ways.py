"""Coming or taking part online, sending somebody else, and what is to be prepared."""

import pytest
from django.test import Client

from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.actions import Answer
from workflows.meetings.models import Invitation, Invitee, Meeting, Registration
from workflows.meetings.reading.dates import places
from workflows.meetings.reading.links import token_of
from workflows.meetings.reading.preparing import prepare
from workflows.people.verdicts import Invalid, TooOften

from .factories import announced, in_series, invitation, lines, placed, span, told
from .test_walk import mails, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]
LINK = "https://video.example.org/abc"


def both(*names: str, capacity: int = 1) -> Meeting:
    """A meeting with so many places in the room, and a link."""
    return in_series(announced(span(20), capacity=capacity, online_link=LINK), *names)


def states() -> dict[str, str]:
    return dict(Registration.objects.values_list("name", "state"))


def test_online_takes_no_place_and_never_waits() -> None:
    case = both("a", "b", "c")
    for name in ("a", "b"):
        actions.answer(invitation=invitation(f"{name}@example.org"), given=Answer("online", people=2))
    actions.answer(invitation=invitation("c@example.org"), given=Answer("yes"))
    assert set(states().values()) == {"placed"}
    found = places(case)
    assert (found.placed, found.online, found.waiting, found.left) == (1, 4, 0, 0)
    mail = mails("placed")[0].text
    assert LINK in mail
    assert "Lindenplatz" not in mail
    assert "Lindenplatz" in mails("placed")[2].text


def test_from_the_room_to_the_screen_and_back() -> None:
    case = both("a", "b")
    first, second = invitation("a@example.org"), invitation("b@example.org")
    actions.answer(invitation=first, given=Answer("yes"))
    actions.answer(invitation=second, given=Answer("yes"))
    assert states() == {"Person a": "placed", "Person b": "waiting"}
    actions.answer(invitation=first, given=Answer("online"))
    assert states() == {"Person a": "placed", "Person b": "placed"}
    assert [each.to_address for each in mails("moved_up")] == ["b@example.org"]
    actions.answer(invitation=first, given=Answer("yes"))
    assert states() == {"Person a": "waiting", "Person b": "placed"}
    assert mails("waiting")[-1].to_address == "a@example.org"
    assert places(case).online == 0


def test_who_can_not_choose_is_not_asked() -> None:
    case = in_series(announced(span(20)), "a")
    found = invitation("a@example.org")
    page = Client().get(f"/meetings/invitations/{token_of(found)}/").content.decode()
    assert 'value="online"' not in page
    assert "said=online" not in mails("invited_invitation")[0].text
    with pytest.raises(Invalid):
        actions.answer(invitation=found, given=Answer("online"))
    typed = {"name": "A", "email": "x@example.org", "language": "de", "consent": "on", "is_online": "online"}
    assert Client().post(f"/meetings/{case.pk}/register/", typed).status_code == 200
    assert not Registration.objects.get().is_online


def test_registering_by_oneself_for_the_screen() -> None:
    case = both("b", capacity=1)
    placed(case, "first@example.org")
    typed = {"name": "A", "email": "x@example.org", "language": "de", "consent": "on", "is_online": "online"}
    assert Client().post(f"/meetings/{case.pk}/register/", typed).status_code == 200
    row = actions.confirm(registration=Registration.objects.get(email="x@example.org"))
    assert (row.state, row.is_online) == ("placed", True)


def test_somebody_else_comes_with_an_invitation_of_their_own_and_the_place() -> None:
    case = both("a", "b")
    found = invitation("a@example.org")
    actions.answer(invitation=found, given=Answer("yes", people=2))
    old = found.meeting.registrations.get(email="a@example.org")
    actions.answer(invitation=invitation("b@example.org"), given=Answer("yes"))
    link, visitor = f"/meetings/invitations/{token_of(found)}/", Client()
    assert visitor.post(link, {"said": "deputy"}).status_code == 422
    own = {"said": "deputy", "deputy_name": "Kofi", "deputy_email": "A@example.org"}
    assert visitor.post(link, own).status_code == 422
    typed = {"said": "deputy", "deputy_name": " Kofi ", "deputy_email": "kofi@example.org"}
    assert visitor.post(link, typed).status_code == 302
    theirs = invitation("kofi@example.org")
    assert (theirs.person.only_id, theirs.said, theirs.registration.seat) == (case.pk, "yes", 1)
    assert states() == {
        "Person a": "left",
        "Person a +1": "left",
        "Person b": "waiting",
        "Kofi": "placed",
    }
    old.refresh_from_db()
    assert old.pk != theirs.registration.pk  # the old link does nothing for the other person
    (mail,) = mails("invited_deputy")
    assert mail.to_address == "kofi@example.org"
    assert "Person a" in mail.text
    assert token_of(theirs) in mail.text
    visitor.post(link, typed)
    assert len(mails("invited_deputy")) == 1
    page = visitor.get(link).content.decode()
    assert "Kofi" in page
    desk = signed_in(case.series.owner).get(f"/meetings/{case.pk}/answers/").content.decode()
    assert "Kofi" in desk
    actions.answer(invitation=theirs, given=Answer("no"))
    assert states()["Person b"] == "placed"


def test_the_answer_reveals_nothing_of_who_is_asked() -> None:
    both("a", "b", "c", capacity=9)
    actions.answer(invitation=invitation("b@example.org"), given=Answer("yes"))
    person = invitation("c@example.org")
    actions.leave_series(invitation=person)
    pages = []
    for email in ("b@example.org", "c@example.org", "new@example.org"):
        found = invitation("a@example.org")
        actions.answer(invitation=found, given=Answer("deputy", deputy_name="Kofi", deputy_email=email))
        page = Client().get(f"/meetings/invitations/{token_of(found)}/").content.decode()
        pages.append(page.replace(email, "x").split("<main")[1].split("csrfmiddlewaretoken")[0])
    assert pages[0] == pages[1] == pages[2]
    assert told("deputy") == ["b@example.org", "new@example.org"]  # c wants no invitations
    assert invitation("b@example.org").said == "yes"


def test_without_an_address_the_mail_goes_to_who_was_invited() -> None:
    both("a")
    found = invitation("a@example.org")
    actions.answer(invitation=found, given=Answer("deputy", deputy_name="Kofi"))
    row = Registration.objects.get()
    assert (row.name, row.email, row.state) == ("Kofi", "a@example.org", "placed")
    assert not Invitee.objects.exclude(only=None).exists()
    typed = {"said": "yes", "deputy_name": "Kofi"}  # as the page still has it
    assert Client().post(f"/meetings/invitations/{token_of(found)}/", typed).status_code == 302
    row.refresh_from_db()
    assert row.name == "Person a"


def test_nobody_is_asked_in_the_name_of_others_without_end() -> None:
    both(*(f"p{number}" for number in range(8)), capacity=9)
    given = Answer("deputy", deputy_name="Kofi", deputy_email="victim@example.org")
    for number in range(6):
        actions.answer(invitation=invitation(f"p{number}@example.org"), given=given)
    with pytest.raises(TooOften):
        actions.answer(invitation=invitation("p6@example.org"), given=given)
    assert len(told("deputy")) == 6


def test_who_came_once_is_not_in_the_series_until_somebody_invites_them() -> None:
    case = both("a")
    given = Answer("deputy", deputy_name="Kofi", deputy_email="kofi@example.org")
    actions.answer(invitation=invitation("a@example.org"), given=given)
    owner = case.series.owner
    page = signed_in(owner).get(f"/meetings/series/{case.series_id}/").content.decode()
    assert "kofi@example.org" not in page
    added = actions.invite_people(series=case.series, lines=lines("kofi", "a"), actor=owner)
    assert (added.new, added.known, added.left) == (1, 1, 0)
    assert told("invitation") == ["a@example.org"]  # Kofi has his mail already
    assert Invitee.objects.get(email="kofi@example.org").only is None


def test_anonymised_who_came_instead_is_gone() -> None:
    case = both("a")
    given = Answer("deputy", deputy_name="Kofi", deputy_email="kofi@example.org")
    actions.answer(invitation=invitation("a@example.org"), given=given)
    erase(Case.objects.get(pk=case.pk), "anonymise")
    assert not Invitation.objects.exists()
    assert [each.email for each in Invitee.objects.all()] == ["a@example.org"]


def test_what_people_need_is_counted_for_the_house_and_kept_when_they_answer_again() -> None:
    case = both("a", "b", "c", capacity=9)
    wishes = (("a", "Arabisch", 2, "vegetarisch"), ("b", "arabisch ", 1, ""), ("c", "Dari", 0, "Vegetarisch"))
    for name, interpreter, children, food in wishes:
        found = invitation(f"{name}@example.org")
        given = Answer("yes", interpreter=interpreter, children=children, food=food, access="")
        actions.answer(invitation=found, given=given)
    actions.answer(invitation=invitation("a@example.org"), given=Answer("yes", people=2))
    found = prepare(case)
    assert (found.children, found.interpreters, found.food) == (
        3,
        [("Arabisch", 2), ("Dari", 1)],
        [("vegetarisch", 2)],
    )
    desk = signed_in(case.series.owner)
    answers = desk.get(f"/api/meetings/planned/{case.pk}/answers").json()
    assert (answers["children"], answers["interpreters"][0]) == (3, {"words": "Arabisch", "count": 2})
    assert "vegetarisch" in desk.get(f"/cases/{case.pk}/").content.decode()
    page = Client().get(f"/meetings/invitations/{token_of(invitation('a@example.org'))}/").content.decode()
    assert 'value="Arabisch"' in page
    actions.answer(invitation=invitation("a@example.org"), given=Answer("yes", interpreter=""))
    assert prepare(case).interpreters[0][1] == 1


def test_the_same_over_the_api() -> None:
    both("a")
    link = f"/api/meetings/invitations/{token_of(invitation('a@example.org'))}"
    sent = {"said": "online", "people": 2, "food": "vegan"}
    found = Client().post(f"{link}/answer", sent, content_type="application/json").json()
    assert (found["said"], found["registration"], found["food"], found["is_both"]) == (
        "online",
        "placed",
        "vegan",
        True,
    )
    sent = {"said": "yes", "deputy_name": "Kofi"}
    assert Client().post(f"{link}/answer", sent, content_type="application/json").status_code == 422
    sent = {"said": "deputy", "deputy_name": "Kofi", "deputy_email": "kofi@example.org"}
    found = Client().post(f"{link}/answer", sent, content_type="application/json").json()
    assert (found["said"], found["deputy_name"], found["registration"]) == ("deputy", "Kofi", None)
    assert Client().get(link).json() == found
