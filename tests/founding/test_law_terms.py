"""Terms in sentences are the numbers that the house edits, in every language."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from workflows.engine.models import LegalValue
from workflows.founding.reading.law_terms import within
from workflows.founding.reading.orientation_words import note_text

from . import factories

pytestmark = pytest.mark.django_db


def edit(code: str, value: int, unit: str) -> None:
    """The house has entered another number."""
    LegalValue.objects.filter(code=code).delete()
    LegalValue.objects.create(
        code=code, value=value, unit=unit, valid_from=date(2000, 1, 1), basis="Probe", edited=True
    )


def test_a_term_is_said_with_its_unit():
    with override("de"):
        assert within("vereinsgdvo.19.days") == "14 Tagen"
        assert within("famfg.63.months") == "1 Monat"
        edit("famfg.63.months", 2, "months")
        assert within("famfg.63.months") == "2 Monaten"


def test_what_the_house_edits_stands_in_the_sentences(client):
    edit("vereinsgdvo.19.days", 21, "days")
    edit("famfg.63.months", 2, "months")
    with override("de"):
        assert "innerhalb von 21 Tagen" in note_text("abroad")
        assert "%" not in note_text("minors")
    case = factories.approved()
    client.force_login(case.applicant)
    for name in ("meeting", "agenda_close"):
        page = client.get(reverse(f"founding:{name}", args=[case.pk]), headers={"accept-language": "de"})
        assert "innerhalb von 21 Tagen" in " ".join(page.content.decode().split())


def test_the_month_for_an_appeal_is_the_one_of_the_law(client):
    case = factories.answered(factories.filed(), "rejected")
    edit("famfg.63.months", 2, "months")
    client.force_login(case.applicant)
    page = client.get(reverse("founding:remedy", args=[case.pk]), headers={"accept-language": "de"})
    assert "innerhalb von 2 Monaten" in " ".join(page.content.decode().split())
