"""What a list shows, as one plain sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from workflows.desk.models import Label
from workflows.engine import kinds
from workflows.people.models import Organisation

from .filters import Filters
from .orders import ORDERS


def sentence(filters: Filters) -> str:
    """The filters and the order in the reader's words; queries only for an organisation or a label."""
    parts = [_which(filters), *_where(filters), *_conditions(filters), *_found(filters)]
    return pgettext("between the parts of a list", ", ").join([*parts, str(ORDERS[filters.order].words)])


def _which(filters: Filters) -> str:
    if filters.stage:
        return _("Cases")
    return {"closed": _("Closed cases"), "all": _("All cases")}.get(filters.state, _("Running cases"))


def _where(filters: Filters) -> list[str]:
    kind = kinds.find(filters.kind)
    if kind is None:
        return []
    stage = [_("in the stage “%(stage)s”") % {"stage": kind.stages[filters.stage]}] if filters.stage else []
    return [str(kind.label), *stage]


def _conditions(filters: Filters) -> list[str]:
    received, waiting = filters.received_before, filters.waiting_for
    said = (
        (filters.whose == "mine", _("mine")),
        (filters.whose == "nobody", _("without a contact person")),
        (filters.followed, _("that I follow")),
        (filters.overdue, _("overdue")),
        (filters.unrepresented, _("nobody acts for the applicant")),
        (
            received > 0,
            ngettext("received more than %(n)s day ago", "received more than %(n)s days ago", received)
            % {"n": received},
        ),
        (
            waiting > 0,
            ngettext(
                "in their stage for more than %(n)s day", "in their stage for more than %(n)s days", waiting
            )
            % {"n": waiting},
        ),
    )
    return [words for holds, words in said if holds]


def _found(filters: Filters) -> list[str]:
    parts = []
    if filters.organisation:
        name = Organisation.objects.filter(uuid=filters.organisation).values_list("name", flat=True).first()
        parts.append(_("of %(organisation)s") % {"organisation": name or "–"})
    if filters.label:
        label = Label.objects.filter(pk=filters.label).first()
        parts.append(_("with the label “%(label)s”") % {"label": label or "–"})
    if filters.text:
        parts.append(_("with “%(text)s”") % {"text": filters.text})
    return parts
