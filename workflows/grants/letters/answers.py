"""The house's answer to an application: offer of a contract, rejection, rejection for form.

A private house passes money on by contract (§ 44 BHO, VV Nr. 12): the award is an offer, never a
Zuwendungsbescheid, and carries no instruction about legal remedies.
"""

from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from workflows.documents.letters import Letter
from workflows.engine import law
from workflows.people.models import House, User

from ..models import Application, Call, Decision, Disbursement, FormalCheck, InterestFrom
from .annexes import annexes
from .proof import proof_terms

BINDING = "de"


def award(decision: Decision, language: str = BINDING) -> Letter:
    """The offer of a funding contract in `language`; the German one is binding."""
    with override(language):
        case = decision.application
        data = frame(case, decision.decided_by, language) | {
            "subject": _("Offer of a funding contract: %(title)s") % {"title": case.title},
            "opening": _award_opening(case, decision),
            "facts": _award_facts(case, decision),
            "sections": _award_sections(case, decision),
            "closing": [
                _("We look forward to your project. If anything is unclear, please call or write to us.")
            ],
            "annexes": annexes(decision, language),
            "countersign": [
                _("Place, date and signature: the house"),
                _("Place, date and signature: the organisation"),
            ],
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def rejection(decision: Decision, language: str = BINDING) -> Letter:
    """The rejection with reasons and an offer of advice in `language`."""
    with override(language):
        case = decision.application
        data = frame(case, decision.decided_by, language) | {
            "subject": _("Your application: %(title)s") % {"title": case.title},
            "opening": [
                _("Thank you for your application and for the work you put into it."),
                _("We have decided not to fund the project this time."),
            ],
            "sections": [section(_("Why"), [decision.feedback]), _advice()],
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def formal_rejection(check: FormalCheck, language: str = BINDING) -> Letter:
    """The rejection for formal reasons, confirmed by a second person, in `language`."""
    with override(language):
        case = check.application
        signer = check.confirmed_by or check.officer
        data = frame(case, signer, language) | {
            "subject": _("Your application: %(title)s") % {"title": case.title},
            "opening": [
                _("Thank you for your application."),
                _("We can not take it further, because it does not meet the conditions of the call."),
            ],
            "sections": [section(_("Why"), [check.feedback]), _advice()],
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def idea_rejection(check: FormalCheck, language: str = BINDING) -> Letter:
    """The no to an idea, confirmed by a second person, in `language`."""
    with override(language):
        case = check.application
        data = frame(case, check.confirmed_by or check.officer, language) | {
            "subject": _("Your idea: %(title)s") % {"title": case.title},
            "opening": [
                _("Thank you for your idea."),
                _("We can not take it further in this call."),
            ],
            "sections": [section(_("Why"), [check.feedback]), _advice()],
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def frame(case: Application, signer: User, language: str) -> dict[str, object]:
    """What every letter to the applicant has: address, case, day, who signs."""
    body = case.organisation
    assert body is not None
    aid = ""
    if language != BINDING:
        aid = _("This translation helps you read. The German letter is the binding one.")
    return {
        "recipient": [body.name, body.street, f"{body.postcode} {body.town}".strip()],
        "details": [[_("Application"), case.number], [_("Call"), case.call.text("title", language)]],
        "date": timezone.localdate(),
        "aid": aid,
        "facts": [],
        "sections": [],
        "closing": [],
        "greeting": _("Kind regards"),
        "signer": signer.get_full_name(),
        "signer_role": House.load().name,
        "countersign": [],
    }


def _award_opening(case: Application, decision: Decision) -> list[str]:
    return [
        _("Thank you for your application. We like to support your project “%(title)s”.")
        % {"title": case.title},
        _("With this letter we offer you a funding contract. The money is passed on from: %(funder)s.")
        % {"funder": case.call.funder or House.load().name},
    ]


def _award_facts(case: Application, decision: Decision) -> list[dict[str, object]]:
    return [
        fact(_("We support you with up to"), decision.amount, "money"),
        fact(_("Financing type"), case.call.get_financing_display()),
        fact(_("Total cost of the plan"), case.total_cost, "money"),
        fact(_("Start of the project"), case.project_start, "date"),
        fact(_("End of the project"), case.project_end, "date"),
    ]


def _award_sections(case: Application, decision: Decision) -> list[dict[str, object]]:
    sections = []
    if words := _conditions(decision):
        sections.append(section(_("Conditions"), [], words.splitlines()))
    if decision.feedback.strip():
        sections.append(section(_("A word from us"), [decision.feedback]))
    sections.append(section(_("What applies"), [], _terms(case, decision.amount or Decimal(0))))
    return sections


def _conditions(decision: Decision) -> str:
    """As they bind, in German; in a translation as the decider wrote them for the group, where they did."""
    is_aid = (get_language() or BINDING).split("-")[0] != BINDING
    return (decision.conditions_aid.strip() if is_aid else "") or decision.conditions.strip()


def _terms(case: Application, amount: Decimal) -> list[str]:
    call = case.call
    return [
        _use(call),
        _payment(case),
        _("Tell us at once if dates, cost, people or other funding change."),
        ngettext(
            "Send us your report and the list of receipts within %(days)s day of the end of the project.",
            "Send us your report and the list of receipts within %(days)s days of the end of the project.",
            call.report_days,
        )
        % {"days": call.report_days},
        *proof_terms(call, get_language() or BINDING),
        _(
            "Keep all receipts for at least five years. "
            "We, our funder and the Bundesrechnungshof may look at them."
        ),
        _("Money that was not used, or not used for the project, has to be paid back."),
        interest_words(call.reclaim_interest),
        ngettext(
            "Sign this offer and return it within %(days)s day; after that it lapses.",
            "Sign this offer and return it within %(days)s days; after that it lapses.",
            call.acceptance_days,
        )
        % {"days": call.acceptance_days},
    ]


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


def _advice() -> dict[str, object]:
    return section(
        _("How we can help"),
        [
            _(
                "We are glad to talk it over with you: "
                "what could be different next time, and which other grant may fit."
            ),
            _(
                "If you see it differently, write to us within 14 days. "
                "Somebody who was not involved will answer."
            ),
        ],
    )


def section(title: str, paragraphs: list[str], items: list[str] | None = None) -> dict[str, object]:
    """A heading with paragraphs, then numbered items; empty ones are left out."""
    return {"title": title, "paragraphs": paragraphs, "items": [item for item in items or [] if item.strip()]}


def fact(label: str, value: object, kind: str = "text") -> dict[str, object]:
    """A row of facts; `kind` is text, money or date."""
    return {"label": label, "value": "" if value is None else str(value), "kind": kind}
