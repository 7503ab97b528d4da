"""What administrators do with webhooks."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import one_line

from . import guard, health, rules, signing, types
from .models import Delivery, Endpoint, Happening, OffReason, Outcome, Secret, State
from .models.endpoints import LONGEST_URL

MOST_ENDPOINTS = 50
LONGEST_DESCRIPTION = 200
# So long a receiver has to bring in a new secret.
HOURS_OF_TWO = 24
MOST_HOURS_OF_TWO = 24 * 7


@dataclass(frozen=True)
class Wish:
    """What an administrator says about an endpoint."""

    url: str
    events: list[str]
    description: str = ""


@transaction.atomic
def create_endpoint(*, actor: User, wish: Wish) -> tuple[Endpoint, str]:
    """Another program hears what it wants from now on; its secret is returned this once."""
    require(rules.may_manage(actor))
    values = _checked(wish)
    if Endpoint.objects.count() >= MOST_ENDPOINTS:
        text = _("There are %(most)s webhooks already. Delete one first.") % {"most": MOST_ENDPOINTS}
        raise Invalid({"url": text})
    endpoint = Endpoint.objects.create(**values)
    secret = _new_secret(endpoint)
    _log(endpoint, actor, "created")
    return endpoint, secret


@transaction.atomic
def change_endpoint(*, actor: User, endpoint: Endpoint, wish: Wish) -> Endpoint:
    """Address, wishes and description are others from now on."""
    require(rules.may_manage(actor))
    row = _locked(endpoint)
    for name, value in _checked(wish).items():
        setattr(row, name, value)
    row.changed_at = timezone.now()
    row.save()
    _log(row, actor, "changed")
    return row


@transaction.atomic
def delete_endpoint(*, actor: User, endpoint: Endpoint) -> None:
    """Nobody is told at this address any more; its log goes with it."""
    require(rules.may_manage(actor))
    row = _locked(endpoint)
    _log(row, actor, "deleted")
    row.delete()


@transaction.atomic
def switch_endpoint(*, actor: User, endpoint: Endpoint, on: bool) -> Endpoint:
    """Nothing is sent to it, or what happens from now on; AlreadyDone when it is so already."""
    require(rules.may_manage(actor))
    row = _locked(endpoint)
    if row.is_active == on:
        raise AlreadyDone(_("It is switched on already.") if on else _("It is switched off already."))
    if on:
        row.off_at, row.off_reason, row.failing_since = None, "", None
        row.save(update_fields=["off_at", "off_reason", "failing_since"])
    else:
        health.switch_off(row, OffReason.BY_HAND)
    _log(row, actor, "switched", on=on)
    return row


@transaction.atomic
def rotate_secret(*, actor: User, endpoint: Endpoint, hours: int = HOURS_OF_TWO) -> str:
    """A new secret signs from now on, and for `hours` every older one, too; the new one is returned once."""
    require(rules.may_manage(actor))
    if not 0 <= hours <= MOST_HOURS_OF_TWO:
        text = _("Between 0 and %(most)s hours.") % {"most": MOST_HOURS_OF_TWO}
        raise Invalid({"hours": text})
    row = _locked(endpoint)
    ends = timezone.now() + timedelta(hours=hours)
    row.secrets.filter(ends_at__gt=ends).update(ends_at=ends)
    row.secrets.filter(ends_at=None).update(ends_at=ends)
    secret = _new_secret(row)
    _log(row, actor, "secret_changed", hours=hours)
    return secret


@transaction.atomic
def send_test(*, actor: User, endpoint: Endpoint) -> Happening:
    """The endpoint gets an event that means nothing; it stands in its log like any other."""
    require(rules.may_manage(actor))
    if not endpoint.is_active:
        raise AlreadyDone(_("This webhook is switched off. Switch it on first."))
    return Happening.objects.create(type=types.TEST, data={"endpoint": str(endpoint.uuid)})


@transaction.atomic
def deliver_again(*, actor: User, delivery: Delivery) -> Delivery:
    """The event is sent again with the same id, whether it arrived or not."""
    require(rules.may_manage(actor))
    row = Delivery.objects.select_for_update(of=("self",)).select_related("endpoint").get(pk=delivery.pk)
    if not row.endpoint.is_active:
        raise AlreadyDone(_("This webhook is switched off. Switch it on first."))
    if row.state == State.WAITING:
        raise AlreadyDone(_("It is being sent already."))
    Delivery.objects.filter(pk=row.pk).update(**_anew())
    row.refresh_from_db()
    return row


@transaction.atomic
def settle_failed(*, actor: User, endpoint: Endpoint, again: bool) -> int:
    """All that failed at this endpoint is sent again, or laid aside; returns how many."""
    require(rules.may_manage(actor))
    failed = Delivery.objects.failed().filter(endpoint=endpoint)
    if not again:
        return failed.update(state=State.DROPPED)
    if not _locked(endpoint).is_active:
        raise AlreadyDone(_("This webhook is switched off. Switch it on first."))
    return failed.update(**_anew())


def _anew() -> dict[str, object]:
    now = timezone.now()
    return {"state": State.WAITING, "attempts": 0, "due_at": now, "lease": None, "settled_at": None}


def _checked(wish: Wish) -> dict[str, object]:
    errors = {}
    url, description = wish.url.strip(), one_line(wish.description)
    if text := _wrong_with(url):
        errors["url"] = text
    if unknown := [name for name in wish.events if not types.is_known(name)]:
        errors["events"] = _("There is no event called “%(name)s”.") % {"name": unknown[0][:80]}
    elif not wish.events:
        errors["events"] = _("Choose at least one kind of event.")
    if len(description) > LONGEST_DESCRIPTION:
        errors["description"] = _("Write at most %(most)s characters.") % {"most": LONGEST_DESCRIPTION}
    if errors:
        raise Invalid(errors)
    return {"url": url, "events": sorted(set(wish.events)), "description": description}


def _wrong_with(url: str) -> str:
    if len(url) > LONGEST_URL:
        return _("Write at most %(most)s characters.") % {"most": LONGEST_URL}
    match guard.complaint(url):
        case None:
            return ""
        case Outcome.REFUSED:
            return _("This address leads into a closed network. We call public addresses only.")
        case Outcome.TLS:
            return _("Write an address that begins with https://.")
        case _other:
            return _("This is not an address. Write it as https://example.org/hooks.")


def _new_secret(endpoint: Endpoint) -> str:
    secret = signing.new_secret()
    Secret.objects.create(endpoint=endpoint, encrypted=signing.sealed(secret))
    return secret


def _locked(endpoint: Endpoint) -> Endpoint:
    return Endpoint.objects.select_for_update().get(pk=endpoint.pk)


def _log(endpoint: Endpoint, actor: User, what: str, **data: object) -> None:
    log(instance=endpoint, action=f"webhooks.{what}", user=actor, data=data)
