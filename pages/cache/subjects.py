"""What an answer shows: noted while it is made, so that it is forgotten when that changes, and only then."""

from collections.abc import Iterator
from contextlib import contextmanager

from asgiref.local import Local
from django.db.models.signals import post_init
from wagtail.models import Page, get_page_models

from pages.cache.version import ANY, FRAME, of_page

_noting = Local()


@contextmanager
def noting() -> Iterator[set[str]]:
    """The subjects of all pages that are read inside, growing."""
    _noting.subjects = {FRAME}
    try:
        yield _noting.subjects
    finally:
        del _noting.subjects


def note(*subjects: str) -> None:
    """The answer that is being made shows these, too."""
    found: set[str] | None = getattr(_noting, "subjects", None)
    if found is not None:
        found.update(subjects)


def note_page(sender: object, instance: Page, **kwargs: object) -> None:
    """A page was read from the database: whatever of it is shown, its subject stands for it."""
    found: set[str] | None = getattr(_noting, "subjects", None)
    if found is not None:
        key = instance.__dict__.get("translation_key")  # a narrow row may lack it: then any change counts
        found.add(of_page(key) if key else ANY)


def connect() -> None:
    """Note every page that is read, whatever its type."""
    for model in {Page, *get_page_models()}:
        post_init.connect(note_page, sender=model, dispatch_uid=f"pages.note.{model._meta.label}")
