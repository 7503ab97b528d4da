"""Lists that people search in: narrowed by terms, in the order people need, in every language."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from pages.models import (
    FormatIndexPage,
    FormatPage,
    KnowledgeIndexPage,
    KnowledgePage,
    PartnerIndexPage,
    PartnerPage,
    ProgrammeIndexPage,
    ProgrammePage,
    Term,
)
from tests.pages import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def listed(client: Client, address: str) -> list[str]:
    """The titles of a list in its order."""
    html = client.get(address).content.decode()
    return re.findall(r'class="card card--link" aria-label="([^"]+)"', html)


def partner(index: PartnerIndexPage, title: str, **fields: object) -> PartnerPage:
    """A partner below its list."""
    return factories.publish(PartnerPage(title=title, slug=title.lower(), **fields), index)


def programme(index: ProgrammeIndexPage, title: str, days: int | None, **fields: object) -> ProgrammePage:
    """A programme whose last day is so many days from now."""
    last = None if days is None else timezone.localdate() + timedelta(days=days)
    values = {"title": title, "slug": title.lower(), "funder": "Stiftung", "deadline": last, **fields}
    return factories.publish(ProgrammePage(**values), index)


def test_partners_are_found_by_type_topic_and_district(client: Client) -> None:
    """All three together; unknown codes count as none; what fits nobody says so."""
    index = factories.publish(PartnerIndexPage(title="Partner", slug="partner"), factories.home())
    Term.objects.create(kind="district", code="mitte", label="Mitte", locale=index.locale)
    partner(index, "Agentur", kinds=["volunteer_agencies"], topics=["projects"], districts=["mitte"])
    partner(index, "Team", kinds=["mobile_advice"], topics=["projects"])
    assert listed(client, "/partner/") == ["Agentur", "Team"]
    assert listed(client, "/partner/?topics=projects&kinds=mobile_advice") == ["Team"]
    assert listed(client, "/partner/?districts=mitte") == ["Agentur"]
    assert listed(client, "/partner/?kinds=%3Cscript%3E") == ["Agentur", "Team"]
    nothing = client.get("/partner/?districts=mitte&kinds=mobile_advice").content.decode()
    assert "Nichts passt zu all dem" in nothing


def test_an_entry_tells_its_facts_and_whom_to_ask(client: Client) -> None:
    """Labels, never codes; the phone can be dialled."""
    index = factories.publish(PartnerIndexPage(title="Partner", slug="partner"), factories.home())
    partner(
        index, "Agentur", kinds=["volunteer_agencies"], topics=["projects"], contact_name="Marlene Busch",
        contact_phone="06890 77120", address="Markt 4\n66999 Lindenstadt",
    )  # fmt: skip
    html = client.get("/partner/agentur/").content.decode()
    for text in ("Freiwilligenagenturen", "Projektmanagement", "Marlene Busch", "66999 Lindenstadt"):
        assert text in html
    assert "volunteer_agencies" not in html
    assert 'href="tel:' in html


def test_the_next_deadline_stands_first_and_what_is_over_stands_apart(client: Client) -> None:
    """Today is the last day still; a programme without a day takes applications at any time."""
    index = factories.publish(ProgrammeIndexPage(title="Fördermittel", slug="geld"), factories.home())
    for title, days in (("Immer", None), ("Spaeter", 30), ("Heute", 0), ("Gestern", -1)):
        programme(index, title, days)
    assert listed(client, "/geld/") == ["Heute", "Spaeter", "Immer", "Gestern"]
    html = client.get("/geld/").content.decode()
    assert html.index("Für Anträge offen") < html.index("Immer") < html.index("Frist vorbei")
    context = index.get_context(client.get("/geld/").wsgi_request)
    midnight = timezone.localtime(context["keep_until"])
    assert (midnight.date(), midnight.hour) == (timezone.localdate() + timedelta(days=1), 0)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, 1500, "bis 1.500 €"),
        (2000, 8000, "2.000 € – 8.000 €"),
        (500, None, "ab 500 €"),
        (None, None, ""),
    ],
)
def test_an_amount_in_words(low: int | None, high: int | None, said: str) -> None:
    """As people read amounts."""
    assert ProgrammePage(amount_from=low, amount_to=high).amount == said


def test_amounts_are_in_order_whoever_writes_them() -> None:
    """In the admin a sentence, in the database a refusal."""
    index = factories.publish(ProgrammeIndexPage(title="Fördermittel", slug="geld"), factories.home())
    page = programme(index, "Topf", 5, amount_from=100, amount_to=200)
    page.amount_to = 50
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["amount_to"]
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammePage.objects.filter(pk=page.pk).update(amount_to=50)


def test_a_format_has_the_headings_of_the_seed_in_their_order(client: Client) -> None:
    """Empty ones are left out."""
    index = factories.publish(FormatIndexPage(title="Formate", slug="formate"), factories.home())
    page = FormatPage(title="Café", slug="cafe", aim="Kennenlernen", costs="150 Euro", procedure="Tee\nReden")
    factories.publish(page, index)
    html = client.get("/formate/cafe/").content.decode()
    headings = re.findall(r'<h2 id="section-\d">([^<]+)</h2>', html)
    assert headings == ["Ziel", "Ablauf", "Kosten"]


def test_knowledge_names_its_topic_and_is_found(client: Client) -> None:
    """By topic in the list, by words in the search."""
    index = factories.publish(KnowledgeIndexPage(title="Wissen", slug="wissen"), factories.home())
    page = KnowledgePage(
        title="Wer haftet?", slug="haftung", introduction="Der Verein.", topics=["liability"]
    )
    factories.publish(page, index)
    assert listed(client, "/wissen/?topics=liability") == ["Wer haftet?"]
    assert listed(client, "/wissen/?topics=media_law") == []
    with pytest.raises(ValidationError):
        KnowledgePage(title="Ohne", slug="ohne").clean()


def test_the_api_tells_facts_and_takes_them(client: Client) -> None:
    """Fields of the type, as data."""
    index = factories.publish(ProgrammeIndexPage(title="Fördermittel", slug="geld"), factories.home())
    page = programme(index, "Topf", None, amount_to=500, without_form=True, topics=["projects"])
    ProgrammePage.objects.filter(pk=page.pk).update(deadline=date(2027, 3, 1))
    said = client.get(f"/api/pages/{page.pk}/").json()
    known = {name: said[name] for name in ("deadline", "amount_to", "without_form", "topics", "funder")}
    assert known == {
        "deadline": "2027-03-01", "amount_to": 500, "without_form": True, "topics": ["projects"],
        "funder": "Stiftung",
    }  # fmt: skip


def test_the_list_asks_the_database_no_more_with_more_entries(
    client: Client, django_assert_max_num_queries: object
) -> None:
    """One statement for all cards."""
    index = factories.publish(PartnerIndexPage(title="Partner", slug="partner"), factories.home())
    for number in range(3):
        partner(index, f"P{number}", kinds=["networks"])
    request = client.get("/partner/").wsgi_request
    index.get_context(request)
    with django_assert_max_num_queries(16) as few:  # type: ignore[operator]
        index.get_context(request)
    for number in range(3, 12):
        partner(index, f"P{number}", kinds=["networks"])
    index.get_context(request)
    with django_assert_max_num_queries(len(few)):  # type: ignore[operator]
        index.get_context(request)


def test_advice_leads_to_what_can_be_read_first(client: Client) -> None:
    """On the search for a time once a topic is chosen, and in the API for every topic."""
    index = factories.publish(KnowledgeIndexPage(title="Wissen", slug="wissen"), factories.home())
    page = KnowledgePage(title="Wer haftet?", slug="haftung", topics=["liability", "association_law"])
    factories.publish(page, index)
    assert 'href="/wissen/haftung/"' in client.get("/consultations/?topic=liability").content.decode()
    for address in (
        "/consultations/?topic=software",
        "/consultations/",
        "/ar/consultations/?topic=liability",
    ):
        assert "Wer haftet?" not in client.get(address).content.decode()
    told = {each["code"]: each["pages"] for each in client.get("/api/consultations/topics").json()}
    assert told["liability"] == [{"title": "Wer haftet?", "href": "/wissen/haftung/"}]
    assert told["software"] == []
