"""The house's answer to an application: offer of a contract, rejection, rejection for form.

A private house passes money on by contract (§ 44 BHO, VV Nr. 12): the award is an offer, never a
Zuwendungsbescheid, and carries no instruction about legal remedies.
"""

from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from workflows.documents.letters import Letter
from workflows.people.models import House, User

from ..models import Application, Decision, FormalCheck
from ..rules import letter_words
from .annexes import annexes
from .wording import said

BINDING = letter_words.BINDING


def award(decision: Decision, language: str = BINDING) -> Letter:
    """The offer of a funding contract in `language`; the German one is binding."""
    with override(language):
        case = decision.application
        data = frame(case, decision.decided_by, language) | {
            "subject": _("Offer of a funding contract: %(title)s") % {"title": case.title},
            "opening": said(case, "award.opening", language, decision.amount),
            "facts": _award_facts(case, decision),
            "sections": _award_sections(case, decision, language),
            "closing": said(case, "award.closing", language, decision.amount),
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
            "opening": said(case, "rejection.opening", language),
            "sections": _why(case, decision.feedback, "rejection.advice", language),
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def formal_rejection(check: FormalCheck, language: str = BINDING) -> Letter:
    """The rejection for formal reasons, confirmed by a second person, in `language`."""
    with override(language):
        case = check.application
        signer = check.confirmed_by or check.officer
        data = frame(case, signer, language) | {
            "subject": _("Your application: %(title)s") % {"title": case.title},
            "opening": said(case, "formal_rejection.opening", language),
            "sections": _why(case, check.feedback, "formal_rejection.advice", language),
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def idea_rejection(check: FormalCheck, language: str = BINDING) -> Letter:
    """The no to an idea, confirmed by a second person, in `language`."""
    with override(language):
        case = check.application
        data = frame(case, check.confirmed_by or check.officer, language) | {
            "subject": _("Your idea: %(title)s") % {"title": case.title},
            "opening": said(case, "idea_rejection.opening", language),
            "sections": _why(case, check.feedback, "idea_rejection.advice", language),
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


def _award_facts(case: Application, decision: Decision) -> list[dict[str, object]]:
    return [
        fact(_("We support you with up to"), decision.amount, "money"),
        fact(_("Financing type"), case.call.get_financing_display()),
        fact(_("Total cost of the plan"), case.total_cost, "money"),
        fact(_("Start of the project"), case.project_start, "date"),
        fact(_("End of the project"), case.project_end, "date"),
    ]


def _award_sections(case: Application, decision: Decision, language: str) -> list[dict[str, object]]:
    sections = []
    if words := _conditions(decision):
        sections.append(section(_("Conditions"), [], words.splitlines()))
    if decision.feedback.strip():
        sections.append(section(_("A word from us"), [decision.feedback]))
    sections.append(section(_("What applies"), [], said(case, "award.terms", language, decision.amount)))
    return sections


def _conditions(decision: Decision) -> str:
    """As they bind, in German; in a translation as the decider wrote them for the group, where they did."""
    is_aid = (get_language() or BINDING).split("-")[0] != BINDING
    return (decision.conditions_aid.strip() if is_aid else "") or decision.conditions.strip()


def _why(case: Application, feedback: str, advice: str, language: str) -> list[dict[str, object]]:
    return [section(_("Why"), [feedback]), section(_("How we can help"), said(case, advice, language))]


def section(title: str, paragraphs: list[str], items: list[str] | None = None) -> dict[str, object]:
    """A heading with paragraphs, then numbered items; empty ones are left out."""
    return {"title": title, "paragraphs": paragraphs, "items": [item for item in items or [] if item.strip()]}


def fact(label: str, value: object, kind: str = "text") -> dict[str, object]:
    """A row of facts; `kind` is text, money or date."""
    return {"label": label, "value": "" if value is None else str(value), "kind": kind}
