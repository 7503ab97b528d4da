"""Bundles: what is lent together, such as projector, screen and cable; all pieces of it or none."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from .resources import Resource


class BundlePart(Orderable):
    """So many pieces of another room or equipment belong to one of this; its own pieces count no more."""

    bundle = ParentalKey(Resource, on_delete=models.CASCADE, related_name="parts", verbose_name=_("bundle"))
    part = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="in_bundles", verbose_name=_("room or equipment")
    )
    pieces = models.PositiveSmallIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])

    class Meta(Orderable.Meta):
        verbose_name = _("part of a bundle")
        verbose_name_plural = _("parts of a bundle")
        constraints = [
            models.UniqueConstraint(fields=["bundle", "part"], name="lending_each_part_once"),
            models.CheckConstraint(condition=~Q(part=F("bundle")), name="lending_no_part_of_itself"),
            models.CheckConstraint(condition=Q(pieces__gte=1), name="lending_part_of_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"{self.pieces} × {self.part}"

    def clean(self) -> None:
        """A bundle has no bundles in it."""
        super().clean()
        if self.part_id is not None and BundlePart.objects.filter(bundle=self.part_id).exists():
            raise ValidationError({"part": _("This is a bundle itself. Choose its parts instead.")})
