"""Merging doubles: every table that points at an organisation is moved, and nothing is lost."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import models
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests.documents.factories import PDF, stored
from tests.founding import factories as foundings
from tests.grants import factories as grants
from tests.meetings import factories as meetings
from tests.people.factories import OrganisationFactory
from workflows.documents.actions import freeze_uploads
from workflows.documents.models import Document
from workflows.engine.models import Case, HistoryEntry
from workflows.forms.models import AnswerSheet
from workflows.grants.models import Consultation, Helping, LateAdmission, TrustedPartner
from workflows.lending.models import ConfirmedOrganisation
from workflows.meetings.models import MeetingTask
from workflows.organisations.merging.movers import fields, has_mover, label
from workflows.organisations.models import (
    BoardSeat,
    HealthAnswer,
    MergeProposal,
    OrganisationRecord,
    Reminder,
    SafeEntry,
    SafeVersion,
)
from workflows.people.actions import invite
from workflows.people.models import FormerOrganisation, Invitation, Membership, Organisation, User

from .factories import association, lay_in, merged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def _case(gone: Organisation, user: User) -> models.Model:
    case = foundings.started(user)
    Case.objects.filter(pk=case.pk).update(organisation=gone)
    return Case.objects.get(pk=case.pk)


def _frozen(gone: Organisation, user: User) -> models.Model:
    case = _case(gone, user)
    document = stored(user, case=case)
    Document.objects.filter(pk=document.pk).update(organisation=gone)
    freeze_uploads(case=case)
    return document


def _sheet(gone: Organisation, user: User) -> models.Model:
    case = _case(gone, user)
    sheet = AnswerSheet.objects.get(case_id=case.pk)
    answers = {**sheet.answers, "organisation": {"id": str(gone.uuid), "name": gone.name}}
    AnswerSheet.objects.filter(pk=sheet.pk).update(organisation=gone, answers=answers)
    return sheet


def _admission(gone: Organisation, user: User) -> models.Model:
    call = grants.open_call(grants.staff())
    return LateAdmission.objects.create(
        call=call, organisation=gone, reason="Krank", until=date(2027, 1, 1), proposed_by=user
    )


def _talk(gone: Organisation, user: User) -> models.Model:
    return Consultation.objects.create(organisation=gone, adviser=user, held_on=date(2026, 1, 2))


def _taken_on(gone: Organisation, user: User) -> models.Model:
    case = meetings.announced(meetings.span(20))
    return MeetingTask.objects.create(meeting=case, words="Saal", organisation=gone, language="de")


def _reminder(gone: Organisation, user: User) -> models.Model:
    day = date(2027, 5, 1)
    return Reminder.objects.create(organisation=gone, about="notice", ends_on=day, days=14, due_on=day)


def _earlier(gone: Organisation, user: User) -> models.Model:
    return MergeProposal.objects.create(
        kept=gone, gone_uuid=gone.uuid, gone_name="x", reason="x", proposed_by=user,
        outcome="refused", decided_at=timezone.now(),
    )  # fmt: skip


# One row of every table that points at an organisation; a new table has to stand here.
ROWS: dict[str, Callable[[Organisation, User], models.Model]] = {
    "documents.Document.organisation": _frozen,
    "engine.Case.organisation": _case,
    "forms.AnswerSheet.organisation": _sheet,
    "grants.Consultation.organisation": _talk,
    "grants.Helping.organisation": lambda gone, user: Helping.objects.create(organisation=gone, helper=user),
    "grants.LateAdmission.organisation": _admission,
    "grants.TrustedPartner.organisation": lambda gone, user: TrustedPartner.objects.create(
        organisation=gone, named_by=user
    ),
    "lending.ConfirmedOrganisation.organisation": lambda gone, user: ConfirmedOrganisation.objects.create(
        organisation=gone, confirmed_by=user
    ),
    "meetings.MeetingTask.organisation": _taken_on,
    "organisations.BoardSeat.organisation": lambda gone, user: BoardSeat.objects.create(
        organisation=gone, position=1, office="Vorsitz", name="A"
    ),
    "organisations.HealthAnswer.organisation": lambda gone, user: HealthAnswer.objects.create(
        organisation=gone, item="cash_book", reply="yes", answered_on=date(2026, 1, 1)
    ),
    "organisations.MergeProposal.kept": _earlier,
    "organisations.OrganisationRecord.organisation": lambda gone, user: OrganisationRecord.objects.create(
        organisation=gone, seat="Köln"
    ),
    "organisations.Reminder.organisation": _reminder,
    "organisations.SafeEntry.organisation": lambda gone, user: lay_in(gone, user).entry,
    "people.FormerOrganisation.organisation": lambda gone, user: FormerOrganisation.objects.create(
        uuid=OrganisationFactory.build().uuid, name="Noch früher", organisation=gone
    ),
    "people.Invitation.organisation": lambda gone, user: invite(
        organisation=gone, email="neu@example.org", function="member", actor=user
    ),
    "people.Membership.organisation": lambda gone, user: Membership.objects.get(organisation=gone, user=user),
}


def test_every_table_that_points_at_an_organisation_is_known_here() -> None:
    known = {label(field) for field in fields()}
    assert known == {*ROWS, "organisations.MergeProposal.gone"}


def test_a_table_in_which_a_row_stands_once_has_a_mover_of_its_own() -> None:
    """The default mover would break its constraint when both organisations have such a row."""
    for field in fields():
        unique = [
            each
            for each in field.model._meta.constraints
            if isinstance(each, models.UniqueConstraint) and field.name in each.fields
        ]
        assert has_mover(field) or not (unique or field.unique), label(field)


def test_nothing_is_lost() -> None:
    (kept, _chair), (gone, user) = association(), association()
    rows = {name: make(gone, user) for name, make in ROWS.items()}
    cases = set(Case.objects.filter(organisation=gone).values_list("pk", flat=True))
    proposal = merged(kept, gone)
    for name, row in rows.items():
        field = name.rpartition(".")[2]
        found = type(row)._base_manager.get(pk=row.pk)
        assert getattr(found, f"{field}_id") == kept.pk, name
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    sheet = AnswerSheet.objects.get(pk=rows["forms.AnswerSheet.organisation"].pk)
    assert sheet.answers["organisation"]["id"] == str(kept.uuid)
    lines = HistoryEntry.objects.filter(verb="organisation.merged")
    assert set(lines.values_list("case", flat=True)) == cases
    assert proposal.moved["engine.Case.organisation"] == len(cases)
    assert proposal.facts_gone["name"] == gone.name
    said = ModelLogEntry.objects.for_instance(kept).values_list("action", flat=True)
    assert {"organisations.merger_proposed", "organisations.merged", "people.invited"} <= set(said)
    assert not ModelLogEntry.objects.for_instance(gone).exists()


def test_what_stands_on_both_sides_fits_together() -> None:
    (kept, chair), (gone, other) = association(iban=""), association(iban="DE02120300000000202051")
    Membership.objects.create(organisation=kept, user=other, function="member")
    Membership.objects.create(organisation=gone, user=chair, function="member")
    for organisation, user in ((kept, chair), (gone, other)):
        invite(organisation=organisation, email="neu@example.org", function="member", actor=user)
        OrganisationRecord.objects.create(organisation=organisation, seat=organisation.name[:100])
        BoardSeat.objects.create(organisation=organisation, position=1, office="Kasse", name="A")
        _reminder(organisation, user)
    first = lay_in(gone, other, content=PDF + b"%1")
    second = lay_in(kept, chair, content=PDF + b"%2")
    third = lay_in(gone, other, content=PDF + b"%3")
    SafeVersion.objects.filter(pk=second.pk).update(added_at=first.added_at + timedelta(seconds=1))
    SafeVersion.objects.filter(pk=third.pk).update(added_at=first.added_at + timedelta(seconds=2))
    call = grants.open_call(grants.staff())
    for organisation, until in ((kept, date(2027, 1, 1)), (gone, date(2027, 2, 1))):
        LateAdmission.objects.create(
            call=call, organisation=organisation, reason="x", until=until, proposed_by=chair
        )
    proposal = merged(kept, gone)
    functions = dict(Membership.objects.filter(organisation=kept).values_list("user", "function"))
    assert functions == {chair.pk: "representative", other.pk: "representative"}
    assert Invitation.objects.filter(organisation=kept, revoked_at=None).count() == 1
    assert OrganisationRecord.objects.get().seat == kept.name[:100]
    assert (BoardSeat.objects.count(), Reminder.objects.count()) == (1, 1)
    entry = SafeEntry.objects.get()
    assert list(entry.versions.order_by("number").values_list("pk", "number")) == [
        (first.pk, 1),
        (second.pk, 2),
        (third.pk, 3),
    ]
    assert LateAdmission.objects.get().until == date(2027, 2, 1)
    kept.refresh_from_db()
    assert kept.iban == "DE02120300000000202051"
    dropped = [json.loads(each)[0]["model"] for each in proposal.facts_gone["dropped"]]
    assert sorted(set(dropped)) == [
        "grants.lateadmission",
        "organisations.boardseat",
        "organisations.organisationrecord",
        "people.membership",
    ]
