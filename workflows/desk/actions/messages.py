"""Writing to each other about a case and looking after it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.actions import mails
from workflows.desk.models import LONGEST_MESSAGE, CaseMessage
from workflows.documents.actions import store_upload
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Case
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

MOST_ATTACHMENTS = 5


@transaction.atomic
def write_message(*, case: Case, actor: User, text: str, files: Iterable[object] = ()) -> CaseMessage:
    """The message stands in the case and the other side gets a mail that says so, without the text.

    Raises NotAllowed, or Invalid under "text" or "files".
    """
    require(rules.may_write_message(actor, case))
    message = _write(case, actor, text, files, Audience.EVERYONE)
    engine.record(case, actor=actor, verb="message.written", for_applicant=message.from_applicant)
    mails.announce_message(message)
    return message


@transaction.atomic
def write_note(*, case: Case, actor: User, text: str) -> CaseMessage:
    """The note stands in the case, for the office only; nobody gets a mail."""
    require(rules.may_write_note(actor, case))
    note = _write(case, actor, text, (), Audience.STAFF)
    engine.record(case, actor=actor, verb="note.written", audience=Audience.STAFF)
    return note


@transaction.atomic
def ask_office(*, case: Case, actor: User, text: str) -> CaseMessage:
    """A question of somebody who does a step: the office reads it as a note and has a mail that says so."""
    require(rules.may_ask_office(actor, case))
    question = _write(case, actor, text, (), Audience.STAFF)
    engine.record(case, actor=actor, verb="question.asked", audience=Audience.STAFF)
    mails.announce_question(question)
    return question


@transaction.atomic
def take_over(*, case: Case, actor: User) -> None:
    """`actor` is the contact person of the case. Raises AlreadyDone when they already are."""
    locked = Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    require(rules.may_write_note(actor, locked))
    verdict = rules.may_take_over(actor, locked)
    if not verdict.allowed:
        raise AlreadyDone(verdict.reason)
    Case.objects.filter(pk=case.pk).update(assignee=actor)
    engine.record(locked, actor=actor, verb="contact.changed", audience=Audience.STAFF)


def _write(case: Case, actor: User, text: str, files: Iterable[Any], audience: str) -> CaseMessage:
    text = text.strip().replace("\x00", "")
    files = list(files)
    _check(text, files)
    message = CaseMessage.objects.create(
        case_id=case.pk,
        author=actor,
        text=text,
        audience=audience,
        from_applicant=standing(case, actor).belongs,
    )
    if files:
        base = Case.objects.get(pk=case.pk)
        documents = [store_upload(file=file, actor=actor, case=base, kind="message") for file in files]
        message.attachments.add(*documents)
    return message


def _check(text: str, files: list[object]) -> None:
    if not text:
        raise Invalid({"text": _("Write a message first.")})
    if len(text) > LONGEST_MESSAGE:
        raise Invalid({"text": _("Please write at most %(limit)s characters.") % {"limit": LONGEST_MESSAGE}})
    if len(files) > MOST_ATTACHMENTS:
        raise Invalid(
            {"files": _("Please send at most %(limit)s files at once.") % {"limit": MOST_ATTACHMENTS}}
        )
