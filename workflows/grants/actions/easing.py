"""When a group can't pay back at once: instalments that are agreed, money that is let go by two people."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.moments import end_of
from workflows.values.money import figures

from ..letters import reclaims as letters
from ..models import Application, Owed, Reclaim, ReclaimPart, ReclaimWaiver, WaiverKind
from ..rules import reclaims as rules
from ..rules.reclaims import Account
from . import dunning, reclaiming, telling

Parts = Sequence[tuple[datetime.date, Decimal]]
LATEST = datetime.timedelta(days=3 * 366)


@transaction.atomic
def agree_instalments(*, case: Application, actor: User, parts: Parts) -> Reclaim:
    """What is open of the grant is due in these parts from now on, each on its own day.

    Raises Invalid when the parts don't add up to what is open, or a day lies behind.
    """
    case, step, reclaim = reclaiming.held(reclaiming.open_step(case))
    require(rules.may_defer(actor, case))
    account = rules.account_of(reclaim)
    _check(parts, account)
    now = timezone.now()
    reclaim.parts.filter(kind=Owed.PRINCIPAL, replaced_at=None).update(replaced_at=now)
    last = max(each.number for each in account.parts)
    ReclaimPart.objects.bulk_create(
        ReclaimPart(
            reclaim=reclaim, number=number, amount=amount, due_on=day, agreed_by=actor, created_at=now
        )
        for number, (day, amount) in enumerate(sorted(parts), last + 1)
    )
    account = rules.account_of(reclaim)
    engine.postpone(case, step, end_of(max(day for day, _amount in parts)))
    reclaiming.send(case, "reclaim_plan", account, letters.instalments, actor)
    dunning.schedule(case, account)
    engine.record(case, actor=actor, verb="reclaim.instalments", data={"parts": len(parts)})
    return reclaim


def _check(parts: Parts, account: Account) -> None:
    errors: dict[str, str] = {}
    today, still = timezone.localdate(), account.principal_open
    if not 1 <= len(parts) <= rules.MOST_PARTS or not still:
        errors["parts"] = _("Between 1 and %(most)s parts are possible.") % {"most": rules.MOST_PARTS}
    if any(amount <= 0 or amount != amount.quantize(Decimal("0.01")) for _day, amount in parts):
        errors["parts"] = _("Each part is more than 0, with at most two digits for cents.")
    elif not errors and (total := sum((amount for _day, amount in parts), Decimal(0))) != still:
        values = {"total": figures(total), "open": figures(still)}
        errors["parts"] = _("The parts come to %(total)s €, but %(open)s € are open.") % values
    if any(not today <= day <= today + LATEST for day, _amount in parts):
        errors["first_on"] = _("The parts are due from today on, within three years.")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def propose_waiver(
    *, case: Application, actor: User, kind: str, amount: Decimal, reason: str
) -> ReclaimWaiver:
    """Somebody proposes with a reason to let money go; nothing changes until a second person agrees."""
    case, _step, reclaim = reclaiming.held(reclaiming.open_step(case))
    require(rules.may_propose_waiver(actor, case))
    account, errors = rules.account_of(reclaim), {}
    if kind not in WaiverKind.values:
        errors["kind"] = _("Choose one of the ways.")
    if not 0 < amount <= account.open or amount != amount.quantize(Decimal("0.01")):
        text = _("Enter an amount above 0 and at most %(open)s €, which are open.")
        errors["amount"] = text % {"open": figures(account.open)}
    if not reason.strip():
        errors["reason"] = _("Write down the reasons.")
    if errors:
        raise Invalid(errors)
    try:
        with transaction.atomic():
            waiver = ReclaimWaiver.objects.create(
                reclaim=reclaim, kind=kind, amount=amount, reason=reason.strip(), proposed_by=actor
            )
    except IntegrityError:
        raise AlreadyDone(_("A waiver waits for its second person already.")) from None
    data = {"kind": kind, "amount": str(amount)}
    engine.record(case, actor=actor, verb="waiver.proposed", data=data, audience=Audience.STAFF)
    return waiver


@transaction.atomic
def answer_waiver(*, case: Application, actor: User, confirmed: bool, answer: str = "") -> ReclaimWaiver:
    """A second person lets the money go, or refuses. What nobody pursues any more is told to nobody.

    Money that is shelved (Niederschlagung) stays owed in law; the group hears of what is waived for good.
    """
    case, step, reclaim = reclaiming.held(reclaiming.open_step(case))
    waiver = reclaim.waivers.select_for_update().filter(confirmed_by=None, refused_by=None).first()
    if waiver is None:
        raise AlreadyDone(_("No waiver waits for an answer."))
    require(rules.may_answer_waiver(actor, case))
    if not confirmed:
        _refuse(waiver, actor, answer)
    else:
        _confirm(waiver, rules.account_of(reclaim), actor, answer)
    verb = "waiver.confirmed" if confirmed else "waiver.refused"
    audience = Audience.EVERYONE if confirmed and waiver.kind == WaiverKind.RELEASE else Audience.STAFF
    data = {"kind": waiver.kind, "amount": str(waiver.amount)}
    engine.record(case, actor=actor, verb=verb, data=data, audience=audience)
    if confirmed:
        if waiver.kind == WaiverKind.RELEASE:
            telling.tell(case, "reclaim_waived", waiver=waiver, account=rules.account_of(reclaim))
        reclaiming.go_on(case, step, reclaim, actor)
    return waiver


def _refuse(waiver: ReclaimWaiver, actor: User, answer: str) -> None:
    if not answer.strip():
        raise Invalid({"answer": _("Say why.")})
    waiver.refused_by, waiver.refused_at, waiver.answer = actor, timezone.now(), answer.strip()
    waiver.save(update_fields=["refused_by", "refused_at", "answer"])


def _confirm(waiver: ReclaimWaiver, account: Account, actor: User, answer: str) -> None:
    """Less may be open by now than was proposed; no more than that is let go."""
    waiver.amount = min(waiver.amount, account.open)
    waiver.principal = min(waiver.amount, account.principal_open)
    waiver.confirmed_by, waiver.confirmed_at, waiver.answer = actor, timezone.now(), answer.strip()
    waiver.save()
