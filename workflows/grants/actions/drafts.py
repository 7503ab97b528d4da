"""Beginning an application."""

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.forms import actions as forms
from workflows.people.models import Organisation, User
from workflows.people.verdicts import AlreadyDone, require

from ..models import Application, Call
from ..rules import calls as rules
from .clock import remind_draft


class DraftExists(AlreadyDone):
    """The organisation already has a draft for this call; `application` is it."""

    def __init__(self, application: Application) -> None:
        super().__init__(_("Your organisation already has a draft for this call. Go on with it."))
        self.application = application


@transaction.atomic
def start_draft(
    *, call: Call, organisation: Organisation, actor: User, carried: dict[str, Any] | None = None
) -> Application:
    """A draft with an answer sheet, prefilled from the profile; DraftExists instead of a second one.

    `carried` are answers of the self-check that the applicant wants to keep.
    """
    require(rules.may_apply(actor, call, organisation))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if existing := draft_of(call, organisation):
        raise DraftExists(existing)
    case = Application.objects.create(
        kind=call.process,
        call=call,
        window=call.window_at(),
        organisation=organisation,
        applicant=actor,
        language=translation.get_language() or actor.language,
        stage="draft",
    )
    forms.open_sheet(
        code=call.form_code,
        case=case,
        owner=actor,
        organisation=organisation,
        prefill=_profile(organisation, actor) | (carried or {}),
    )
    engine.record(case, actor=actor, verb="draft.started", data={"call": call.slug})
    remind_draft(case, now=timezone.now())
    return case


def draft_of(call: Call, organisation: Organisation) -> Application | None:
    """The organisation's unfinished application for this call, if there is one."""
    return Application.objects.filter(call=call, organisation=organisation, stage="draft").first()


def _profile(organisation: Organisation, actor: User) -> dict[str, Any]:
    known = {
        "organisation": {"id": str(organisation.uuid), "name": organisation.name},
        "contact_name": actor.name,
        "contact_email": actor.email,
        "contact_language": actor.language,
        "account_holder": organisation.account_holder or organisation.name,
        "iban": organisation.iban,
        "postcode": organisation.postcode,
        "place": organisation.town,
    }
    return {question: answer for question, answer in known.items() if answer}
