"""Who writes on an issue is remembered at once: a later translator takes the earlier one's name away."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from wagtail.models import PageLogEntry, Revision
from wagtail_localize.models import SegmentOverride, StringTranslation

from .models import Hand, NewsletterIssuePage
from .rules import WRITING


def note_translator(sender: object, instance: Any, **kwargs: object) -> None:
    """A text, or what stands in its place, was put in for a language."""
    key = instance.context.object_id if instance.context else None
    if key and NewsletterIssuePage.objects.filter(translation_key=key).exists():
        Hand.note(key, instance.last_translated_by_id)


def note_version(sender: object, instance: Revision, **kwargs: object) -> None:
    """A version was saved."""
    if instance.content_type_id == _kind():
        _note_page(instance.object_id, instance.user_id)


def note_deed(sender: object, instance: PageLogEntry, **kwargs: object) -> None:
    """Wagtail logged that somebody changed what the page says."""
    if instance.action in WRITING and instance.content_type_id == _kind():
        _note_page(instance.page_id, instance.user_id)


def _note_page(page_id: object, person_id: int | None) -> None:
    if page := NewsletterIssuePage.objects.filter(pk=page_id).first():
        Hand.note(page.translation_key, person_id)


def _kind() -> int:
    return int(ContentType.objects.get_for_model(NewsletterIssuePage).pk)


def connect() -> None:
    """Listen."""
    for sender in (StringTranslation, SegmentOverride):
        post_save.connect(note_translator, sender=sender, dispatch_uid="newsletters.translator")
    post_save.connect(note_version, sender=Revision, dispatch_uid="newsletters.version")
    post_save.connect(note_deed, sender=PageLogEntry, dispatch_uid="newsletters.deed")
