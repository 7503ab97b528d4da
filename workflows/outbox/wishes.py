"""Mails to those who work here, as each of them wants: at once, in the mail of the day, or not at all."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from workflows.engine.models import Case, Step
from workflows.people.models import MailKind, MailWay, User

from .actions import queue_mail
from .addressees import office_of
from .bodies import write
from .models import HeldMail


@transaction.atomic
def write_as_wished(  # noqa: PLR0913  one mail is described in one place
    *,
    to: User | str,
    kind: MailKind,
    template: str,
    context: Mapping[str, object],
    link: str,
    key: str,
    about: str = "",
    case: Case | None = None,
    step: Step | None = None,
) -> None:
    """The mail waits for the worker, or for the next mail of the day, or isn't written.

    `link` is where the mail leads. In the mail of the day only the last of those `about` the same is told; of
    a `step` only as long as it is open. An address without an account has it at once.
    """
    way = to.mail_way(kind) if isinstance(to, User) else MailWay.AT_ONCE
    if way == MailWay.AT_ONCE:
        language = to.language if isinstance(to, User) else settings.LANGUAGE_CODE
        queue_mail(to=to, template=template, context=context, language=language, case=case, key=key)
    elif way == MailWay.DAILY and isinstance(to, User):
        subject, _text = write(template, {"person": to, "turn": None, **context}, to.language)
        HeldMail.objects.update_or_create(
            person=to,
            key=about or key,
            defaults={
                "kind": kind.value,
                "case": case,
                "step": step,
                "subject": subject[:500],
                "link": link,
                "at": timezone.now(),
            },
        )


def tell_contact(
    *,
    case: Case,
    template: str,
    link: Callable[[str], str],
    key: str = "",
    context: Mapping[str, object] | None = None,
) -> None:
    """Whoever looks after the case, or the house's own address, has this news of it as they want it.

    The template finds the case, what `context` says, and where it leads (`link` or `url`).
    """
    office = office_of(case)
    if not office:
        return
    leads_to = link(office.language if isinstance(office, User) else settings.LANGUAGE_CODE)
    write_as_wished(
        to=office,
        kind=MailKind.MESSAGE,
        template=template,
        context={"case": case, "turn": None, "link": leads_to, "url": leads_to, **(context or {})},
        link=leads_to,
        key=key,
        about=key or f"{template}.{case.pk}",
        case=case,
    )


def settle(*, about: str) -> None:
    """Nobody is told of it in the mail of the day any more: somebody has done it."""
    HeldMail.objects.filter(key=about).delete()


def forget(*, person: User, about: str) -> None:
    """The person hears nothing of it in the mail of the day: they know it already."""
    HeldMail.objects.filter(person=person, key=about).delete()
