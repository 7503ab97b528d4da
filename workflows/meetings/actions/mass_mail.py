"""Mail to everybody who is invited, in their language: as many statements for hundreds as for one."""

from collections.abc import Iterable
from itertools import batched, groupby

from django.db.models import prefetch_related_objects
from django.utils.translation import override

from workflows.outbox.many import Addressee, Mail, queue_many
from workflows.people.addresses import address

from ..models import Invitation, Meeting, Said
from ..reading.agendas import agendas_of_the_invited
from ..reading.links import answer_address, token_of
from ..reading.words import all_words, dates_of
from ..rules.series import is_both
from .telling import calendar_file

MOST_AT_ONCE = 500
WITH_CALENDAR = frozenset({"invitation", "moved", "deputy"})


def write_to(
    case: Meeting, invitations: Iterable[Invitation], template: str, *, key: str, by: str = ""
) -> None:
    """They have the mail `meetings/mail/invited_<template>.txt`; with the same `key` nobody has it twice.

    `by` is who asks them to come instead.
    """
    prefetch_related_objects([case], "texts", "sessions")
    agenda = agendas_of_the_invited(case)
    ordered = sorted(invitations, key=lambda each: each.person.language)
    for language, rows in groupby(ordered, key=lambda each: each.person.language):
        files = [calendar_file(case, language, with_link=False)] if template in WITH_CALENDAR else []
        context = {**_context(case, language, agenda(language)), "by": by}
        mail = Mail(f"meetings/mail/invited_{template}", context, language, files)
        for some in batched(rows, MOST_AT_ONCE):
            people = [_addressee(each, f"meeting.{template}.{key}.{each.pk}") for each in some]
            queue_many(people, mail, case=case)


def tell_invited(case: Meeting, template: str, *answers: str) -> None:
    """Whoever was invited and answered one of these hears that it moved or is called off, once a change."""
    rows = Invitation.objects.filter(meeting=case, person__left_at=None, said__in=answers)
    key = f"{case.pk}.{case.sequence}"
    write_to(case, rows.select_related("person").order_by("person"), template, key=key)


def _addressee(invitation: Invitation, key: str) -> Addressee:
    person, token = invitation.person, token_of(invitation)
    leave = address("meetings:one_click", person.language, link=token)
    fields = {"name": person.called, "token": token, "leave": leave}
    return Addressee(email=person.email, key=key, fields=fields)


def _context(case: Meeting, language: str, agenda: str) -> dict[str, object]:
    with override(language):
        text, dates = case.text(language), all_words(dates_of(case))
    link = answer_address("%%token%%", language)
    return {
        "name": "%%name%%",
        "title": text.title if text else case.title,
        "about": text.about if text else "",
        "agenda": agenda,
        "dates": dates,
        "place": case.place,
        "is_online": bool(case.online_link),
        "reason": case.reason,
        "yes_link": f"{link}?said={Said.YES}",
        "online_link": f"{link}?said={Said.ONLINE}" if is_both(case) else "",
        "deputy_link": f"{link}?said={Said.DEPUTY}",
        "maybe_link": f"{link}?said={Said.MAYBE}",
        "no_link": f"{link}?said={Said.NO}",
        "link": link,
        "url": address("meetings:meeting", language, meeting_id=case.pk),
    }
