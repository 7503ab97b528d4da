"""What an answer shows: noted while it is made, so that it is forgotten when that changes, and only then."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import post_init
from wagtail.models import Page, get_page_models

from pages.cache.version import ANY, FRAME, of_page

_noting: ContextVar[set[str] | None] = ContextVar("_noting", default=None)


@contextmanager
def noting() -> Iterator[set[str]]:
    """The subjects of all pages that are read inside, growing; whoever notes around it notes them, too."""
    outer, found = _noting.get(), {FRAME}
    inside = _noting.set(found)
    try:
        yield found
    finally:
        _noting.reset(inside)
        if outer is not None:
            outer |= found


def is_noting() -> bool:
    """Whether an answer is being made that may be kept."""
    return _noting.get() is not None


def note(*subjects: str) -> None:
    """The answer that is being made shows these, too."""
    found = _noting.get()
    if found is not None:
        found.update(subjects)


def note_page(sender: object, instance: Page, **kwargs: object) -> None:
    """A page was read from the database: whatever of it is shown, its subject stands for it."""
    found = _noting.get()
    if found is not None:
        key = instance.__dict__.get("translation_key")  # a narrow row may lack it: then any change counts
        found.add(of_page(key) if key else ANY)


def connect() -> None:
    """Note every page that is read, whatever its type."""
    for model in {Page, *get_page_models()}:
        post_init.connect(note_page, sender=model, dispatch_uid=f"pages.note.{model._meta.label}")
