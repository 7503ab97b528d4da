"""Minutes: from the agenda to a file that stays, corrected until approved; what is refused does nothing."""

import io
from datetime import date
from typing import Any

import pypdf
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.people.factories import OrganisationFactory, UserFactory
from workflows.engine import deadlines
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.actions import Given, Point, Words
from workflows.meetings.models import Decision, Meeting, MeetingTask, Minutes, MinutesPoint, MinutesVersion
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, NotAllowed

from .factories import announced, facts, held, in_series, open_step, span
from .test_walk import mails, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]
AGENDA = "Begrüßung\n- Neues aus der Stadt\n\nTermine"
WITH_AGENDA = {"de": Words("Treffen", agenda=AGENDA), "ar": Words("لقاء", agenda="ترحيب\nمواعيد")}


def typed(whole: Any, **more: str) -> dict[str, str]:
    """The form as a browser sends it."""
    found = {"do": "save", "seen": str(whole.revision)}
    for row, point in enumerate(whole.points.all()):
        found |= {f"key_{row}": str(point.pk), f"title_{row}": point.title, f"said_{row}": point.said}
    return found | more


def test_from_the_agenda_to_the_file_and_its_correction(at_ten: Any) -> None:
    adviser = UserFactory(roles=["adviser"])
    case = held(announced(span(20), words=WITH_AGENDA), "a@example.org", "b@example.org", actor=adviser)
    desk = signed_in(adviser)
    url = f"/meetings/{case.pk}/minutes/"
    assert url in desk.get(f"/cases/{case.pk}/?whole=1").content.decode()
    assert "Protokoll beginnen" in desk.get(url).content.decode()
    assert desk.post(url, {"do": "begin", "language": "xx"}).status_code == 422
    assert desk.post(url, {"do": "begin", "language": "de"}).status_code == 302
    minutes = Minutes.objects.get()
    assert [each.title for each in minutes.points.all()] == ["Begrüßung", "Neues aus der Stadt", "Termine"]
    given = typed(
        minutes,
        said_1="Der Sprachkurs beginnt.",
        decisions_1="Wir treffen uns öfter.\n\nAlle bringen Tee mit.",
        title_3="Verschiedenes",
    )
    assert desk.post(url, given | {"title_3": "", "said_3": "Ohne Titel"}).status_code == 422
    assert desk.post(url, given).status_code == 302
    assert desk.post(url, given).status_code == 412  # somebody saved in between
    assert Decision.objects.count() == 2
    point = MinutesPoint.objects.get(title="Neues aus der Stadt")
    task = {"words": "Raum buchen", "point": str(point.pk), "name": "Kofi", "due_on": "2026-12-20"}
    assert desk.post(f"/meetings/{case.pk}/tasks/", task | {"name": ""}).status_code == 422
    assert desk.post(f"/meetings/{case.pk}/tasks/", task).status_code == 302
    assert desk.post(f"{url}send/", {}).status_code == 302
    version = MinutesVersion.objects.get()
    assert sorted(each.to_address for each in mails("minutes")) == ["a@example.org", "b@example.org"]
    assert mails("minutes")[0].attachments.get() == version.document
    with version.document.file.open("rb") as file:
        reader = pypdf.PdfReader(io.BytesIO(file.read()))
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for said in (
        "2. Neues aus der Stadt",
        "Beschlossen",
        "Alle bringen Tee mit.",
        "Raum buchen",
        "2 Personen",
    ):
        assert said in text
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == ("Protokoll: Treffen", "de")
    assert desk.get(f"{url}send/").status_code == 403  # nothing has changed
    minutes.refresh_from_db()
    assert desk.post(url, typed(minutes, said_0="Ina begrüßt.")).status_code == 302
    assert desk.post(f"{url}send/", {"reason": " "}).status_code == 422
    assert desk.post(f"{url}send/", {"reason": "Ina fehlte."}).status_code == 302
    assert list(MinutesVersion.objects.values_list("number", "reason")) == [(1, ""), (2, "Ina fehlte.")]
    assert "Ina fehlte." in mails("minutes")[-1].text
    task_row = MeetingTask.objects.get()
    assert (task_row.point, task_row.done_at) == (point, None)  # the point stayed the same row


def test_approved_by_the_next_meeting_nobody_changes_them(at_ten: Any) -> None:
    adviser = UserFactory(roles=["adviser"])
    first = held(in_series(announced(span(20), words=WITH_AGENDA), "a"), actor=adviser)
    actions.begin_minutes(case=first, actor=adviser)
    with pytest.raises(NotAllowed):
        actions.approve_minutes(case=first, actor=adviser)  # has not gone out
    actions.send_minutes(case=first, actor=adviser)
    with pytest.raises(NotAllowed):
        actions.approve_minutes(case=first, actor=adviser)  # no next meeting yet
    actions.close(step=open_step(first), actor=adviser, next_on=date(2027, 2, 26))
    following = Meeting.objects.exclude(pk=first.pk).get()
    actions.announce(step=open_step(following), actor=adviser)
    at_ten.move_to("2027-02-27T10:00:00+01:00")
    desk = signed_in(adviser)
    assert desk.post(f"/meetings/{first.pk}/minutes/", {"do": "approve"}).status_code == 302
    minutes = Minutes.objects.get()
    assert minutes.approved_by == adviser
    with pytest.raises(NotAllowed):
        actions.write_minutes(case=first, points=[Point("Anders")], actor=adviser)
    page = desk.get(f"/meetings/{first.pk}/minutes/").content.decode()
    assert "Genehmigt am" in page
    assert 'name="title_0"' not in page


def test_minutes_in_arabic_are_an_arabic_paper() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = held(announced(span(20), words=WITH_AGENDA), "a@example.org", actor=adviser)
    actions.begin_minutes(case=case, actor=adviser, language="ar")
    version = actions.send_minutes(case=case, actor=adviser)
    with version.document.file.open("rb") as file:
        root = pypdf.PdfReader(io.BytesIO(file.read())).trailer["/Root"]
    assert root["/Lang"] == "ar"
    assert [each.title for each in Minutes.objects.get().points.all()] == ["ترحيب", "مواعيد"]


def test_without_an_agenda_there_are_the_five_blocks() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = announced(span(20))
    actions.begin_minutes(case=case, actor=adviser)
    assert [each.title for each in MinutesPoint.objects.all()] == [
        "Begrüßung und Vorstellung",
        "Neues aus dem Landkreis",
        "Neues aus den Initiativen",
        "Ein Gast spricht",
        "Termine",
    ]
    with pytest.raises(AlreadyDone):
        actions.begin_minutes(case=case, actor=adviser)
    with pytest.raises(NotAllowed):
        actions.send_minutes(case=case, actor=adviser)  # it was not held yet


def test_to_all_of_the_series_each_address_once() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = held(in_series(announced(span(20)), "a", "b", "c"), "A@example.org", actor=adviser)
    actions.begin_minutes(case=case, actor=adviser)
    version = actions.send_minutes(case=case, actor=adviser, to_all=True)
    assert version.people == 3
    told = sorted(each.to_address.lower() for each in mails("minutes"))
    assert told == ["a@example.org", "b@example.org", "c@example.org"]
    assert case.plan.get(kind="minutes").done_at is not None


def test_the_co_ordinator_hears_once_when_minutes_are_missing(at_ten: Any) -> None:
    case = held(in_series(announced(span(20)), "a"))
    at_ten.move_to("2026-12-11T09:00:00+01:00")
    deadlines.tick()
    assert mails("minutes_missing") == []
    at_ten.move_to("2027-01-02T09:00:00+01:00")
    deadlines.tick()
    deadlines.tick()
    (mail,) = mails("minutes_missing")
    assert (mail.recipient, f"/meetings/{case.pk}/minutes/" in mail.text) == (case.series.owner, True)


@pytest.mark.parametrize(
    "points",
    [
        [],
        [Point("")],
        [Point("x" * 201)],
        [Point("A", "x" * 8001)],
        [Point("A", decisions=["Ja"] * 21)],
        [Point("A", decisions=["x" * 1001])],
        [Point("A")] * 61,
        [Point("A", key=10**9)],
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(points: Any) -> None:
    adviser = UserFactory(roles=["adviser"])
    case = announced(span(20))
    actions.begin_minutes(case=case, actor=adviser)
    with pytest.raises(Invalid):
        actions.write_minutes(case=case, points=points, actor=adviser)
    assert (MinutesPoint.objects.count(), Minutes.objects.get().revision) == (5, 1)


def test_two_write_at_once_and_the_later_one_is_told() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = announced(span(20))
    seen = actions.begin_minutes(case=case, actor=adviser).revision
    actions.write_minutes(case=case, points=[Point("A")], actor=adviser, seen=seen)
    with pytest.raises(ChangedSince):
        actions.write_minutes(case=case, points=[Point("B")], actor=adviser, seen=seen)
    assert MinutesPoint.objects.get().title == "A"


def test_forty_points_take_as_many_statements_as_four() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = announced(span(20))
    actions.begin_minutes(case=case, actor=adviser)
    counts = []
    for number in (4, 40):
        points = [Point(f"P{row}", "Gesagt", ["Ja", "Nein"]) for row in range(number)]
        actions.write_minutes(case=case, points=points, actor=adviser)
        keys = list(MinutesPoint.objects.values_list("pk", flat=True))
        again = [Point(f"Q{row}", "Gesagt", ["Ja"], key) for row, key in enumerate(keys)]
        with CaptureQueriesContext(connection) as asked:
            actions.write_minutes(case=case, points=again, actor=adviser)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_database_refuses_a_correction_without_a_reason() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = held(announced(span(20)), "a@example.org", actor=adviser)
    actions.begin_minutes(case=case, actor=adviser)
    version = actions.send_minutes(case=case, actor=adviser)
    for fields in ({"number": 2}, {"number": 1, "reason": "Noch einmal"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MinutesVersion.objects.create(
                minutes=version.minutes, revision=1, document=version.document, sent_by=adviser, **fields
            )


def test_over_the_api_with_versions() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = held(announced(span(20), words=WITH_AGENDA), "a@example.org", actor=adviser)
    desk = signed_in(adviser)
    url = f"/api/meetings/planned/{case.pk}/minutes"
    assert desk.get(url).status_code == 404
    made = desk.post(url, {"language": "de"}, content_type="application/json")
    assert made.status_code == 201
    first, *_others = made.json()["points"]
    tag = desk.get(url).headers["ETag"]
    body = {"points": [{"id": first["id"], "title": "Begrüßung", "said": "Hallo", "decisions": ["Ja"]}]}
    written = desk.put(url, body, content_type="application/json", headers={"If-Match": tag})
    assert [each["decisions"] for each in written.json()["points"]] == [["Ja"]]
    again = desk.put(url, body, content_type="application/json", headers={"If-Match": tag})
    assert again.status_code == 412
    sent = desk.post(f"{url}/send", {}, content_type="application/json").json()
    now = desk.get(url).json()
    assert (now["versions"], now["may_send"], now["may_approve"]) == ([sent], False, True)
    assert (sent["number"], sent["people"]) == (1, 1)
    assert desk.post(f"{url}/approve").json()["may_write"] is False
    assert signed_in(UserFactory(roles=["auditor"])).get(url).json()["may_write"] is False
    assert Client().get(url).status_code == 401


def test_a_copied_agenda_says_that_it_is_the_old_one(at_ten: Any) -> None:
    adviser = UserFactory(roles=["adviser"])
    first = held(in_series(announced(span(20), words=WITH_AGENDA), "a"), actor=adviser)
    actions.close(step=open_step(first), actor=adviser, next_on=date(2026, 12, 21))
    following = Meeting.objects.exclude(pk=first.pk).get()
    assert following.agenda_is_old
    (mail,) = mails("draft")[-1:]
    assert "noch die vom letzten Treffen" in " ".join(mail.text.split())
    desk = signed_in(adviser)
    assert "noch die vom letzten Treffen" in desk.get(f"/cases/{following.pk}/").content.decode()
    assert "noch die vom letzten Treffen" in desk.get(f"/meetings/{following.pk}/change/").content.decode()
    given = facts(actions.Span(following.starts_at, following.ends_at), words=WITH_AGENDA)
    assert not actions.change(case=following, given=given, actor=adviser).agenda_is_old
    assert "vom letzten Treffen" not in desk.get(f"/cases/{following.pk}/").content.decode()


def test_a_meeting_offers_no_messages_with_an_applicant_it_never_had() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = announced()
    desk = signed_in(adviser)
    page = desk.get(f"/cases/{case.pk}/").content.decode()
    assert 'id="messages"' not in page
    assert desk.post(f"/cases/{case.pk}/message/", {"text": "Hallo"}).status_code in (403, 404)


def test_anonymised_nobody_is_named() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = held(announced(span(20)), "a@example.org", actor=adviser)
    actions.begin_minutes(case=case, actor=adviser)
    actions.write_minutes(case=case, points=[Point("A", "Kofi sagt", ["Ja"])], actor=adviser)
    actions.note_task(case=case, given=Given("Raum", person=adviser), actor=adviser)
    actions.note_task(case=case, given=Given("Tee", organisation=OrganisationFactory()), actor=adviser)
    actions.send_minutes(case=case, actor=adviser)
    erase(Case.objects.get(pk=case.pk), "anonymise")
    assert not Minutes.objects.exists()
    assert not MinutesPoint.objects.exists()
    rows = MeetingTask.objects.values_list("words", "name", "person", "organisation")
    assert set(rows) == {("–", "–", None, None)}
