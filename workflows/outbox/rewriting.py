"""Administrators write the text of a mail anew, or go back to the original."""

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import clean

from . import rules
from .models import MailText
from .texts import checking
from .texts.known import every_mail
from .texts.originals import Original, original


def mail_of(template: str, language: str) -> Original:
    """The original of a mail; Http404 for what is no mail of the house or no language of it."""
    if template not in every_mail() or language not in dict(settings.LANGUAGES):
        raise Http404
    return original(template, language)


def last_text(template: str, language: str) -> MailText | None:
    """The version that counts."""
    return MailText.objects.filter(template=template, language=language).first()


@transaction.atomic
def write_text(*, template: str, language: str, subject: str, body: str, actor: User) -> MailText:
    """From now on mails of this kind read so in this language. Raises Invalid with the line of a mistake."""
    require(rules.may_manage(actor))
    known = mail_of(template, language)
    subject, body = clean(subject).strip(), clean(body).strip()
    if errors := checking.mistakes(known, subject, body):
        raise Invalid(errors)
    last = last_text(template, language)
    if last is not None and (last.subject, last.body) == (subject, body):
        return last
    return MailText.objects.create(
        template=template, language=language, subject=subject, body=body, written_by=actor
    )


@transaction.atomic
def reset_text(*, template: str, language: str, actor: User) -> MailText:
    """The original counts again; what was written stays in the history."""
    require(rules.may_manage(actor))
    mail_of(template, language)
    last = last_text(template, language)
    if last is None or last.is_original:
        raise AlreadyDone(_("The original counts already."))
    return MailText.objects.create(template=template, language=language, written_by=actor)
