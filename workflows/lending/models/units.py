"""Units: each piece that can be handed out, with its inventory number."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .resources import Resource


class UnitState(models.TextChoices):
    """Only what is in order is lent."""

    OK = "ok", _("In order")
    REPAIR = "repair", _("In repair")
    LOST = "lost", _("Lost")
    RETIRED = "retired", _("Retired")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units, asked in sentences."""

    def lendable(self) -> "UnitQuerySet":
        """In order."""
        return self.filter(state=UnitState.OK)


class Unit(models.Model):
    """One piece: the room itself, one of three projectors, a set of eighty chairs."""

    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="units", verbose_name=_("room or equipment")
    )
    inventory_number = models.CharField(_("inventory number"), max_length=40, unique=True)
    label = models.CharField(_("label"), max_length=100, blank=True)
    value = models.DecimalField(
        _("value in €"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    state = models.CharField(_("state"), max_length=20, choices=UnitState.choices, default=UnitState.OK)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("For the house only."))

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["resource", "inventory_number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=UnitState.values), name="lending_state_is_known"),
            models.CheckConstraint(condition=~Q(inventory_number=""), name="lending_unit_has_a_number"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0), name="lending_value_not_below_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inventory_number} {self.label}".strip()
