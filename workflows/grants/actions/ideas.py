"""The house's answer to an idea: yes opens the application, no needs a second person."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.engine import actions as engine
from workflows.engine import calendar
from workflows.engine.models import Audience, Step
from workflows.forms import actions as forms
from workflows.forms.reading.workbook import Workbook
from workflows.forms.versions.copying import copied
from workflows.forms.versions.freezing import current_version, form_of
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .. import letters
from ..models import Application, FormalCheck
from ..reading.cases import sheet_of
from ..rules import ideas as rules
from ..rules import promise
from . import prefill, telling
from .formal import settle_no

RESULTS = ("ok", "reject")
CHECKED = ("fits", "eligible", "money")


@transaction.atomic
def check_idea(
    *,
    step: Step,
    actor: User,
    result: str,
    checklist: Mapping[str, bool] | None = None,
    note: str = "",
    feedback: str = "",
) -> Application:
    """The idea was looked at. Yes: the group writes its application; no: a second person has to confirm.

    Raises Invalid when something is missing.
    """
    with engine.performing(step, actor=actor, verb=f"idea.{result}", audience=Audience.STAFF) as doing:
        case = doing.case
        _complete(result, feedback)
        FormalCheck.objects.create(
            application=case,
            of_idea=True,
            result=result,
            checklist=dict(checklist or {}),
            note=note,
            feedback=feedback,
            officer=actor,
        )
        case.formal_result, case.rejection_confirmed = result, None
        case.assignee = case.assignee or actor
        doing.save("formal_result", "rejection_confirmed")  # the engine writes the assignee
        if result == "ok":
            doing.audience = Audience.EVERYONE
            _open_application(case)
            engine.stop_deadlines(case, promise.CODE)
            until = calendar.due(timezone.now(), rules.days_to_apply(case))
            telling.tell(case, "idea_chosen", until=until, feedback=feedback.strip())
    return case


def _complete(result: str, feedback: str) -> None:
    errors: dict[str, str] = {}
    if result not in RESULTS:
        errors["result"] = _("Choose one of the results.")
    if result == "reject" and not feedback.strip():
        errors["feedback"] = _("Tell the applicant why.")
    if errors:
        raise Invalid(errors)


def _open_application(case: Application) -> None:
    """The form of the application is there, with what the idea and the profile answer already."""
    writer, organisation = case.applicant, case.organisation
    assert writer is not None
    assert organisation is not None
    with override(case.language):
        version = current_version(case.call.form_code)
        form = form_of(version)
        said = copied(Workbook(sheet_of(case), writer), form).answers
        papers = prefill.from_safe(case, form, writer)
        known = prefill.known(organisation, writer)
        forms.open_sheet(
            code=case.call.form_code,
            version=version,
            case=case,
            owner=writer,
            organisation=organisation,
            prefill=known | said | papers,
        )


@transaction.atomic
def confirm_idea_rejection(*, step: Step, actor: User, confirmed: bool, note: str = "") -> Application:
    """A second person confirms the no to the idea (letter and mail go out) or refuses it."""
    verb = "idea.rejected" if confirmed else "idea.kept"
    template, letter = "idea_rejection", letters.idea_rejection
    return settle_no(step, actor, confirmed, note, verb=verb, template=template, letter=letter)
