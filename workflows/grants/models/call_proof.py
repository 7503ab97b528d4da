"""What a call asks of the groups it pays: how they prove it, how they name the support, what is published."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import Belongings, ReceiptsAsked
from .columns import percent


class CallProof(models.Model):
    """Terms that begin to matter with the contract; as they come they ask what every house asks."""

    receipts_asked = models.CharField(
        _("receipts"),
        max_length=10,
        choices=ReceiptsAsked.choices,
        default=ReceiptsAsked.ALL,
        db_default=ReceiptsAsked.ALL,
    )
    spot_check_percent = percent(
        _("receipts to draw (%)"),
        default=20,
        db_default=20,
        help_text=_("Only where the house draws: this share of the list, at least three."),
    )
    credit: "models.JSONField[Any, Any]" = models.JSONField(
        _("how the support is named"),
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
        help_text=_("The sentence and logos for flyers and websites. It stands in the contract."),
    )
    contract_terms: "models.JSONField[Any, Any]" = models.JSONField(
        _("further terms of the contract"),
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
        help_text=_("Printed as an annex to the contract, for example the ANBest-P."),
    )
    letter_words: "models.JSONField[Any, Any]" = models.JSONField(
        _("wording of the letters"),
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
        help_text=_("Part of a letter, then language: the text. What is missing is said as the house came."),
    )
    belongings = models.CharField(
        _("things that were bought"),
        max_length=10,
        choices=Belongings.choices,
        default=Belongings.GROUP,
        db_default=Belongings.GROUP,
        help_text=_("What becomes of them after the project."),
    )
    inventory_from = models.DecimalField(
        _("inventory from (euros)"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Things that cost more are listed (Nr. 4 ANBest-P: 800 euros). Empty: no list."),
    )
    results_public = models.BooleanField(
        _("results are published"),
        default=False,
        db_default=False,
        help_text=_("Project, group and sum stand on a public page once the contract is signed."),
    )

    class Meta:
        abstract = True
