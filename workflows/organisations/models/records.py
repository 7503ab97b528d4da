"""The record of an organisation: seat and board, as founding or organisation have told."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_TERM = 10


class OrganisationRecord(models.Model):
    """What lights and letters need beside the profile; one row an organisation, made when first known."""

    organisation = models.OneToOneField(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="record",
        verbose_name=_("organisation"),
    )
    seat = models.CharField(_("seat (town)"), max_length=100, blank=True)
    board_elected_on = models.DateField(_("board elected on"), null=True, blank=True)
    board_term_years = models.PositiveSmallIntegerField(
        _("term of office in years"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)],
    )
    board_registered_on = models.DateField(
        _("board entered in the register on"), null=True, blank=True, help_text=_("§§ 64, 67 BGB")
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("record of an organisation")
        verbose_name_plural = _("records of organisations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(board_term_years__isnull=True)
                | models.Q(board_term_years__gte=1, board_term_years__lte=LONGEST_TERM),
                name="board_term_is_plausible",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)


class BoardSeat(models.Model):
    """One person on the board, as the register says it to everybody (§ 79 BGB)."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="board_seats",
        verbose_name=_("organisation"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    office = models.CharField(_("office"), max_length=60)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)

    class Meta:
        verbose_name = _("seat on a board")
        verbose_name_plural = _("seats on boards")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "position"], name="board_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.position}"
