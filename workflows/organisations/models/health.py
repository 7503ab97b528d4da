"""The health check: what an organisation answers about itself, each answer with its day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HealthItem(models.TextChoices):
    """What is looked at; the first three are asked of the organisation or known from its founding."""

    CASH_BOOK = "cash_book", _("Cash book")
    INSURANCE = "insurance", _("Insurance")
    DATA_PROTECTION = "data_protection", _("Data protection")
    TRANSPARENCY = "transparency", _("Transparency register (Transparenzregister)")
    BOARD = "board", _("Board in the register")
    NOTICE = "notice", _("Notice of the tax office")


ASKED = (
    HealthItem.CASH_BOOK,
    HealthItem.INSURANCE,
    HealthItem.DATA_PROTECTION,
    HealthItem.TRANSPARENCY,
)


class Reply(models.TextChoices):
    """What can be answered."""

    YES = "yes", _("Yes")
    NO = "no", pgettext_lazy("answer", "No")
    UNSURE = "unsure", _("I am not sure")


class AnswerSource(models.TextChoices):
    """Who said it."""

    MEMBERS = "members", _("Answered by the organisation")
    FOUNDING = "founding", _("Known from the founding")


class HealthAnswer(models.Model):
    """One answer on one day; the newest counts, earlier ones tell the story."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="health_answers",
        verbose_name=_("organisation"),
    )
    item = models.CharField(_("about"), max_length=20, choices=[(item.value, item.label) for item in ASKED])
    reply = models.CharField(_("answer"), max_length=10, choices=Reply.choices)
    source = models.CharField(
        _("said by"), max_length=10, choices=AnswerSource.choices, default=AnswerSource.MEMBERS
    )
    answered_on = models.DateField(_("answered on"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    class Meta:
        verbose_name = _("answer of a health check")
        verbose_name_plural = _("answers of health checks")
        indexes = [models.Index(fields=["organisation", "item", "-answered_on", "-id"], name="health_latest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(item__in=[item.value for item in ASKED]), name="health_item_is_known"
            ),
            models.CheckConstraint(condition=models.Q(reply__in=Reply.values), name="health_reply_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.item} {self.answered_on:%Y-%m-%d}"
