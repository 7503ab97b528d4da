"""The API of the texts of mails, for administrators."""

import datetime

from ninja import Field, Schema

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

from . import rewriting, rules
from . import text_reading as reading
from .texts import checking

router = Router(tags=["outbox"], auth=api_auth)
WHERE = "/{slug:room}/{slug:name}/{slug:language}"


class MailListedOut(Schema):
    """A mail that the house sends; `own` are the languages in which somebody wrote it anew."""

    room: str
    name: str
    subject: str
    own: list[str]


class MailTextIn(Schema):
    """Subject and text with places in braces, such as {url}."""

    subject: str = Field(max_length=checking.LONGEST_SUBJECT)
    body: str = Field(max_length=checking.LONGEST_BODY)


class MailPlaceOut(Schema):
    """A place and what a made-up case puts there."""

    place: str
    sample: str


class MailVersionOut(Schema):
    """What was written, by whom; without words: the original counted again."""

    subject: str
    body: str
    written_at: datetime.datetime
    written_by: str


class MailTextOut(Schema):
    """A mail in one language. `fits` is false for a text with places that the mail knows no longer."""

    room: str
    name: str
    language: str
    subject: str
    body: str
    is_own: bool
    fits: bool
    original_subject: str
    original_body: str
    places: list[MailPlaceOut]
    needed: list[str]
    history: list[MailVersionOut]


class MailPreviewOut(Schema):
    """The text with a made-up case, and what is wrong with it, field by field."""

    subject: str
    text: str
    mistakes: dict[str, str]


def _out(room: str, name: str, language: str) -> dict[str, object]:
    mail = reading.text_of_mail(f"{room}/mail/{name}", language)
    return {
        "room": room,
        "name": name,
        "language": language,
        "subject": mail.subject,
        "body": mail.body,
        "is_own": mail.is_own,
        "fits": mail.fits,
        "original_subject": mail.original.subject,
        "original_body": mail.original.body.strip(),
        "places": [{"place": place, "sample": sample} for place, sample in mail.places()],
        "needed": [f"{{{each}}}" for each in mail.original.needed],
        "history": [
            {
                "subject": each.subject,
                "body": each.body,
                "written_at": each.written_at,
                "written_by": str(each.written_by),
            }
            for each in mail.history
        ],
    }


@router.get("", response=list[MailListedOut], operation_id="outbox_texts")
def texts(request: SignedIn) -> object:
    """List the mails that the house sends, with their German subject."""
    require(rules.may_manage(request.user))
    return reading.listed("de")


@router.get(WHERE, response=MailTextOut, operation_id="outbox_text")
def text(request: SignedIn, room: str, name: str, language: str) -> dict[str, object]:
    """Read a mail in one language: the original, what counts now, its places, who changed it."""
    require(rules.may_manage(request.user))
    return _out(room, name, language)


@router.post(f"{WHERE}/preview", response=MailPreviewOut, operation_id="outbox_preview_text")
def preview(request: SignedIn, room: str, name: str, language: str, given: MailTextIn) -> object:
    """Read a text with a made-up case; nothing is kept."""
    require(rules.may_manage(request.user))
    mail = reading.text_of_mail(f"{room}/mail/{name}", language)
    subject, said, _parts = reading.previewed(mail, given.subject, given.body)
    mistakes = checking.mistakes(mail.original, given.subject, given.body)
    return {"subject": subject, "text": said, "mistakes": mistakes}


@router.put(WHERE, response=MailTextOut, operation_id="outbox_write_text")
def write(request: SignedIn, room: str, name: str, language: str, given: MailTextIn) -> dict[str, object]:
    """Write a mail anew; 422 with the line when a place is not known or a needed one is missing."""
    template = f"{room}/mail/{name}"
    rewriting.write_text(template=template, language=language, actor=request.user, **given.dict())
    return _out(room, name, language)


@router.delete(WHERE, response=MailTextOut, operation_id="outbox_reset_text")
def reset(request: SignedIn, room: str, name: str, language: str) -> dict[str, object]:
    """Go back to the original; 409 when it counts already."""
    rewriting.reset_text(template=f"{room}/mail/{name}", language=language, actor=request.user)
    return _out(room, name, language)
