"""Starting a founding: a case and an interview to answer."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import record
from workflows.forms.actions import open_sheet
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..checks import orientation
from ..models import FoundingCase
from ..questions import CODE

LONGEST_TITLE = 120


@transaction.atomic
def start_founding(*, actor: User, branch: Mapping[str, str], name: str = "") -> FoundingCase:
    """A founding in draft exists for `actor`, its interview filled with what the orientation said.

    Raises Invalid when the orientation says that there is no association to found.
    """
    answers = orientation.known(branch)
    prefill: dict[str, object] = {}
    if answers and orientation.next_question(answers) is None:
        result = orientation.recommend(answers)
        if not result.can_start:
            raise Invalid(
                {"branch": _("Your answers do not lead to an association. Talk to our advisers first.")}
            )
        prefill = {"branch.legal_form": result.legal_form, "branch.charitable": result.charitable}
        prefill["business_main_purpose"] = False
    title = " ".join(name.split())[:LONGEST_TITLE]
    if title:
        prefill["name"] = title
    case = FoundingCase.objects.create(
        kind="founding", title=title, applicant=actor, language=actor.language, branch=answers
    )
    open_sheet(code=CODE, case=case, owner=actor, prefill=prefill)
    record(case, actor=actor, verb="founding.started")
    return case
