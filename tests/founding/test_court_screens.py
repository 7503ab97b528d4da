"""Tasks from a letter of the court over screens and API, and the answer that lists them."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
import time_machine
import typst
import vobject
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from workflows.founding import actions
from workflows.founding.actions.court_points import Point, text_of
from workflows.founding.models import CourtPoint
from workflows.founding.reading import cases as reading
from workflows.founding.reading.court_points import proposals
from workflows.founding.rules.register import answer_of
from workflows.people.verdicts import Invalid, NotAllowed

from . import factories
from .court_letters import zwischenverfuegung

pytestmark = pytest.mark.django_db
TODAY, END = date(2026, 11, 27), date(2027, 1, 8)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


@pytest.fixture
def case():
    return factories.answered(factories.filed(), "interim", due_on=END)


def confirmed(case: Any, *dues: date, actor: Any = None) -> list[CourtPoint]:
    points = [Point(f"Punkt {number} fehlt.", due) for number, due in enumerate(dues, start=1)]
    return actions.confirm_points(case=case, actor=actor or case.applicant, points=points)


def pdf(text: str) -> bytes:
    return typst.compile(text.replace("§", "\\u{a7}").encode(), format="pdf")


def test_the_text_of_a_pdf_is_read_and_of_a_scan_is_not():
    assert "Der Sitz fehlt." in text_of(file=pdf("Sehr geehrte Damen und Herren,\n\n- Der Sitz fehlt."))
    for content, name in ((factories.PDF, "brief.pdf"), (b"\xd0\xcf\x11\xe0", "brief.doc")):
        with pytest.raises(Invalid) as refused:
            text_of(file=content, name=name)
        assert list(refused.value.errors) == ["file"]


def test_the_way_over_screens(client, case):
    client.force_login(case.applicant)
    letter, tasks = (reverse(f"founding:{name}", args=[case.pk]) for name in ("court_letter", "court_points"))
    assert letter in client.get(tasks).content.decode()
    assert client.post(letter, {}).status_code == 422
    scan = SimpleUploadedFile("brief.pdf", factories.PDF)
    assert client.post(letter, {"file": scan}).status_code == 422
    page = client.post(letter, {"text": zwischenverfuegung(case)})
    assert page.status_code == 200
    assert not CourtPoint.objects.exists()  # only proposed
    forms = page.context["forms"]
    assert len(forms) == 4  # and an empty one
    sent = {"confirm": "1"}
    for form in forms[:2]:
        due = form.initial["due_on"]
        sent |= {
            f"{form.prefix}-{name}": str(form.initial[name]) for name in ("text", "todo", "clause", "rule")
        }
        sent |= {f"{form.prefix}-due_on_day": due.day, f"{form.prefix}-due_on_month": due.month}
        sent |= {f"{form.prefix}-due_on_year": due.year}
    assert client.post(letter, sent).status_code == 422  # nothing is ticked
    sent |= {"point1-keep": "on"}
    assert client.post(letter, sent | {"point1-due_on_day": ""}).status_code == 422
    assert client.post(letter, sent | {"point1-due_on_year": 2025}).status_code == 422
    assert client.post(letter, sent).status_code == 302
    (point,) = CourtPoint.objects.all()
    assert (point.clause, point.rule, point.due_on) == ("meeting", "A-02", END)
    shown = client.get(tasks).content.decode()
    assert "in welcher Form" in shown
    assert "§ 382 Abs. 4 FamFG" in shown
    for where in (reverse("desk:case", args=[case.pk]), reverse("founding:remedy", args=[case.pk])):
        assert tasks in client.get(where).content.decode()
    tick = reverse("founding:court_point", args=[case.pk, point.pk])
    event = vobject.readOne(client.get(f"{tick[:-1]}.ics").content.decode()).vevent
    assert event.dtstart.value == END
    all_of_it = client.get(reverse("founding:calendar", args=[case.pk])).content.decode()
    assert event.uid.value in all_of_it
    client.post(tick, {f"point{point.pk}-solution": "§ 8 wurde ergänzt."})
    point.refresh_from_db()
    assert (point.solution, point.done_by) == ("§ 8 wurde ergänzt.", case.applicant)
    assert event.uid.value not in client.get(reverse("founding:calendar", args=[case.pk])).content.decode()
    client.post(tick, {"undo": "1"})
    client.post(tick, {"drop": "1"})
    assert not CourtPoint.objects.exists()


def test_the_answer_lists_every_task_as_pdf_and_word(client, case):
    first, _second = actions.confirm_points(
        case=case,
        actor=case.applicant,
        points=[
            Point("Die Form der Einladung fehlt.", END, clause="meeting"),
            Point("Das Datum fehlt.", END),
        ],
    )
    actions.finish_point(case=case, point=first, actor=case.applicant, solution="Die Form ist nun E-Mail.")
    client.force_login(case.applicant)
    made = {
        ending: client.get(reverse("founding:court_answer", args=[case.pk, ending]))
        for ending in ("pdf", "docx")
    }
    pages = PdfReader(io.BytesIO(made["pdf"].content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    with zipfile.ZipFile(io.BytesIO(made["docx"].content)) as archive:
        word = archive.read("word/document.xml").decode()
    for words in ("Amtsgericht Lindenstadt", "Zu 1.", "Die Form ist nun E-Mail.", "Das Datum fehlt."):
        assert words in text
        assert words in word
    assert "27. November 2026" in text
    assert client.get(reverse("founding:court_answer", args=[case.pk, "txt"])).status_code == 404


def test_the_way_over_the_api(client, case):
    client.force_login(case.applicant)
    base = f"/api/founding/cases/{case.pk}/court-points"
    json: Any = {"content_type": "application/json"}
    assert client.get(base).json() == []
    found = client.post(f"{base}/proposals", {"text": zwischenverfuegung(case)}).json()
    assert [each["rule"] for each in found[:2]] == ["A-02", "P-04"]
    upload = SimpleUploadedFile("brief.pdf", pdf("- Der Sitz fehlt in der Satzung."))
    assert client.post(f"{base}/proposals", {"file": upload}).json()[0]["text"].startswith("Der Sitz fehlt")
    assert client.post(f"{base}/proposals", {"text": " "}).status_code == 422
    (point, _second) = client.post(base, {"points": found[:2]}, **json).json()
    assert (point["position"], point["basis"]) == (1, "§ 382 Abs. 4 FamFG")
    done = client.post(f"{base}/{point['id']}/done", {"solution": "Ergänzt."}, **json).json()
    assert (done[0]["solution"], done[0]["done_at"] is None) == ("Ergänzt.", False)
    assert client.post(f"{base}/{point['id']}/reopen").json()[0]["done_at"] is None
    assert client.delete(f"{base}/{point['id']}").status_code == 204
    assert [each["position"] for each in client.get(base).json()] == [2]
    answer = client.get(f"/api/founding/cases/{case.pk}/court-answer.docx")
    assert answer.content.startswith(b"PK")


def test_a_rejection_has_tasks_too(client):
    case = factories.answered(factories.filed(), "rejected")
    client.force_login(case.applicant)
    confirmed(case, date(2026, 12, 28))
    assert client.get(f"/api/founding/cases/{case.pk}/court-points").json()[0]["basis"] == "§§ 58, 63 FamFG"


def test_the_words_of_a_rule_are_read_in_the_readers_language(client, case):
    with override("uk"):
        (found,) = proposals(
            reading.clauses_for(case), answer_of(case), "1. Das Protokoll ist nicht unterzeichnet."
        )
    own = Point("Das Datum fehlt.", END, "Own words.")
    points = [Point(found.text, END, found.todo, found.clause, found.rule), own]
    actions.confirm_points(case=case, actor=case.applicant, points=points)
    client.force_login(case.applicant)
    page = client.get(reverse("founding:court_points", args=[case.pk])).content.decode()
    assert "Das Protokoll ist nicht von den Personen unterschrieben" in page
    assert found.todo not in page
    assert "Own words." in page


def test_without_a_letter_there_are_no_tasks(client):
    case = factories.filed()
    client.force_login(case.applicant)
    assert client.get(reverse("founding:court_points", args=[case.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        confirmed(case, END)


def test_the_screen_asks_as_much_for_many_tasks_as_for_one(client, case, django_assert_max_num_queries):
    client.force_login(case.applicant)
    address = reverse("founding:court_points", args=[case.pk])
    confirmed(case, END)
    client.get(address)
    with django_assert_max_num_queries(100) as one:
        client.get(address)
    confirmed(case, *[END] * 20)
    with django_assert_max_num_queries(len(one)):
        client.get(address)
    assert not mail.outbox
