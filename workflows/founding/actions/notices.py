"""After the founding: what the tax office decided, and changes that have to be reported again."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import law
from workflows.engine.actions import record
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import DutyCode, FoundingCase, NoticeKind, Origin, TaxNotice
from ..reading import cases as reading
from ..rules import cases as rules
from .duties import drop_duty, open_duty, set_duties, tick_duty
from .handing_over import keep_up


@transaction.atomic
def note_tax_notice(
    *, case: FoundingCase, actor: User, kind: str, dated: date, received_on: date
) -> TaxNotice:
    """The notice is kept. A refusal sets the month for an objection (§§ 347, 355 AO)."""
    case = _locked(case, actor)
    if received_on > timezone.localdate():
        raise Invalid({"received_on": _("This day is still to come.")})
    if received_on < dated:
        raise Invalid({"received_on": _("A letter is received after its date.")})
    if not reading.data_for(case).charitable:
        raise Invalid({"kind": _("This association has not asked for charitable status.")})
    notice, created = TaxNotice.objects.get_or_create(
        case=case, kind=kind, dated=dated, defaults={"received_on": received_on, "noted_by": actor}
    )
    if not created:
        return notice
    waiting = case.duties.filter(code=DutyCode.TAX_NOTICE, done_at=None).first()
    if waiting is not None:
        tick_duty(duty=waiting, actor=actor)
    if kind == NoticeKind.REFUSED:
        open_duty(case=case, code=DutyCode.OBJECTION, since=received_on, again=True)
    _record(case, actor, "tax.noted", {"kind": kind})
    keep_up(case=case, actor=actor)
    return notice


@transaction.atomic
def report_change(*, case: FoundingCase, actor: User, changed_on: date) -> None:
    """Board or statute has changed: the register, and the authority for associations, want to know."""
    case = _locked(case, actor)
    if changed_on > timezone.localdate():
        raise Invalid({"changed_on": _("This day is still to come.")})
    if not case.register_number and case.foreigners not in (Origin.LIKELY, Origin.ASK):
        raise Invalid({"changed_on": _("No office has to be told about a change in this association.")})
    if case.register_number:
        open_duty(case=case, code=DutyCode.REGISTER_CHANGE, since=changed_on, again=True)
    if case.foreigners in (Origin.LIKELY, Origin.ASK):
        open_duty(case=case, code=DutyCode.FOREIGNERS_OFFICE, since=changed_on, again=True)
    _record(case, actor, "change.reported", {})


@transaction.atomic
def note_members(*, case: FoundingCase, actor: User, members: int) -> None:
    """How many members there are now; too few are a duty of the board, with a term (§ 73 BGB)."""
    case = _locked(case, actor)
    fewest = law.value("bgb.73.members")
    had_enough = case.members is None or case.members >= fewest
    case.members = members
    case.save(update_fields=["members"])
    if members >= fewest:
        drop_duty(case=case, code=DutyCode.FEW_MEMBERS)
    elif had_enough:
        set_duties(case=case, event="few", since=timezone.localdate(), again=True)
    _record(case, actor, "members.noted", {"members": str(members)})


def _locked(case: FoundingCase, actor: User) -> FoundingCase:
    found = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(rules.may_report(actor, found))
    return found


def _record(case: FoundingCase, actor: User, verb: str, data: dict[str, str]) -> None:
    inside = standing(case, actor).belongs
    record(case, actor=actor, verb=verb, data=data, for_applicant=inside)
