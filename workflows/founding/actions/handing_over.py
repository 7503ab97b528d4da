"""At the end of a founding the organisation's record knows what the founding knows, and keeps its papers."""

import logging
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.models import Document
from workflows.engine.actions import set_deadline
from workflows.engine.models import Deadline
from workflows.engine.standing import forget
from workflows.organisations.actions import feed_record, take_from_case
from workflows.organisations.actions.answering import forget_known
from workflows.organisations.actions.keeping import Board, Seat, Told
from workflows.organisations.models import HealthItem, Reply
from workflows.organisations.names import plain_name
from workflows.people.actions import create_organisation
from workflows.people.models import LegalForm, MembershipFunction, Organisation, User
from workflows.people.verdicts import Invalid, NotThereYet

from ..models import Duty, DutyCode, FoundingCase, NoticeKind
from ..reading import cases as reading
from ..reading.papers import signed_papers
from ..statute import StatuteData
from ..statute.words import OFFICE_TITLES

logger = logging.getLogger(__name__)
SAFE = "founding.safe"
LONGEST_NAME = 200
ITEMS = {
    DutyCode.CASH_BOOK: HealthItem.CASH_BOOK,
    DutyCode.INSURANCE: HealthItem.INSURANCE,
    DutyCode.PRIVACY: HealthItem.DATA_PROTECTION,
    DutyCode.TRANSPARENCY: HealthItem.TRANSPARENCY,
}
NOTICES = {NoticeKind.GRANTED: "60a", NoticeKind.EXEMPTION: "exemption"}
# Papers for the safe: its kind, the signed scan, and what the house wrote when there is no scan.
PAPERS = (("statute", "signed_statute", "statute"), ("minutes", "signed_minutes", "minutes"))


def hand_over(*, case: FoundingCase, actor: User) -> None:
    """The association has a record; what was known before is completed. Calling it twice changes nothing.

    The papers follow by the worker. Without a person who could act for it, nothing is made.
    """
    data = reading.data_for(case)
    organisation = case.organisation or _give_record(case, data)
    if organisation is None:
        return
    feed_record(organisation=organisation, told=_told(case, data), actor=actor)
    set_deadline(case, SAFE, timezone.now())


def keep_up(*, case: FoundingCase, actor: User) -> None:
    """A notice or duty that comes later also stands in the record, once there is one."""
    organisation = case.organisation
    if organisation is not None and case.anonymised_at is None:
        feed_record(organisation=organisation, told=_told(case, reading.data_for(case)), actor=actor)


def take_back(*, duty: Duty) -> None:
    """A duty was ticked by mistake: the record forgets what followed from it."""
    item, organisation = ITEMS.get(DutyCode(duty.code)), duty.case.organisation
    if item is not None and organisation is not None and duty.done_at is not None:
        forget_known(organisation=organisation, item=item, on=timezone.localdate(duty.done_at))


def _give_record(case: FoundingCase, data: StatuteData) -> Organisation | None:
    """The record that the applicant's group has already under this name, or a new one of theirs."""
    if not case.applicant.is_active:
        return None
    try:
        organisation = _known(case, data) or create_organisation(
            actor=case.applicant, facts={"name": _name(case, data), **_facts(case, data)}
        )
    except Invalid as invalid:  # the founding goes on; the group adds its organisation by hand
        logger.warning("no record after a founding", extra={"fields": sorted(invalid.errors)})
        return None
    case.organisation = organisation
    case.save(update_fields=["organisation"])
    forget(case)
    return organisation


def _known(case: FoundingCase, data: StatuteData) -> Organisation | None:
    mine = Organisation.objects.filter(
        memberships__user=case.applicant, memberships__function=MembershipFunction.REPRESENTATIVE
    )
    wanted = plain_name(data.name or case.title)
    return next((each for each in mine.order_by("pk") if plain_name(each.name) == wanted), None)


def _name(case: FoundingCase, data: StatuteData) -> str:
    name = data.name or case.title
    return f"{name} e.V."[:LONGEST_NAME] if case.register_number else name[:LONGEST_NAME]


def _facts(case: FoundingCase, data: StatuteData) -> dict[str, object]:
    """What the profile takes over; nothing that the founding does not know."""
    known: dict[str, object] = {}
    filing = case.filings.order_by("-round").first()
    if data.meeting and data.meeting.held_on:
        known["founded_on"] = data.meeting.held_on
    if case.register_number and filing is not None:
        known |= {
            "legal_form": LegalForm.EV.value,
            "register_number": case.register_number,
            "register_court": filing.court[:100],
        }
    elif case.stays_unregistered or not data.registered:
        known["legal_form"] = LegalForm.NEV.value
    return known


def _told(case: FoundingCase, data: StatuteData) -> Told:
    newest = case.tax_notices.filter(kind__in=NOTICES).order_by("-dated", "-id").first()
    return Told(
        facts=_facts(case, data),
        seat=data.seat,
        board=_board(case, data),
        notice=(NOTICES[NoticeKind(newest.kind)], newest.dated) if newest else None,
        answers=_answers(case),
    )


def _board(case: FoundingCase, data: StatuteData) -> Board | None:
    meeting = data.meeting
    if meeting is None or meeting.held_on is None:
        return None
    return Board(
        elected_on=meeting.held_on,
        term_years=data.term_years,
        registered_on=case.registered_on,
        seats=[Seat(OFFICE_TITLES[each.office], each.name) for each in meeting.elected if each.accepted],
    )


def _answers(case: FoundingCase) -> dict[str, tuple[str, date]]:
    found: dict[str, tuple[str, date]] = {}
    duties = {duty.code: duty for duty in case.duties.filter(code__in=ITEMS).order_by("turn")}
    for code, item in ITEMS.items():
        duty = duties.get(code)
        if duty is not None and duty.done_at is not None:
            found[item] = (Reply.YES, timezone.localdate(duty.done_at))
    if case.registered_on is not None and HealthItem.TRANSPARENCY not in found:
        is_due = DutyCode.TRANSPARENCY in duties  # else the register's own entry is right (§ 20a GwG)
        found[HealthItem.TRANSPARENCY] = (Reply.NO if is_due else Reply.YES, case.registered_on)
    return found


def lay_into_safe(deadline: Deadline) -> None:
    """Statute and minutes lie in the safe of the organisation, the signed ones when there are any."""
    case = FoundingCase.objects.select_related("organisation").get(pk=deadline.case_id)
    meeting = reading.meeting_of(case)
    if case.organisation is None or meeting is None or meeting.held_on is None:
        return
    scans = signed_papers(case)
    for kind, signed, written in PAPERS:
        document = scans.get(signed) or _newest(case, written)
        if document is None:
            continue
        if not document.is_made:
            raise NotThereYet(_("It is being made and will be here in a few seconds."))
        take_from_case(organisation=case.organisation, document=document, kind=kind, dated=meeting.held_on)


def _newest(case: FoundingCase, kind: str) -> Document | None:
    return Document.objects.filter(case=case, kind=kind).order_by("-created_at", "-id").first()
