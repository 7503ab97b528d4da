"""Forms as editors build them: drafts with revisions; publishing one freezes a version of the form."""

import copy
import logging
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from pages.fields import BodyField
from workflows.forms import registry
from workflows.forms.definition.texts import say
from workflows.forms.models import PublishedForm

from . import memory, previews
from .blocks import StepsBlock
from .reading import Reading, read
from .refusals import NotReady

logger = logging.getLogger(__name__)


CODE = RegexValidator(r"^[a-z][a-z0-9_.-]*$", _("Please use small letters, digits, - and _ only."))


def _title(code: str) -> str:
    return say(registry.get(code).definition()["title"])


_title_when_shown = lazy(_title, str)


def bases() -> list[tuple[str, str]]:
    """The forms of the processes, of which every form behaves as one; their files are read when shown."""
    return [(code, _title_when_shown(code)) for code in registry.codes()]


class FormDraft(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A form in the house's first language; its other languages are translations of it."""

    code = models.CharField(
        _("code"),
        max_length=80,
        validators=[CODE],
        help_text=_("Names the form for programs. Empty: made from the title. Never changes once published."),
    )
    base = models.CharField(
        _("process"),
        max_length=80,
        choices=bases,
        help_text=_("What happens with the answers: the form behaves as this form of the house."),
    )
    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences before the list of pages.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("How long it takes to fill in. Empty: worked out from the questions."),
    )
    steps = BodyField(StepsBlock(required=False), blank=True, verbose_name=_("pages"))
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="form_draft")

    translatable_fields: ClassVar[list[object]] = [
        TranslatableField("title"),
        TranslatableField("intro"),
        TranslatableField("steps"),
        SynchronizedField("code", overridable=False),
        SynchronizedField("base", overridable=False),
        SynchronizedField("minutes", overridable=False),
    ]
    objects: ClassVar[models.Manager["FormDraft"]] = models.Manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="form_draft_once_per_code"),
        ]

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def revisions(self) -> Any:
        """All revisions, the newest last."""
        return self._revisions

    @property
    def is_source(self) -> bool:
        """Whether this is the form itself, not one of its translations."""
        return bool(self.locale.language_code == settings.LANGUAGE_CODE)

    @cached_property
    def published(self) -> PublishedForm | None:
        """The version that applicants get, when there is one."""
        found = PublishedForm.objects.filter(code=self.code).select_related("version", "published_by")
        return found.defer("version__definition").first()

    def raw_steps(self) -> list[dict[str, object]]:
        """The pages as the database keeps them; a copy."""
        return copy.deepcopy(list(self.steps.get_prep_value()))

    def reading(self) -> Reading:
        """The definition of what stands here, with the newest translations."""
        return read(
            code=self.code,
            title=self.title,
            intro=self.intro,
            minutes=self.minutes,
            steps=self.raw_steps(),
            translations=memory.recall(self.translation_key),
        )

    def publish(self, revision: Revision, user: object = None, *args: object, **kwargs: object) -> None:
        """Applicants get this revision; NotReady, and nothing changed, when it can't be used.

        A schedule that turns out to be impossible is dropped, so that other schedules go on.
        """
        revision.publisher = user  # the signal's receiver reads it
        try:
            with transaction.atomic():
                super().publish(revision, user, *args, **kwargs)
        except NotReady:
            due = revision.approved_go_live_at
            if due is None or due > timezone.now():
                raise
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            logger.warning("form %s was not published as scheduled: it is not ready", self.code)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One preview a language."""
        return [(code, name) for code, name in settings.LANGUAGES]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The form as applicants would see it, in one language."""
        return previews.show(request, self, mode_name)
