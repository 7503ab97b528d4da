"""What letters say beside the facts: as the house came, or as a call says it in its own words."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.people.models import House
from workflows.values.money import euros

from ..models import Application, Call
from ..rules.letter_words import BINDING
from ..rules.placeholders import filled
from .sentences import sentences


def said(case: Application, name: str, language: str, amount: Decimal | None = None) -> list[str]:
    """The part of a letter about this case, line by line; "award.terms" is the one in numbered lines."""
    values = values_of(case, language, amount)
    if name == "award.terms":
        values |= sentences(case)
    return [line for line in filled(words(case.call, name, language), values).splitlines() if line.strip()]


def words(call: Call, name: str, language: str) -> str:
    """The text with its places left open; German where the call says it differently in German alone."""
    own: dict[str, str] = call.letter_words.get(name) or {}
    return own.get(language) or without_own(own, name, language)


def without_own(own: Mapping[str, str], name: str, language: str) -> str:
    """What is said where the call has no text of its own in this language: its German one binds all."""
    return (own.get(BINDING, "") if language != BINDING else "") or shipped(name, language)


def shipped(name: str, language: str) -> str:
    """The text as the house came, in `language`."""
    with override(language):
        return _SHIPPED[name]()


def values_of(case: Application, language: str, amount: Decimal | None) -> dict[str, str]:
    """What is filled in for this case; empty where it isn't known."""
    call = case.call
    days = (("start", case.project_start), ("end", case.project_end))
    return {
        "number": case.number or "",
        "title": case.title,
        "group": case.organisation.name if case.organisation else "",
        "call": call.text("title", language),
        "funder": call.funder or House.load().name,
        "amount": "" if amount is None else euros(amount),
        "report_days": str(call.report_days),
        "acceptance_days": str(call.acceptance_days),
        **{name: date_format(day, "DATE_FORMAT") if day else "" for name, day in days},
    }


def _award_opening() -> str:
    return "\n".join(
        (
            _("Thank you for your application. We like to support your project “%(title)s”.")
            % {"title": "{title}"},
            _("With this letter we offer you a funding contract. The money is passed on from: %(funder)s.")
            % {"funder": "{funder}"},
        )
    )


def _award_terms() -> str:
    return "\n".join(
        (
            "{use}",
            "{payment}",
            _("Tell us at once if dates, cost, people or other funding change."),
            "{report}",
            "{proof}",
            _(
                "Keep all receipts for at least five years. "
                "We, our funder and the Bundesrechnungshof may look at them."
            ),
            _("Money that was not used, or not used for the project, has to be paid back."),
            "{interest}",
            "{signing}",
        )
    )


def _award_closing() -> str:
    return _("We look forward to your project. If anything is unclear, please call or write to us.")


def _rejection_opening() -> str:
    return "\n".join(
        (
            _("Thank you for your application and for the work you put into it."),
            _("We have decided not to fund the project this time."),
        )
    )


def _formal_opening() -> str:
    return "\n".join(
        (
            _("Thank you for your application."),
            _("We can not take it further, because it does not meet the conditions of the call."),
        )
    )


def _idea_opening() -> str:
    return "\n".join((_("Thank you for your idea."), _("We can not take it further in this call.")))


def _advice() -> str:
    return "\n".join(
        (
            _(
                "We are glad to talk it over with you: "
                "what could be different next time, and which other grant may fit."
            ),
            _(
                "If you see it differently, write to us within 14 days. "
                "Somebody who was not involved will answer."
            ),
        )
    )


_SHIPPED: dict[str, Callable[[], str]] = {
    "award.opening": _award_opening,
    "award.terms": _award_terms,
    "award.closing": _award_closing,
    "rejection.opening": _rejection_opening,
    "rejection.advice": _advice,
    "formal_rejection.opening": _formal_opening,
    "formal_rejection.advice": _advice,
    "idea_rejection.opening": _idea_opening,
    "idea_rejection.advice": _advice,
}
