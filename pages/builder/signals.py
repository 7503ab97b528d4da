"""What happens when a draft is published, from whichever door: the admin, the API, a schedule."""

from django.db.models.signals import post_delete
from wagtail.models import Revision
from wagtail.signals import published

from .actions import freeze
from .models import FormDraft


def freeze_published(sender: object, instance: FormDraft, revision: Revision, **kwargs: object) -> None:
    """Publishing the form itself freezes a version; NotReady takes the whole publication back."""
    if instance.live and instance.is_source:
        freeze(draft=instance, actor=getattr(revision, "publisher", None))


def forget_languages(sender: object, instance: FormDraft, **kwargs: object) -> None:
    """A form that was never published goes with its translations, so that its code is free again."""
    if instance.is_source:
        FormDraft.objects.filter(translation_key=instance.translation_key).delete()


def connect() -> None:
    """Listen."""
    published.connect(freeze_published, sender=FormDraft, dispatch_uid="builder.freeze")
    post_delete.connect(forget_languages, sender=FormDraft, dispatch_uid="builder.forget")
