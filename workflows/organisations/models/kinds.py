"""The kinds of documents that a safe knows; the house edits them."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workflows.engine import law

LONGEST_NOTICE = 365


class Expiry(models.TextChoices):
    """From where the last day of a document is known."""

    NEVER = "never", _("It does not run out")
    LAW = "law", _("So many years after its date, as the law says")
    TYPED = "typed", _("The organisation writes the last day, if there is one")


def usual_notice() -> list[int]:
    """How many days before the last day people are reminded."""
    return [60, 14]


class SafeKind(models.Model):
    """One kind of document, such as the statute: its names, and how long such a document stands."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name_de = models.CharField(_("name in German"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=120, blank=True)
    name_uk = models.CharField(_("name in Ukrainian"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    single = models.BooleanField(
        _("one an organisation"),
        default=False,
        help_text=_("A new file takes the place of the last one, as with a statute."),
    )
    expiry = models.CharField(_("runs out"), max_length=10, choices=Expiry.choices, default=Expiry.NEVER)
    law_code = models.CharField(
        _("legal value"),
        max_length=80,
        blank=True,
        help_text=_("The code among the legal values that says how many years it stands."),
    )
    remind_before = ArrayField(
        models.PositiveSmallIntegerField(validators=[MaxValueValidator(LONGEST_NOTICE)]),
        verbose_name=_("days of reminders before the last day"),
        default=usual_notice,
        blank=True,
        size=5,
        help_text=_("For example 60, 14. On the last day there is always one."),
    )
    is_active = models.BooleanField(
        _("can be added"), default=True, help_text=_("Otherwise only what is there already is shown.")
    )

    class Meta:
        verbose_name = _("kind of document in the safe")
        verbose_name_plural = _("kinds of documents in the safe")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expiry="law") & ~models.Q(law_code="")
                | models.Q(expiry__in=["never", "typed"], law_code=""),
                name="safe_kind_names_its_law",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """A kind that runs out by law names a value that the house has."""
        super().clean()
        if self.expiry != Expiry.LAW:
            self.law_code = ""
            return
        try:
            law.value(self.law_code)
        except LookupError as error:
            raise ValidationError({"law_code": _("There is no legal value with this code.")}) from error

    @property
    def label(self) -> str:
        """Its name in the reader's language, else in German."""
        language = (get_language() or "de").partition("-")[0]
        name: object = getattr(self, f"name_{language}", "")
        return str(name or self.name_de)
