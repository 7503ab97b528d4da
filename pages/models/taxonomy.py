"""Terms the house sorts its work by: pillars, partner types, topics. Codes are logic, labels are content."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from pages.cache.version import remembered


class Term(TranslatableMixin, models.Model):
    """One term in one language; its translations share the code."""

    class Kind(models.TextChoices):
        """The lists of terms."""

        PILLAR = "pillar", _("Pillar")
        PARTNER_TYPE = "partner_type", _("Partner type")
        TOPIC = "topic", _("Advice topic")
        DISTRICT = "district", _("District")

    kind = models.CharField(_("list"), max_length=20, choices=Kind.choices)
    code = models.SlugField(_("code"), max_length=50, help_text=_("Never shown; the same in all languages."))
    label = models.CharField(_("label"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar[list[str]] = ["kind", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "locale"], name="term_once_per_language"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["pillar", "partner_type", "topic", "district"]),
                name="term_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.label


def labels(kind: str, language: str | None = None) -> dict[str, str]:
    """Code → label of one list in `language` (default: the active one), in the order of the list."""
    code = language or get_language() or "de"
    return remembered(f"terms.{code}", lambda: _read(code)).get(kind, {})


def _read(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for term in Term.objects.filter(locale__language_code=language).order_by("kind", "position", "id"):
        found.setdefault(term.kind, {})[term.code] = term.label
    return found


def pillars() -> list[tuple[str, str]]:
    """The pillars as choices."""
    return list(labels(Term.Kind.PILLAR).items())


def partner_types() -> list[tuple[str, str]]:
    """The partner types as choices."""
    return list(labels(Term.Kind.PARTNER_TYPE).items())


def districts() -> list[tuple[str, str]]:
    """The districts that the house has named, as choices."""
    return list(labels(Term.Kind.DISTRICT).items())


def topics() -> list[tuple[str, str]]:
    """The advice topics as choices."""
    return list(labels(Term.Kind.TOPIC).items())
