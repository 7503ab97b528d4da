"""The API of reminders: ask, confirm, end; nothing can be read here, as nothing tells who asked."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Schema

from workflows.people.access.routing import Router
from workflows.upkeep.addresses import client_address

from . import actions

router = Router(tags=["site"])


class ReminderIn(Schema):
    """Who wants to be reminded: `programme` is the `translation_key` of the programme's pages."""

    programme: UUID
    email: str
    language: str = settings.LANGUAGE_CODE


class ReminderTokenIn(Schema):
    """The token out of a mail."""

    token: str


@router.post("/reminders", response={202: None}, operation_id="site_remind")
def ask(request: HttpRequest, data: ReminderIn) -> tuple[int, None]:
    """Ask for a mail two weeks before a programme's deadline; every address gets the same answer."""
    actions.ask(**data.dict(), ip=client_address(request))
    return 202, None


@router.post("/reminders/confirm", response={204: None}, operation_id="site_remind_confirm")
def confirm(request: HttpRequest, data: ReminderTokenIn) -> tuple[int, None]:
    """Confirm with the token out of the mail."""
    actions.confirm(token=data.token)
    return 204, None


@router.post("/reminders/end", response={204: None}, operation_id="site_remind_end")
def end(request: HttpRequest, data: ReminderTokenIn) -> tuple[int, None]:
    """End a reminder with the token out of its mail: the address is erased."""
    actions.end(token=data.token)
    return 204, None
