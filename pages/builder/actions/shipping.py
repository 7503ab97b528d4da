"""The forms that come with the software appear in the builder, fully translated; editors' work is kept."""

from django.db import transaction
from wagtail.models import Locale

from pages.builder import memory
from pages.builder.conditions import plain
from pages.builder.models import FormDraft
from pages.builder.reading import SOURCE
from pages.builder.writing import write
from workflows.forms import registry

from .translating import sync


@transaction.atomic
def ship(code: str) -> bool:
    """The process's form is a published form of the builder; False when there was nothing to do.

    A form that an editor has touched stays as it is; an untouched one follows the software.
    """
    definition = dict(registry.get(code).definition())
    draft = FormDraft.objects.filter(code=code, locale__language_code=SOURCE).first()
    if draft is not None and (_is_touched(draft) or _says(draft, definition)):
        return False
    written = write(definition)
    draft = draft or FormDraft(code=code, locale=Locale.objects.get(language_code=SOURCE), live=False)
    draft.base, draft.title, draft.intro, draft.minutes = code, written.title, written.intro, written.minutes
    draft.steps = written.steps  # type: ignore[assignment] # a StreamField takes lists
    draft.save()
    memory.remember(draft, written.texts)
    draft.save_revision().publish()
    draft.refresh_from_db()
    sync(draft)
    return True


def _is_touched(draft: FormDraft) -> bool:
    return bool(draft.revisions.exclude(user=None).exists())


def _says(draft: FormDraft, definition: dict[str, object]) -> bool:
    return draft.reading().definition == plain(definition)
