"""Asking for a reminder, confirming it, ending it. Nothing tells whether an address is known."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pages.models import DeadlineReminder, ProgrammePage
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.models import House
from workflows.people.verdicts import Invalid, TooOften, require
from workflows.upkeep import limits
from workflows.upkeep.addresses import network
from workflows.values import Unreadable
from workflows.values.addresses import account_address

from . import rules, tokens


def consent(language: str) -> str:
    """What a person agrees to."""
    with translation.override(language):
        return _(
            "I want one mail from %(house)s two weeks before the deadline of this programme. "
            "My address is erased after the deadline. I can end this at any time with the link in the mail."
        ) % {"house": House.load().name}


@transaction.atomic
def ask(*, programme: UUID, email: str, language: str, ip: str) -> None:
    """The address gets one mail with a link to confirm; whoever has confirmed already gets none.

    Raises NotAllowed when there is nothing to be reminded of, Invalid, or TooOften.
    """
    page = rules.programme(programme, language)
    if page is None:
        raise Invalid({"programme": _("There is no such programme. Choose one of the funding finder.")})
    require(rules.may_remind(page))
    email = _read(email, language)
    caller = limits.take("reminder_from", network(ip))
    if not caller:
        raise TooOften(_("That was very often. Wait an hour and try again."), caller.wait)
    if not limits.take("reminder_mail_to", email):
        return
    reminder = _row(page, email, language)
    if reminder.confirmed_at is None:
        queue_mail(
            to=email,
            template="pages/mail/reminder_confirm",
            context={
                "programme": page.title,
                "confirm_url": address(
                    "public:remind_confirm", language, token=tokens.confirm_token(reminder)
                ),
            },
            language=language,
        )


def _read(email: str, language: str) -> str:
    errors: dict[str, str] = {}
    try:
        email = account_address(email)
    except Unreadable as error:
        errors["email"] = error.message
    if language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose one of the languages of the house.")
    if errors:
        raise Invalid(errors)
    return email


def _row(page: ProgrammePage, email: str, language: str) -> DeadlineReminder:
    """The row of the address, locked; a stranger changes nothing about one that is confirmed."""
    assert page.deadline is not None  # the rule has asked
    said = {"language": language, "text": consent(language)}
    row, created = DeadlineReminder.objects.select_for_update().get_or_create(
        programme=page.translation_key, email=email, defaults={**said, "deadline": page.deadline}
    )
    if not created and row.confirmed_at is None:
        row.language, row.text, row.asked_at = language, said["text"], timezone.now()
        row.save(update_fields=["language", "text", "asked_at"])
    return row


@transaction.atomic
def confirm(*, token: str) -> DeadlineReminder:
    """The person is reminded; a second time changes nothing."""
    known = tokens.to_confirm(token)
    row = DeadlineReminder.objects.select_for_update().filter(pk=known.pk).first() if known else None
    if row is None:
        raise Invalid({"token": _("This link is too old or not complete. Ask once more.")})
    if row.confirmed_at is None:
        row.confirmed_at = timezone.now()
        row.save(update_fields=["confirmed_at"])
    return row


@transaction.atomic
def end(*, token: str) -> None:
    """The address is erased at once; of a reminder that is gone already nothing is left to do."""
    if not tokens.is_ours(token):
        raise Invalid({"token": _("This link is not complete. Use the link in the mail.")})
    known = tokens.to_end(token)
    if known is not None:
        DeadlineReminder.objects.filter(pk=known.pk).delete()


def follow(page: ProgrammePage) -> None:
    """Reminders know the new deadline of a published programme; without one there is nothing to remind of.

    The original says it; a translation only where there is no original.
    """
    if page.is_translation and page.original is not None:
        return
    rows = DeadlineReminder.objects.filter(programme=page.translation_key)
    if page.deadline is None:
        rows.delete()
    else:
        rows.exclude(deadline=page.deadline).update(deadline=page.deadline)
