"""The letter by which a change of a running grant becomes part of its contract."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from workflows.documents.letters import Letter
from workflows.forms.types.finance.totals import totals

from ..models import ChangeRequest
from .answers import BINDING, fact, frame, section

# What a group wrote in its own words.
WRITTEN = {"content": gettext_lazy("What is done differently"), "partner": gettext_lazy("Partners")}


def amendment(change: ChangeRequest, language: str = BINDING) -> Letter:
    """The house agrees to a change that the group asked for: from now on this belongs to the contract."""
    assert change.decided_by is not None
    with override(language):
        case = change.application
        data = frame(case, change.decided_by, language) | {
            "subject": _("Change of your grant: %(title)s") % {"title": case.title},
            "opening": [
                _("You asked us for a change of your project on %(day)s. We agree.")
                % {"day": date_format(change.requested_at, "DATE_FORMAT")},
            ],
            "facts": _amended(change),
            "sections": [
                *([section(_("A word from us"), [change.answer])] if change.answer else []),
                section(_("What applies"), [], _after_amendment(change)),
            ],
        }
    return Letter("grants/letter", data, language, title=str(data["subject"]))


def _amended(change: ChangeRequest) -> list[dict[str, object]]:
    """The new dates and sums; goals and words stand in the request itself."""
    asked, case = change.asked, change.application
    facts = []
    if "start" in asked:
        facts.append(fact(_("Start of the project"), asked["start"], "date"))
    if "end" in asked:
        facts.append(fact(_("End of the project"), asked["end"], "date"))
        facts.append(fact(_("Report due on"), case.report_by, "date"))
    if "plan" in asked:
        facts.append(fact(_("Total cost of the plan"), totals(asked["plan"]).total, "money"))
    facts += [fact(str(label), asked[name]) for name, label in WRITTEN.items() if name in asked]
    if "goals" in asked:
        facts.append(fact(_("Goals"), " · ".join(str(row.get("goal", "")) for row in asked["goals"])))
    return facts


def _after_amendment(change: ChangeRequest) -> list[str]:
    what = _("Your request of %(day)s with its plan is part of the contract now.")
    return [
        what % {"day": date_format(change.requested_at, "DATE_FORMAT")},
        _("The grant does not rise. Everything else stays as agreed."),
    ]
