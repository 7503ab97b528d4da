"""Sentences of a contract that follow from the terms of its call and from the way the group is paid."""

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from workflows.engine import law

from ..models import Application, Call, Disbursement, InterestFrom
from ..rules.letter_words import BINDING
from .proof import proof_terms


def sentences(case: Application) -> dict[str, str]:
    """Each by the name under which a text of the call leaves it open; several on lines of their own."""
    call = case.call
    return {
        "use": _use(call),
        "payment": _payment(case),
        "report": ngettext(
            "Send us your report and the list of receipts within %(days)s day of the end of the project.",
            "Send us your report and the list of receipts within %(days)s days of the end of the project.",
            call.report_days,
        )
        % {"days": call.report_days},
        "proof": "\n".join(proof_terms(call, get_language() or BINDING)),
        "interest": interest_words(call.reclaim_interest),
        "signing": ngettext(
            "Sign this offer and return it within %(days)s day; after that it lapses.",
            "Sign this offer and return it within %(days)s days; after that it lapses.",
            call.acceptance_days,
        )
        % {"days": call.acceptance_days},
    }


def _use(call: Call) -> str:
    """What the money is for, with the call's own leave to exceed single items (Nr. 1.2 ANBest-P)."""
    if not call.overrun_percent:
        return _("Use the money only for the project and as in your finance plan. No item may be exceeded.")
    share = number_format(call.overrun_percent.normalize(), use_l10n=True)
    return _(
        "Use the money only for the project and as in your finance plan. "
        "Single items may be exceeded by up to %(percent)s %% if you save elsewhere."
    ) % {"percent": share}


def _payment(case: Application) -> str:
    way = case.disbursement or case.call.disbursements[0]
    if way == Disbursement.ADVANCE:
        share = format(case.call.first_instalment_percent.normalize(), "f")
        return _("We pay %(percent)s %% before the project and the rest after the report.") % {
            "percent": share
        }
    if way == Disbursement.DIRECT:
        return _("We pay your bills ourselves: send them to us, made out to the project.")
    return _("You pay first and send us the receipts; we pay the money back to you.")


def interest_words(start: str) -> str:
    """From when money that has to come back bears interest; nothing where the call asks for none."""
    if start == InterestFrom.NONE:
        return ""
    points = {"points": number_format(law.value("vwvfg.49a").normalize())}
    if start == InterestFrom.PAID:
        return (
            _(
                "Money to be paid back bears interest of %(points)s percentage points above the base rate "
                "a year, from the day on which we paid it until it arrives (§ 49a (3) VwVfG)."
            )
            % points
        )
    return (
        _(
            "Money to be paid back bears interest of %(points)s percentage points above the base rate "
            "a year, from the day after it was due until it arrives (§ 49a (3) VwVfG)."
        )
        % points
    )
