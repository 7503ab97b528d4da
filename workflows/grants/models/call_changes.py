"""What happened to a call: who wrote, changed, asked for and published it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CallVerb(models.TextChoices):
    """What somebody did with a call."""

    CREATED = "created", _("Call written")
    CHANGED = "changed", _("Call changed")
    REQUESTED = "requested", _("Publication asked for")
    RETURNED = "returned", _("Given back to be changed")
    PUBLISHED = "published", _("Call published")
    CLOSED = "closed", _("Call closed")


# Whoever did one of these has a hand in the text and can't be the second person.
WRITING = (CallVerb.CREATED, CallVerb.CHANGED, CallVerb.REQUESTED)


class CallChange(models.Model):
    """One thing somebody did with a call; a trigger in the database refuses UPDATE and DELETE."""

    call = models.ForeignKey(
        "grants.Call", on_delete=models.PROTECT, related_name="changes", verbose_name=_("call")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who")
    )
    verb = models.CharField(_("what"), max_length=20, choices=CallVerb.choices)
    fields = models.JSONField(
        _("changed fields"),
        default=dict,
        blank=True,
        help_text=_("Name of the field: value before, value after."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("change of a call")
        verbose_name_plural = _("changes of calls")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
