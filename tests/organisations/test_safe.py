"""The document safe: who puts in and takes out, versions, and how long a document stands."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from tests.documents.factories import PDF, upload
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.documents.models import Document
from workflows.engine.models import LegalValue
from workflows.organisations import actions, kinds
from workflows.organisations.models import SafeKind, SafeVersion
from workflows.organisations.reading.safe import shelves
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed
from workflows.upkeep.invariants import violations

from .factories import association, lay_in, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
D = date


def test_a_newer_file_takes_the_place_of_the_last_and_both_are_read() -> None:
    organisation, chair = association()
    first = lay_in(organisation, chair)
    second = lay_in(organisation, member(organisation), content=PDF + b"%2")
    assert (second.entry_id, second.number) == (first.entry_id, 2)
    assert list(SafeVersion.objects.current()) == [second]
    assert lay_in(organisation, chair, "minutes").entry_id != lay_in(organisation, chair, "minutes").entry_id


def test_the_profile_learns_of_a_newer_notice_from_whoever_may_change_it() -> None:
    organisation, chair = association(tax_notice="60a", tax_notice_date=D(2024, 3, 1))
    lay_in(organisation, member(organisation), "exemption", dated=D(2025, 5, 5))
    organisation.refresh_from_db()
    assert organisation.tax_notice == "60a"
    lay_in(organisation, chair, "exemption", dated=D(2025, 5, 6))
    organisation.refresh_from_db()
    assert (organisation.tax_notice, organisation.tax_notice_date) == ("exemption", D(2025, 5, 6))
    lay_in(organisation, chair, "notice_60a", dated=D(2024, 5, 6))
    organisation.refresh_from_db()
    assert organisation.tax_notice == "exemption"


@pytest.mark.parametrize(
    ("kind", "dated", "typed", "last"),
    [
        ("exemption", D(2024, 6, 15), None, D(2029, 6, 15)),
        ("exemption", D(2024, 2, 29), None, D(2029, 2, 28)),
        ("notice_60a", D(2024, 6, 15), D(2040, 1, 1), D(2027, 6, 15)),
        ("insurance", None, D(2027, 12, 31), D(2027, 12, 31)),
        ("insurance", D(2024, 1, 1), None, None),
        ("statute", D(2024, 1, 1), D(2025, 1, 1), None),
    ],
)
def test_how_long_a_document_stands(
    kind: str, dated: date | None, typed: date | None, last: date | None
) -> None:
    organisation, chair = association()
    assert lay_in(organisation, chair, kind, dated=dated, expires_on=typed).expires_on == last


def test_the_years_are_the_laws_of_the_day() -> None:
    LegalValue.objects.create(code="ao.63.60a", value=4, unit="years", basis="x", valid_from=D(2026, 1, 1))
    organisation, chair = association()
    assert lay_in(organisation, chair, "notice_60a", dated=D(2024, 6, 15)).expires_on == D(2028, 6, 15)


@pytest.mark.parametrize(
    ("kind", "dated", "typed", "field"),
    [
        ("exemption", None, None, "dated"),
        ("statute", D(2999, 1, 1), None, "dated"),
        ("insurance", D(2025, 2, 1), D(2025, 1, 31), "expires_on"),
    ],
)
def test_dates_that_do_not_fit_leave_no_file(
    kind: str, dated: date | None, typed: date | None, field: str
) -> None:
    organisation, chair = association()
    with pytest.raises(Invalid) as refused:
        lay_in(organisation, chair, kind, dated=dated, expires_on=typed)
    assert set(refused.value.errors) == {field}
    assert not Document.objects.exists()


def test_taken_out_is_the_file_gone_and_the_reason_there() -> None:
    organisation, chair = association()
    adder = member(organisation)
    version = lay_in(organisation, adder)
    document = version.document
    assert document is not None
    with pytest.raises(NotAllowed):
        actions.take_out(version=version, actor=member(organisation), reason="nur so")
    with pytest.raises(Invalid):
        actions.take_out(version=version, actor=adder, reason="  ")
    actions.take_out(version=version, actor=chair, reason="Falsche Datei")
    version.refresh_from_db()
    assert (version.document, version.removed_by, version.reason) == (None, chair, "Falsche Datei")
    assert not Document.objects.filter(pk=document.pk).exists()
    with pytest.raises(AlreadyDone):
        actions.take_out(version=version, actor=chair, reason="noch einmal")
    with pytest.raises(AlreadyDone):
        actions.mark_seen(version=version, actor=UserFactory(roles=["adviser"]))
    with pytest.raises(IntegrityError), transaction.atomic():
        SafeVersion.objects.filter(pk=version.pk).update(reason="")


def test_seen_once_by_somebody_of_the_house_who_is_no_member() -> None:
    organisation, chair = association()
    version = lay_in(organisation, chair)
    adviser = UserFactory(roles=["adviser"])
    assert actions.mark_seen(version=version, actor=adviser).seen_by == adviser
    with pytest.raises(AlreadyDone):
        actions.mark_seen(version=version, actor=UserFactory(roles=["formal_officer"]))
    other = lay_in(organisation, chair, "minutes")
    organisation.memberships.create(user=adviser, function="member")
    with pytest.raises(NotAllowed):
        actions.mark_seen(version=other, actor=adviser)


def test_nobody_removes_a_file_past_the_safe(client: Client) -> None:
    organisation, chair = association()
    version = lay_in(organisation, chair)
    client.force_login(chair)
    assert client.delete(f"/api/files/{version.document_id}").status_code == 403
    assert client.get(f"/documents/{version.document_id}/").status_code == 200
    client.force_login(UserFactory())
    assert client.get(f"/documents/{version.document_id}/").status_code == 404
    assert [each.code for each, _key in violations() if each.code.startswith("safe")] == []


def test_each_step_stands_in_the_log_of_the_organisation() -> None:
    organisation, chair = association()
    version = lay_in(organisation, chair)
    actions.mark_seen(version=version, actor=UserFactory(roles=["adviser"]))
    actions.take_out(version=version, actor=chair, reason="Alt")
    said = ModelLogEntry.objects.for_instance(organisation).order_by("pk").values_list("action", flat=True)
    assert list(said) == [
        "organisations.document_added",
        "organisations.document_seen",
        "organisations.document_taken_out",
    ]


def test_the_whole_way_on_screens(client: Client) -> None:
    organisation, chair = association()
    client.force_login(chair)
    base = f"/organisations/{organisation.uuid}/safe/"
    wrong = client.post(f"{base}add/", {"kind": "exemption", "file": upload()})
    assert wrong.status_code == 422
    days = {"dated_day": "1", "dated_month": "2", "dated_year": "2025"}
    assert client.post(f"{base}add/", {"kind": "exemption", "file": upload(), **days}).status_code == 302
    version = SafeVersion.objects.get()
    again = client.post(f"{base}entries/{version.entry_id}/add/", {"file": upload(), **days})
    assert again.status_code == 302
    said = client.get(base).content.decode()
    assert "1. Februar 2030" in said
    assert said.count("plan.pdf") == 2
    strange, _chair = association()
    other = f"/organisations/{strange.uuid}/safe/{version.pk}/take-out/"
    assert client.post(other, {"reason": "x"}).status_code == 404


def test_the_same_over_the_api(client: Client) -> None:
    organisation, chair = association()
    client.force_login(chair)
    base = f"/api/organisations/{organisation.uuid}/safe"
    made = client.post(base, {"kind": "notice_60a", "dated": "2025-02-01", "file": upload()})
    assert (made.status_code, made.json()["expires_on"]) == (201, "2028-02-01")
    (entry,) = client.get(base).json()
    assert (entry["kind"], entry["state"], entry["current"]["id"]) == (
        "notice_60a",
        "holds",
        made.json()["id"],
    )
    newer = client.post(
        base, {"kind": "notice_60a", "entry": entry["id"], "file": upload(), "dated": "2025-03-01"}
    )
    assert newer.json()["number"] == 2
    wrong = client.post(base, {"kind": "statute", "entry": entry["id"], "file": upload()})
    assert wrong.status_code == 422
    gone = client.post(
        f"{base}/{made.json()['id']}/take-out", {"reason": "Alt"}, content_type="application/json"
    )
    assert gone.status_code == 204
    assert len(client.get(base).json()[0]["taken_out"]) == 1
    assert {each["code"] for each in client.get("/api/organisations/safe-kinds").json()} >= {
        "statute",
        "other",
    }


def test_administrators_keep_kinds_over_the_api(client: Client) -> None:
    """New, changed, taken out of use; what does not fit changes nothing."""
    url = "/api/organisations/safe-kinds/permit"
    client.force_login(UserFactory(roles=["admin"]))

    def put(**facts: object) -> int:
        return client.put(url, {"name_de": "Erlaubnis", **facts}, content_type="application/json").status_code

    assert put(remind_before=[30], expiry="typed") == 201
    assert put(name_de="Genehmigung", expiry="typed") == 200
    assert put(expiry="law", law_code="no.such.value") == 422
    assert put(remind_before=[9999]) == 422
    kind = SafeKind.objects.get(code="permit")
    assert (kind.name_de, kind.expiry, kind.remind_before) == ("Genehmigung", "typed", [60, 14])
    assert put(is_active=False) == 200
    listed = {each["code"] for each in client.get("/api/organisations/safe-kinds").json()}
    assert "permit" not in listed
    assert list(ModelLogEntry.objects.filter(object_id=kind.pk, action__startswith="wagtail.")) != []
    client.force_login(UserFactory(roles=["adviser"]))
    assert put(is_active=True) == 403


def test_kinds_are_named_in_the_readers_language_and_the_houses_edits_stay() -> None:
    kind = SafeKind.objects.get(code="statute")
    with override("uk"):
        assert kind.label == "Статут"
    SafeKind.objects.filter(code="statute").update(name_de="Unsere Satzung", name_uk="")
    kinds.sync()
    kind.refresh_from_db()
    with override("uk"):
        assert kind.label == "Unsere Satzung"


def test_a_kind_names_a_legal_value_that_there_is() -> None:
    kind = SafeKind(code="licence", name_de="Erlaubnis", expiry="law", law_code="no.such.value")
    with pytest.raises(ValidationError) as refused:
        kind.full_clean()
    assert set(refused.value.message_dict) == {"law_code"}
    kind.law_code = "ao.63.60a"
    kind.full_clean()


def test_a_safe_has_its_own_quota(settings: object) -> None:
    settings.UPLOADS_FILES = 1  # type: ignore[attr-defined]
    organisation, chair = association()
    other = OrganisationFactory()
    other.memberships.create(user=chair, function="representative")
    lay_in(organisation, chair)
    lay_in(other, chair)
    with pytest.raises(Invalid):
        lay_in(organisation, chair, "minutes")


def test_the_state_says_when_it_is_time() -> None:
    organisation, chair = association()
    lay_in(organisation, chair, "insurance", expires_on=D(2027, 3, 31))
    for day, state in (
        ("2027-01-29", "holds"),
        ("2027-01-30", "soon"),
        ("2027-03-31", "soon"),
        ("2027-04-01", "over"),
    ):
        with time_machine.travel(f"{day} 12:00+01:00", tick=False):
            assert shelves(organisation)[0].state == state, day
