"""Following: somebody of the house wants to hear when the stage of a case changes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Follow(models.Model):
    """This person follows this case; `told_stage` is the stage they know of."""

    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="followed_by", verbose_name=_("case")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="follows", verbose_name=_("person")
    )
    told_stage = models.CharField(_("stage last told"), max_length=40)
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("followed case")
        verbose_name_plural = _("followed cases")
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="followed_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.case_id}"
