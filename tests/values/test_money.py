"""Sums are written with two places and a mark between thousands in every language of the house."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

from workflows.values.money import euros, figures
from workflows.values.numbers import read_amount

SUMS = {"de": "12.345,50", "en": "12,345.50", "ar": "12.345,50", "uk": "12\u00a0345,50"}
TEMPLATE = Template('{{ amount|floatformat:"2g" }}')


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_language_sets_thousands_apart(language: str) -> None:
    with override(language):
        assert figures(Decimal("12345.5")) == SUMS[language]
        assert TEMPLATE.render(Context({"amount": Decimal("12345.5")})) == SUMS[language]
        assert euros(Decimal("12345.5")) == f"{SUMS[language]}\u00a0€"
        assert read_amount(figures(Decimal("12345.5"))) == Decimal("12345.50")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, "0,00"),
        (0, "0,00"),
        (Decimal("0.005"), "0,01"),
        (Decimal("-1234.5"), "-1.234,50"),
        (1000, "1.000,00"),
    ],
)
def test_sums_are_rounded_half_up(amount: Decimal | int | None, text: str) -> None:
    with override("de"):
        assert figures(amount) == text
