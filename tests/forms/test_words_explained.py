"""A page of a form explains the words of its questions, and shows all else as before."""

import re

import pytest
from django.test import Client

from pages.models import GlossaryEntry
from tests.harness.markup import flat
from tests.pages import factories

from .factories import make_complete_sheet
from .screens import page

pytestmark = pytest.mark.django_db


def test_a_page_of_a_guided_form_explains_and_still_counts_words(client: Client) -> None:
    """The words of an answer that are counted are no words of the glossary."""
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    plain = flat(client.get(page(sheet, "project")).content.decode())
    assert "Was heißt" not in plain
    locale = factories.locale("de")
    GlossaryEntry.objects.create(
        code="goal", word="Ziel", forms="Ziele", means="Wohin es geht.", locale=locale
    )
    html = flat(client.get(page(sheet, "project")).content.decode())
    assert html.count("Was heißt „Ziel“?") == 1
    assert html.index('id="goals-help"') < html.index("Was heißt „Ziel“?") < html.index('name="goals"')
    counted = re.findall(r"So weit|Bisher: \d+|Höchstens \d+ Wörter", plain)
    assert counted
    assert re.findall(r"So weit|Bisher: \d+|Höchstens \d+ Wörter", html) == counted
