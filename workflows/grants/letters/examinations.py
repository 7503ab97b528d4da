"""The note of an examination (Prüfvermerk): who looked at what, what counts and why, and who confirmed it."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from workflows.documents.letters import Letter
from workflows.values.money import figures

from ..models import GrantSettlement
from ..rules.settling import CHECKLIST
from .answers import BINDING


def examination_note(settlement: GrantSettlement) -> Letter:
    """The note for the file of the house and its funder, in German."""
    with override(BINDING):
        case = settlement.application
        title = _("Note of the examination %(number)s") % {"number": case.number}
        data = {
            "facts": [
                [_("Call"), case.call.text("title", BINDING)],
                [_("Organisation"), case.organisation.name if case.organisation else ""],
                [_("Project"), case.title],
                [_("Examined by"), _signed(settlement.examined_by, settlement.examined_at)],
                [_("Confirmed by"), _signed(settlement.settled_by, settlement.settled_at)],
            ],
            "intro": _("What was examined, what counts, and what the grant comes to."),
            "sections": [section for section in _sections(settlement) if section["rows"]],
        }
    return Letter("grants/receipt", data, BINDING, title=title)


def _sections(settlement: GrantSettlement) -> list[dict[str, object]]:
    note = [[_("Note"), settlement.note]] if settlement.note.strip() else []
    return [
        {"title": _("Settlement"), "rows": _sums(settlement)},
        {"title": pgettext("settlement", "Cuts"), "rows": _cuts(settlement)},
        {"title": _("Checklist"), "rows": _checked(settlement)},
        {"title": _("Note"), "rows": note},
    ]


def _signed(person: object, at: Any) -> str:
    if person is None or at is None:
        return ""
    return f"{person}, {date_format(timezone.localtime(at), 'SHORT_DATE_FORMAT')}"


def _sums(settlement: GrantSettlement) -> list[list[str]]:
    rows = (
        (_("Accepted costs"), settlement.accepted_costs),
        (_("Other income with the promised own share"), settlement.other_income),
        (_("Final grant"), settlement.final_grant),
        (_("Paid so far"), settlement.paid),
        (_("Rest payment"), settlement.rest_payment),
        (_("Reclaim"), settlement.reclaim),
    )
    return [[label, _euros(amount)] for label, amount in rows]


def _cuts(settlement: GrantSettlement) -> list[list[str]]:
    return [[_euros(Decimal(str(cut["amount"]))), str(cut["reason"])] for cut in settlement.cuts]


def _checked(settlement: GrantSettlement) -> list[list[str]]:
    answers = {True: _("yes"), False: _("not ticked")}
    return [[str(label), answers[bool(settlement.checklist.get(code))]] for code, label in CHECKLIST.items()]


def _euros(amount: Decimal) -> str:
    return f"{figures(amount)} €"
