"""Beginning an application."""

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.forms import actions as forms
from workflows.forms.versions.copying import Copied
from workflows.forms.versions.freezing import current_version, form_of
from workflows.people.models import Organisation, User
from workflows.people.verdicts import AlreadyDone, require

from ..models import Application, Call
from ..reading.starts import draft_of
from ..rules import admissions
from ..rules import calls as rules
from ..rules.again import may_take_over
from ..rules.ideas import first_form
from . import prefill
from .clock import remind_draft


class DraftExists(AlreadyDone):
    """The organisation already has a draft for this call; `application` is it."""

    code = "draft_exists"

    def __init__(self, application: Application) -> None:
        super().__init__(_("Your organisation already has a draft for this call. Go on with it."))
        self.application = application


@transaction.atomic
def start_draft(
    *,
    call: Call,
    organisation: Organisation,
    actor: User,
    carried: dict[str, object] | None = None,
    earlier: Application | None = None,
    answers: dict[str, object] | None = None,
) -> Application:
    """A draft with an answer sheet, prefilled from the profile; DraftExists instead of a second one.

    `carried` are answers that the applicant wants to keep from the self-check or a link; what doesn't fit
    is left out. `earlier` is an application of the same organisation whose answers are taken over, except
    declarations. `answers` are given as to a sheet that is there: raises Invalid when one doesn't fit.
    """
    require(rules.may_apply(actor, call, organisation))
    if earlier is not None:
        require(may_take_over(actor, earlier, organisation))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if existing := draft_of(call, [organisation.pk]):
        raise DraftExists(existing)
    case = Application.objects.create(
        kind=call.process,
        call=call,
        window=admissions.window_for(call, organisation),
        organisation=organisation,
        applicant=actor,
        language=translation.get_language() or actor.language,
        stage="draft",
    )
    code = first_form(call)
    version = current_version(code)
    form = form_of(version)
    papers = prefill.from_safe(case, form, actor)
    taken = prefill.from_earlier(earlier, case, form, actor, without=papers) if earlier else Copied()
    given = papers | (carried or {})
    sheet = forms.open_sheet(
        code=code,
        version=version,
        case=case,
        owner=actor,
        organisation=organisation,
        prefill=prefill.together(prefill.known(organisation, actor), taken.answers, given),
        look_at=taken.look_at - given.keys(),
    )
    if answers:
        with prefill.no_files_left_behind(case):
            forms.save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=actor)
    engine.record(case, actor=actor, verb="draft.started", data=_began(call, earlier))
    remind_draft(case, now=timezone.now())
    return case


def _began(call: Call, earlier: Application | None) -> dict[str, Any]:
    return {"call": call.slug} | ({"again": str(earlier.pk)} if earlier else {})
