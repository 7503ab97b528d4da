"""Writing to the applicant's side: to whoever represents it today, each in their own language.

Who once started a case may have left, and accounts are closed. When nobody is there any more the office
hears of it instead, so that no decision stays unread.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from workflows.documents.models import Document
from workflows.engine import kinds
from workflows.engine.membership import representatives
from workflows.engine.models import Case
from workflows.people.models import House, User
from workflows.people.standing_in import present

from .actions import queue_mail
from .models import Message

UNREACHABLE = "outbox/mail/nobody_represents"


@transaction.atomic
def write_to_applicant(  # noqa: PLR0913  one mail is described in one place
    *,
    case: Case,
    template: str,
    context: Callable[[User], Mapping[str, object]],
    attachments: Iterable[Document] = (),
    key: str = "",
    people: list[User] | None = None,
    wait: timedelta | None = None,
) -> list[Message]:
    """Everybody who represents the applicant today has this mail; `context(person)` fills it in.

    `people` are the representatives when the caller has looked them up already.
    """
    people, files = representatives(case) if people is None else people, list(attachments)
    if not people:
        return write_to_office(case=case, about=key or template)
    return [
        queue_mail(
            to=person,
            template=template,
            context=context(person),
            case=case,
            attachments=files,
            key=f"{key}.{person.pk}" if key else "",
            wait=wait,
        )
        for person in people
    ]


def office_of(case: Case) -> User | str:
    """Who hears about the case: its contact person, or who stands in; else the house's own address."""
    person = case.assignee
    return present(person) if person is not None and person.is_active else House.load().email


def write_to_office(*, case: Case, about: str) -> list[Message]:
    """The office knows that a submitted case has nobody who represents it; a draft is nobody's business."""
    office = office_of(case)
    if case.submitted_at is None or not office:
        return []
    language = office.language if isinstance(office, User) else settings.LANGUAGE_CODE
    context = {"case": case, "url": case_address(case, language)}
    key = f"nobody.{case.pk}.{about}"[:150]
    return [
        queue_mail(to=office, template=UNREACHABLE, context=context, language=language, case=case, key=key)
    ]


def case_address(case: Case, language: str) -> str:
    """The full address of the case's page in this language."""
    kind = kinds.get(case.kind)
    with override(language):
        return settings.PUBLIC_URL + (kind.case_url(case) if kind.case_url else "/")
