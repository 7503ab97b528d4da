"""Subscribing with double opt-in, changing and ending a subscription."""

import secrets
from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.newsletters import consent as consents
from pages.newsletters import tokens
from pages.newsletters.models import Consent, Subscriber, SubscriberState
from pages.newsletters.readers.barred import lift
from pages.newsletters.rubrics import Rubric
from workflows.outbox.actions import queue_mail
from workflows.outbox.models import Message, State
from workflows.people.verdicts import AlreadyDone, Invalid, TooOften
from workflows.upkeep import limits
from workflows.upkeep.addresses import network
from workflows.values import Unreadable
from workflows.values.addresses import account_address


@transaction.atomic
def subscribe(*, email: str, language: str, rubrics: Collection[str] = (), ip: str, way: str) -> None:
    """The address gets one mail, whatever the house knows about it: confirm, or "you already get it".

    Nothing is answered that tells whether the address is known. Raises Invalid, or Busy when somebody
    asks too often; an address that got several mails within the hour gets no further one.
    """
    email = _check(email, language, rubrics)
    caller = limits.take("subscribe_from", network(ip))
    if not caller:
        raise TooOften(_("That was very often. Wait an hour and try again."), caller.wait)
    if not limits.take("newsletter_mail_to", email):
        return
    reader = _reader(email, language, rubrics)
    if reader.state == SubscriberState.ACTIVE:
        manage = tokens.address("manage", tokens.manage_token(reader), reader.language)
        queue_mail(
            to=email,
            template="newsletters/mail/already",
            context={"manage_url": manage},
            language=reader.language,
        )
        return
    salt = secrets.token_hex(8)
    asked = Consent.objects.create(
        subscriber=reader,
        text_version=consents.VERSION,
        language=language,
        rubrics=sorted(rubrics),
        text=consents.text(language),
        way=way,
        salt=salt,
        asked_from=consents.hashed(ip, salt),
    )
    confirm_url = tokens.address("confirm", tokens.confirm_token(asked), language)
    queue_mail(
        to=email, template="newsletters/mail/confirm", context={"confirm_url": confirm_url}, language=language
    )


def _reader(email: str, language: str, rubrics: Collection[str]) -> Subscriber:
    """The row of the address, locked. Whoever only asks changes nothing about somebody who is known.

    What was chosen stands in the consent and holds once it is confirmed; so a stranger can neither bring
    back a reader who left nor make the proof of their leaving disappear.
    """
    chosen = {"language": language, "rubrics": sorted(rubrics)}
    reader, created = Subscriber.objects.select_for_update().get_or_create(
        email=email, defaults={**chosen, "state": SubscriberState.PENDING}
    )
    if not created and reader.state == SubscriberState.PENDING:
        reader.created_at = timezone.now()  # the new link is good for as long as the first was
        reader.save(update_fields=["created_at"])
    return reader


def _check(email: str, language: str, rubrics: Collection[str]) -> str:
    errors: dict[str, str] = {}
    try:
        email = account_address(email)
    except Unreadable as error:
        errors["email"] = error.message
    if language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose one of the languages of the house.")
    if not set(rubrics) <= set(Rubric.values):
        errors["rubrics"] = _("Choose from the list.")
    if errors:
        raise Invalid(errors)
    return email


@transaction.atomic
def confirm(*, token: str, ip: str) -> Subscriber:
    """The reader gets the newsletter from now on and the consent is proven; a second time changes nothing."""
    asked = tokens.consent_of(token)
    if asked is None:
        raise Invalid({"token": _("This link is too old or not complete. Subscribe once more.")})
    reader = Subscriber.objects.select_for_update().get(pk=asked.subscriber_id)
    if asked.confirmed_at and reader.state == SubscriberState.ACTIVE:
        return reader
    if asked.confirmed_at:
        raise AlreadyDone(_("This subscription has ended. Subscribe once more."))
    now = timezone.now()
    asked.confirmed_at, asked.confirmed_from = now, consents.hashed(ip, asked.salt)
    asked.save(update_fields=["confirmed_at", "confirmed_from"])
    reader.state, reader.confirmed_at, reader.unsubscribed_at = SubscriberState.ACTIVE, now, None
    reader.language, reader.rubrics = asked.language, asked.rubrics
    lift(reader.email)
    reader.save(update_fields=["state", "confirmed_at", "unsubscribed_at", "language", "rubrics"])
    return reader


@transaction.atomic
def change(*, token: str, language: str, rubrics: Collection[str]) -> Subscriber:
    """The reader gets the newsletter in this language and with these rubrics."""
    reader = _locked(token)
    if reader.state != SubscriberState.ACTIVE:
        raise AlreadyDone(_("This subscription has ended. Subscribe once more."))
    _check(reader.email, language, rubrics)
    reader.language, reader.rubrics = language, sorted(rubrics)
    reader.save(update_fields=["language", "rubrics"])
    return reader


@transaction.atomic
def unsubscribe(*, token: str) -> Subscriber:
    """The reader gets no further newsletter, not even one that waits; a second time changes nothing."""
    reader = _locked(token)
    if reader.state != SubscriberState.UNSUBSCRIBED:
        reader.state, reader.unsubscribed_at = SubscriberState.UNSUBSCRIBED, timezone.now()
        reader.save(update_fields=["state", "unsubscribed_at"])
    Message.objects.filter(delivery__subscriber=reader, state=State.QUEUED).update(
        state=State.DROPPED, reason="unsubscribed"
    )
    return reader


def _locked(token: str) -> Subscriber:
    reader = tokens.subscriber_of(token)
    if reader is None:
        raise Invalid({"token": _("This link is not complete. Use the link in the newest newsletter.")})
    return Subscriber.objects.select_for_update().get(pk=reader.pk)
