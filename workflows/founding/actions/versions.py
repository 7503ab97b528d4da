"""Keeping what a statute says at each hand-over; keeping the ready texts of the advisers."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import Invalid, require
from workflows.values.texts import clean, one_line

from ..models import FoundingCase, ReadyComment, StatuteVersion
from ..reading import cases as reading
from ..rules.cases import may_keep_comments

MOST_READY = 500
LONGEST = 4000


def keep_version(case: FoundingCase, reason: str) -> None:
    """What the statute says now stays readable, unless the last version says the same for the same reason."""
    said = [
        {
            "id": clause.id,
            "heading": clause.heading,
            "paragraphs": [paragraph.text for paragraph in clause.paragraphs],
        }
        for clause in reading.clauses_for(case)
    ]
    last = case.versions.order_by("-number").first()
    if last is not None and (last.clauses, last.reason) == (said, reason):
        return
    number = last.number + 1 if last else 1
    StatuteVersion.objects.create(case=case, number=number, reason=reason, clauses=said)


@transaction.atomic
def keep_ready_comment(
    *,
    actor: User,
    title: str,
    text: str,
    language: str,
    clause: str = "",
    known: ReadyComment | None = None,
) -> ReadyComment:
    """A ready text is there for all advisers; `known` is changed. Raises Invalid with what does not fit."""
    require(may_keep_comments(actor))
    title, text = one_line(title)[:80], clean(text).strip()
    rows = ReadyComment.objects.filter(clause=clause, language=language, title=title)
    if known is not None:
        rows = rows.exclude(pk=known.pk)
    errors = {}
    if not title:
        errors["title"] = _("Give the text a short name.")
    elif rows.exists():
        errors["title"] = _("There is a text with this name already.")
    if not text or len(text) > LONGEST:
        errors["text"] = _("Write the text, at most 4,000 characters.")
    if language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose a language.")
    if known is None and ReadyComment.objects.count() >= MOST_READY:
        errors["title"] = _("There are very many texts. Delete some first.")
    if errors:
        raise Invalid(errors)
    made = known or ReadyComment()
    made.title, made.text, made.language, made.clause = title, text, language, clause[:40]
    made.changed_by = actor
    made.save()
    return made


@transaction.atomic
def drop_ready_comment(*, comment: ReadyComment, actor: User) -> None:
    """Nobody is offered this text any more; comments made with it stay."""
    require(may_keep_comments(actor))
    comment.delete()
