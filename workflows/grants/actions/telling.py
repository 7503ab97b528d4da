"""Telling the applicant: mails and letters, in their language, written in the caller's transaction."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from workflows.documents import actions as documents
from workflows.documents.actions import Wanted
from workflows.documents.letters import Letter
from workflows.documents.models import Document
from workflows.documents.rules import EDITABLE_LETTER
from workflows.engine.membership import representatives
from workflows.outbox import wishes
from workflows.outbox.actions import queue_mail
from workflows.outbox.addressees import write_to_applicant
from workflows.people.addresses import address
from workflows.people.models import MailKind, MailWay, User

from ..letters.answers import BINDING
from ..models import Application, Review

# What the file is called: the binding letter is German, and so is its name.
LETTERS = {
    "approved": "Vertragsangebot",
    "rejected": "Absage",
    "formal_rejection": "Absage",
    "idea_rejection": "Absage",
    "settled": "Rueckforderung",
    "reclaim_plan": "Ratenplan",
    "reclaim_interest": "Zinsen",
    "change_granted": "Aenderung",
}
# What the house may have to go on writing in, so that it also comes as a Word file.
EDITABLE = frozenset({"approved", "change_granted"})


def tell(
    case: Application,
    template: str,
    *,
    attachments: Iterable[Document] = (),
    to: User | None = None,
    people: list[User] | None = None,
    wait: timedelta | None = None,
    **context: object,
) -> None:
    """A mail about the case waits for `to`, or for whoever represents the applicant, in their language."""

    def said(person: User) -> dict[str, object]:
        title = case.call.text("title", person.language)
        url = case_url(case, person.language)
        return {"case": case, "call_title": title, "url": url, **context}

    name = f"grants/mail/{template}"
    if to is None:
        write_to_applicant(
            case=case, template=name, context=said, attachments=attachments, people=people, wait=wait
        )
    else:
        queue_mail(to=to, template=name, context=said(to), case=case, attachments=attachments, wait=wait)


def tell_as_wished(case: Application, template: str, kind: MailKind, to: User) -> None:
    """Somebody of the house hears of the case as they want mails of this kind."""
    url = case_url(case, to.language)
    title = case.call.text("title", to.language)
    wishes.write_as_wished(
        to=to,
        kind=kind,
        template=f"grants/mail/{template}",
        context={"case": case, "call_title": title, "url": url},
        link=url,
        key="",
        about=f"grants.{template}.{case.pk}",
        case=case,
    )


def settle(case: Application, template: str) -> None:
    """What was to be told of it in the mail of the day has been seen to by somebody."""
    wishes.settle(about=f"grants.{template}.{case.pk}")


def tell_contact(case: Application, template: str, **context: object) -> None:
    """Whoever looks after the case hears of it as they want such news."""
    wishes.tell_contact(
        case=case,
        template=f"grants/mail/{template}",
        link=lambda language: case_url(case, language),
        context=context,
    )


def case_url(case: Application, language: str) -> str:
    """The full address of the case's page."""
    return address("desk:case", language, case_id=case.pk)


def answer(
    case: Application,
    template: str,
    write: Callable[[str], Letter],
    actor: User,
    *,
    wait: timedelta | None = None,
    called: str = "",
    **context: Any,
) -> None:
    """The letter is asked for in German and, as a reading aid, in the applicants' languages, and mailed."""
    people = representatives(case)
    languages = [person.language for person in people] or [case.language]
    wanted = []
    for language in dict.fromkeys([BINDING, *languages]):
        ending = "" if language == BINDING else f"-{language}"
        name = f"{case.number}-{called or LETTERS[template]}{ending}"
        letter = write(language)
        wanted.append(Wanted("letter", f"{name}.pdf", letter))
        if template in EDITABLE:
            wanted.append(Wanted(EDITABLE_LETTER, f"{name}.docx", replace(letter, ending="docx")))
    letters = [
        document
        for document in documents.ask_for_all(case=case, wanted=wanted, actor=actor)
        if document.kind == "letter"
    ]
    tell(case, template, attachments=letters, people=people, wait=wait, **context)


def tell_reviewer(review: Review) -> None:
    """The reviewer is asked to declare conflicts and to review; the mail tells nothing of the content.

    Who wants to hear of it once a day, or never, finds the step in the mail of the day or at the desk.
    """
    person = review.reviewer
    if person.mail_way(MailKind.GIVEN) != MailWay.AT_ONCE:
        return
    queue_mail(
        to=person,
        template="grants/mail/review_assigned",
        context={
            "number": review.application.number,
            "call_title": review.application.call.text("title", person.language),
            "days": review.application.call.review_days,
            "url": address("desk:tasks", person.language),
        },
        case=review.application,
    )
