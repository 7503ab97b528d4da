"""Answering the health check."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require

from .. import rules
from ..models import AnswerSource, HealthAnswer, Reminder, ReminderAbout, Reply
from ..models.health import ASKED


@transaction.atomic
def answer_health(
    *, organisation: Organisation, actor: User, replies: Mapping[str, str]
) -> list[HealthAnswer]:
    """Each item has today's answer; what is not named keeps its last one. Raises Invalid, item by item."""
    require(rules.may_add(actor, organisation))
    known = {item.value for item in ASKED}
    errors = {
        item: _("Choose an answer.") if item in known else _("This is not asked.")
        for item, reply in replies.items()
        if item not in known or reply not in Reply.values
    }
    if not replies:
        errors["replies"] = _("Answer at least one question.")
    if errors:
        raise Invalid(errors)
    answers = [
        HealthAnswer(
            organisation=organisation,
            item=item,
            reply=reply,
            answered_on=timezone.localdate(),
            answered_by=actor,
        )
        for item, reply in replies.items()
    ]
    HealthAnswer.objects.bulk_create(answers)
    Reminder.objects.filter(organisation=organisation, about=ReminderAbout.HEALTH, sent_at=None).delete()
    log(
        instance=organisation,
        action="organisations.health_answered",
        user=actor,
        data={"items": sorted(replies)},
    )
    return answers


def note_known(*, organisation: Organisation, item: str, reply: str, on: date) -> None:
    """What a founding knows is an answer of that day, unless the organisation has said something since."""
    last = HealthAnswer.objects.filter(organisation=organisation, item=item).order_by("-answered_on", "-id")
    newest = last.first()
    if newest is not None and (newest.answered_on > on or (newest.answered_on, newest.reply) == (on, reply)):
        return
    if newest is not None and newest.source == AnswerSource.MEMBERS and newest.answered_on == on:
        return
    HealthAnswer.objects.create(
        organisation=organisation, item=item, reply=reply, answered_on=on, source=AnswerSource.FOUNDING
    )


def forget_known(*, organisation: Organisation, item: str, on: date) -> None:
    """What the founding said on that day was a mistake."""
    HealthAnswer.objects.filter(
        organisation=organisation, item=item, answered_on=on, source=AnswerSource.FOUNDING
    ).delete()
