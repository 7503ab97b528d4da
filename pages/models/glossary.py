"""Words that people may not know, explained plainly in each language: the glossary, and words in texts."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

LEAST = 3  # letters before an asterisk


class GlossaryEntry(TranslatableMixin, models.Model):
    """One word in one language; its translations share the code."""

    code = models.SlugField(_("code"), max_length=50, help_text=_("Never shown; the same in all languages."))
    word = models.CharField(_("word"), max_length=80)
    forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("How texts say the word, too: one form a line. An asterisk stands for any ending."),
    )
    means = models.TextField(
        _("what it means"), max_length=400, help_text=_("One or two short sentences in plain words.")
    )
    in_texts = models.BooleanField(
        _("explain in texts"),
        default=True,
        help_text=_("The first time that a page or form says the word, readers can open what it means."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("word"),
        FieldPanel("means"),
        FieldPanel("forms"),
        FieldPanel("in_texts"),
        FieldPanel("code"),
    ]
    translatable_fields: ClassVar[list[object]] = [
        TranslatableField("word"),
        TranslatableField("forms"),
        TranslatableField("means"),
        SynchronizedField("code"),
        SynchronizedField("in_texts"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("glossary")
        ordering: ClassVar[list[str]] = ["word", "id"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="word_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """A form that would fit nearly every word is refused."""
        super().clean()
        short = [line for line in self.forms.splitlines() if "*" in line and len(line.strip("* ")) < LEAST]
        if short:
            raise ValidationError(
                {"forms": _("Before an asterisk stand at least three letters: %s") % ", ".join(short)}
            )
