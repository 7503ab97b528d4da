"""What screens and endpoints show of money that has to come back."""

import datetime
from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from workflows.people.models import House, User
from workflows.people.verdicts import AlreadyDone

from ..bank.girocode import girocode
from ..models import Application, Reclaim, ReclaimReceipt, ReclaimReminder, ReclaimWaiver, WaiverKind
from ..rules import reclaims as rules
from ..rules.reclaims import Account
from ..rules.visibility import visible


def account(case: Application) -> Account:
    """The reclaim of a case with all that was written of it; AlreadyDone when nothing has to come back."""
    reclaim = rules.standing(case)
    if reclaim is None or case.stage != "reclaim":
        raise AlreadyDone(_("No money has to come back here."))
    return rules.account_of(reclaim)


def shelved_account(case: Application) -> Account:
    """The reclaim of a case of which something is not pursued any more; AlreadyDone when nothing is."""
    reclaim = rules.standing(case)
    found = rules.account_of(reclaim) if reclaim is not None else None
    if found is None or not found.shelved:
        raise AlreadyDone(_("Nothing is open here of money that was not pursued any more."))
    return found


def open_accounts(user: User) -> list[Account]:
    """Everything that still has to come back in cases that this person sees, what is due first at the top."""
    accounts = _accounts(Application.objects.filter(visible(user), stage="reclaim"))
    return sorted(accounts, key=lambda each: each.next.part.due_on if each.next else datetime.date.max)


def shelved_accounts(user: User) -> list[Account]:
    """What nobody pursues any more and what may come all the same, in cases that this person sees."""
    seen = Application.objects.filter(visible(user), stage="closed").filter(
        reclaims__withdrawn_at=None,
        reclaims__waivers__kind=WaiverKind.SHELVE,
        reclaims__waivers__confirmed_at__isnull=False,
    )
    return [each for each in _accounts(seen.distinct()) if each.shelved]


def _accounts(cases: QuerySet[Application]) -> list[Account]:
    found = (
        Reclaim.objects.filter(withdrawn_at=None, application__in=cases)
        .select_related("application__organisation", "application__call", "settlement")
        .prefetch_related(
            "parts",
            Prefetch("parts__reminders", ReclaimReminder.objects.order_by("level")),
            Prefetch("receipts", ReclaimReceipt.objects.select_related("noted_by")),
            Prefetch(
                "waivers",
                ReclaimWaiver.objects.select_related("proposed_by", "confirmed_by", "refused_by"),
            ),
        )
    )
    return [
        rules.account_from(each, list(each.parts.all()), list(each.receipts.all()), list(each.waivers.all()))
        for each in found
    ]


def desk(user: User) -> dict[str, object]:
    """The list with its sums."""
    found = open_accounts(user)
    return {
        "accounts": found,
        "shelved": shelved_accounts(user),
        "open": sum((each.open for each in found), Decimal(0)),
        "late": sum((row.open for each in found for row in each.rows if row.is_late), Decimal(0)),
    }


def box(case: Application, user: User, *, inside: bool) -> dict[str, object]:
    """What the case page shows: what is due, how to pay, and for the house what can be done about it."""
    reclaim = rules.standing(case)
    if reclaim is None:
        return {}
    found = rules.account_of(reclaim)
    waits = case.stage == "reclaim"
    return {
        "account": found,
        "pay": pay(found) if waits and not inside else {},
        "may_book_shelved": inside and bool(found.shelved) and bool(rules.may_book_shelved(user, case)),
        "may_defer": waits and bool(rules.may_defer(user, case)),
        "may_waive": waits and found.proposal is None and bool(rules.may_propose_waiver(user, case)),
        "may_answer": waits and found.proposal is not None and bool(rules.may_answer_waiver(user, case)),
    }


def pay(found: Account) -> dict[str, object]:
    """Account, reference and GiroCode of the next part."""
    house, row = House.load(), found.next
    if row is None:
        return {}
    name, number = house.carrier or house.name, found.reclaim.application.number or ""
    return {
        "row": row,
        "name": name,
        "iban": house.iban,
        "number": number,
        "code": _drawn(girocode(name=name, iban=house.iban, amount=row.open, text=number))
        if house.iban
        else "",
    }


def _drawn(svg: str) -> SafeString:
    """A drawing of ours: squares only, nothing that anybody typed."""
    return mark_safe(svg)
