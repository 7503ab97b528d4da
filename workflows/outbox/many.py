"""The same mail for many people, each with their own name and link: as many statements for all as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflows.documents.models import Document
from workflows.engine.models import Case
from workflows.people.models import House

from .actions import BY_A_PROGRAM
from .bodies import FIELD, write
from .models import Message, Priority


@dataclass(frozen=True)
class Addressee:
    """Who gets it; `fields` stand where the context says `%%name%%`. The same `key` is never sent twice."""

    email: str
    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Mail:
    """What they all get: a template, what fills it, in which language, with which files."""

    template: str
    context: Mapping[str, object]
    language: str
    attachments: Sequence[Document] = ()


def queue_many(people: Sequence[Addressee], mail: Mail, *, case: Case) -> int:
    """They wait for the worker behind all other mail; in the caller's transaction. Returns how many are new.

    A field "leave" is where one POST of a mail program says that somebody wants no more of it (RFC 8058).
    """
    house = House.load()
    known = set(Message.objects.filter(key__in=[each.key for each in people]).values_list("key", flat=True))
    subject, text = write(mail.template, dict(mail.context), mail.language, house)
    made = [
        Message(
            key=each.key,
            to_address=each.email,
            case=case,
            template=mail.template,
            language=mail.language,
            subject=" ".join(_filled(subject, each.fields).split())[:500],
            text=_filled(text, each.fields),
            reply_to=house.email,
            headers=BY_A_PROGRAM | _leaving(each.fields),
            priority=Priority.BULK,
        )
        for each in people
        if each.key not in known
    ]
    Message.objects.bulk_create(made)
    links = [(message.pk, document.pk) for message in made for document in mail.attachments]
    through = Message.attachments.through
    through.objects.bulk_create(
        through(message_id=message, document_id=document) for message, document in links
    )
    return len(made)


def _filled(text: str, fields: Mapping[str, str]) -> str:
    """In one go, so that nothing a person is called is taken for a place."""
    return FIELD.sub(lambda found: fields.get(found[1], found[0]), text)


def _leaving(fields: Mapping[str, str]) -> dict[str, str]:
    if not fields.get("leave"):
        return {}
    return {
        "List-Unsubscribe": f"<{fields['leave']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
