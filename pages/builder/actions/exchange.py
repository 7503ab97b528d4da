"""Forms between houses: one file with all languages goes out, and comes in as a draft to be checked."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from pages.builder import memory
from pages.builder.models import FormDraft
from pages.builder.reading import SOURCE
from pages.builder.refusals import NotReady
from pages.builder.rules import may_build
from pages.builder.writing import write
from workflows.forms import registry
from workflows.forms.definition.files import read_form_file, write_form
from workflows.forms.definition.mistakes import DefinitionError
from workflows.forms.definition.parts import read_form
from workflows.forms.definition.validation import check_definition
from workflows.forms.models.versions import fingerprint
from workflows.forms.versions.freezing import current_form
from workflows.forms.versions.moving import Change, changes_between
from workflows.people.models import User
from workflows.people.verdicts import require

from .translating import sync

type How = Literal["reuse", "duplicate", "replace"]


@dataclass(frozen=True)
class Import:
    """What an import does or did: `result` is new, same, kept or replaced; `changes` concern open drafts."""

    code: str
    base: str
    title: str
    result: str
    changes: tuple[Change, ...] = ()


def export_form(draft: FormDraft) -> str:
    """The newest draft as a file with every language; NotReady while it has gaps or mistakes."""
    reading = draft.get_latest_revision_as_object().reading()
    if reading.gaps:
        raise NotReady([str(gap) for gap in reading.gaps])
    return write_form({"base": draft.base, **reading.definition})


@transaction.atomic
def import_form(text: str, *, actor: User | None, how: How = "reuse", dry_run: bool = False) -> Import:
    """The form in the file is a draft of this house; NotReady names what is wrong and changes nothing then.

    A form with the same code is kept (`reuse`), stays beside a copy under a free code (`duplicate`), or gets
    the file as its newest draft (`replace`). Nothing is published. With `dry_run` nothing is stored.
    """
    if actor is not None:
        require(may_build(actor))
    base, definition = _checked(text)
    draft = FormDraft.objects.filter(code=definition["code"], locale__language_code=SOURCE).first()
    if draft is not None and how == "duplicate":
        definition["code"], draft = _free(definition["code"]), None
    found = _compared(draft, base, definition, how)
    if not dry_run and found.result in ("new", "replaced"):
        _store(draft, base, definition, actor)
    return found


def _checked(text: str) -> tuple[str, dict[str, Any]]:
    """The process and the definition of the file."""
    try:
        definition = read_form_file(text)
        base = str(definition.pop("base", definition.get("code")))
        check_definition(definition)
    except DefinitionError as error:
        raise NotReady([str(mistake) for mistake in error.mistakes]) from error
    if base not in registry.codes():
        words = {"name": base, "known": ", ".join(registry.codes())}
        raise NotReady([_("This house has no form “%(name)s” to behave as. It has: %(known)s.") % words])
    return base, definition


def _free(code: str) -> str:
    number = 2
    while FormDraft.objects.filter(code=f"{code}_{number}").exists():
        number += 1
    return f"{code}_{number}"


def _compared(draft: FormDraft | None, base: str, definition: dict[str, Any], how: How) -> Import:
    code, title = definition["code"], definition["title"][SOURCE]
    if draft is None:
        return Import(code, base, title, "new")
    newest = draft.get_latest_revision_as_object().reading()
    if draft.base == base and fingerprint(newest.definition) == fingerprint(definition):
        return Import(code, base, title, "same")
    if how == "reuse":
        return Import(code, base, title, "kept")
    try:
        changes = changes_between(current_form(code), read_form(definition))
    except LookupError:
        changes = []
    return Import(code, base, title, "replaced", tuple(changes))


def _store(draft: FormDraft | None, base: str, definition: dict[str, Any], actor: User | None) -> None:
    written = write(definition)
    if draft is None:
        locale = Locale.objects.get(language_code=SOURCE)
        draft = FormDraft(code=definition["code"], locale=locale, live=False)
    draft.base, draft.title, draft.intro, draft.minutes = base, written.title, written.intro, written.minutes
    draft.steps = written.steps  # type: ignore[assignment] # a StreamField takes lists
    if draft.pk is None:
        draft.save()
    memory.remember(draft, written.texts)
    draft.save_revision(user=actor)
    sync(draft)
