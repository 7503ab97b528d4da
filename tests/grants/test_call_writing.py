"""Writing a call: from an empty draft to the published call, by screens and by actions."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.call_drafts import LANGUAGES, complete
from workflows.grants import actions
from workflows.grants.models import Call, CallChange, CallWindow
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def date_parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def posted(form):
    """What a browser sends for a form as it is shown."""
    data = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, Decimal):
            value = str(value).replace(".", ",")
        if value is not None and value is not False:
            data[bound.html_name] = value
    return data


def test_a_call_is_written_and_published_on_its_screens(people, client):  # noqa: PLR0915  one walk
    client.force_login(people.manager)
    new = reverse("grants:call_new")
    assert client.get(new).status_code == 200
    begun = {"title": "Schnelle Hilfe", "slug": "schnelle-hilfe", "source": ""}
    assert client.post(new, begun).status_code == 422
    page = client.post(new, begun | {"budget": "5.000", "max_grant": "250,00"}, follow=True)
    assert page.status_code == 200
    call = Call.objects.get(slug="schnelle-hilfe")
    assert (call.state, call.prefix, call.budget) == ("draft", "SH", Decimal(5000))

    def section(name):
        return reverse("grants:call_section", args=[call.slug, name])

    texts = client.get(section("texts")).context["form"]
    data = posted(texts) | {f"{name}_{code}": "Hilfe" for name in ("title", "summary") for code in LANGUAGES}
    assert client.post(section("texts"), data | {"version": 1}).status_code == 302
    for name in ("money", "who", "times", "decision"):
        form = client.get(section(name)).context["form"]
        version = Call.objects.get(pk=call.pk).version
        changed = posted(form) | {"version": version}
        if name == "money":
            changed["own_share_percent"] = "12,5"
        response = client.post(section(name), changed)
        assert response.status_code == 302, response.context["form"].errors
    call.refresh_from_db()
    assert call.own_share_percent == Decimal("12.5")
    assert call.version == 3  # only what changed counts

    today = timezone.localdate()
    one = {
        **date_parts("round-0-opens", today),
        **date_parts("round-0-closes", today + 20 * make.DAY),
        **date_parts("round-0-project_from", today),
    }
    whole = {"round-TOTAL_FORMS": 2, "round-INITIAL_FORMS": 0, "version": call.version, **one}
    assert client.post(section("rounds"), whole).status_code == 422
    whole |= date_parts("round-0-project_until", today + 90 * make.DAY)
    assert client.post(section("rounds"), whole).status_code == 302
    assert CallWindow.objects.get(call=call).closes_at.astimezone(timezone.get_current_timezone()).hour == 23

    limits = {"fees-allowed": "on", "fees-max_unit_price": "84", "fees-unit_minutes": "90", "version": 4}
    assert client.post(section("costs"), limits).status_code == 302
    kept = {limit.category: limit for limit in call.cost_limits.all()}
    assert kept["fees"].max_unit_price == 84
    assert not kept["travel"].allowed

    public = reverse("grants:self_check", args=[call.slug])
    assert client.get(reverse("grants:call_preview", args=[call.slug])).status_code == 200
    assert client.get(public).status_code == 404
    publication = reverse("grants:publication", args=[call.slug])
    assert client.post(publication, {"do": "request"}).status_code == 302
    assert client.post(section("texts"), data).status_code == 403
    assert client.post(publication, {"do": "publish"}).status_code == 403
    client.force_login(people.second)
    assert client.post(publication, {"do": "return", "note": "Bitte kürzer."}).status_code == 302
    client.force_login(people.manager)
    assert "Bitte kürzer." in client.get(reverse("grants:call", args=[call.slug])).content.decode()
    client.post(publication, {"do": "request"})
    client.force_login(people.second)
    seen = client.get(reverse("grants:call", args=[call.slug])).context["seal"]
    assert client.post(publication, {"do": "publish", "seen": seen}).status_code == 302
    assert client.get(public).status_code == 200
    verbs = list(CallChange.objects.filter(call=call).values_list("verb", flat=True))
    assert verbs[0] == "created"
    assert verbs[-4:] == ["requested", "returned", "requested", "published"]


def test_a_copy_takes_terms_and_limits_but_no_rounds(call, people):
    copy = actions.copy_call(source=call, actor=people.second, slug="mikro-2", title="Mikroprojekt 2")
    assert copy.title["de"] == "Mikroprojekt 2"
    assert copy.title["ar"] == call.title["ar"]
    assert (copy.state, copy.committed, copy.max_grant) == ("draft", 0, call.max_grant)
    assert copy.cost_limits.count() == call.cost_limits.count() > 0
    assert not copy.windows.exists()
    with pytest.raises(Invalid) as refusal:
        actions.request_publication(call=copy, actor=people.second)
    assert set(refusal.value.errors) == {"rounds"}


def test_a_published_call_stays_as_it_is(call, people):
    with pytest.raises(NotAllowed):
        actions.change_call(call=call, actor=people.manager, max_grant=Decimal(2000))
    assert Call.objects.get(pk=call.pk).max_grant == 1000


def test_whoever_changed_a_call_is_no_second_person(draft, people):
    complete(draft, people.second)
    actions.request_publication(call=draft, actor=people.manager)
    seen = actions.seal_of(Call.objects.get(pk=draft.pk))
    for hand in (people.manager, people.second):
        with pytest.raises(NotAllowed):
            actions.publish_call(call=draft, actor=hand, seen=seen)
    assert actions.publish_call(call=draft, actor=people.decider, seen=seen).state == "published"


def test_two_writers_do_not_overwrite_each_other(draft, people, client):
    actions.change_call(call=draft, actor=people.second, version=1, funder="Stadt")
    with pytest.raises(AlreadyDone):
        actions.change_call(call=draft, actor=people.manager, version=1, funder="Land")
    client.force_login(people.manager)
    address = reverse("grants:call_section", args=[draft.slug, "texts"])
    data = posted(client.get(address).context["form"]) | {"funder": "Land", "version": 1}
    response = client.post(address, data)
    assert response.status_code == 409
    assert 'value="Land"' in response.content.decode()
    assert str(people.second) in response.content.decode()
    assert client.post(address, data | {"version": 2}).status_code == 302
    assert Call.objects.get(pk=draft.pk).funder == "Land"


def test_only_call_managers_write(draft, people):
    for person in (people.officer, people.decider, people.auditor):
        with pytest.raises(NotAllowed):
            actions.change_call(call=draft, actor=person, funder="Stadt")
        with pytest.raises(NotAllowed):
            actions.copy_call(source=draft, actor=person, slug="anders")


def test_the_history_says_what_changed_and_stays(draft, people):
    actions.change_call(call=draft, actor=people.manager, funder="Stadt", review_days=10)
    last = draft.changes.get(verb="changed")
    assert last.fields == {"funder": ["", "Stadt"], "review_days": [14, 10]}
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE grants_callchange SET verb = 'published'")
    actions.change_call(call=draft, actor=people.manager, funder="Stadt")
    assert draft.changes.count() == 2


def test_two_calls_never_share_an_address(draft, call, people):
    with pytest.raises(Invalid) as refusal:
        actions.change_call(call=draft, actor=people.manager, slug=call.slug)
    assert "slug" in refusal.value.errors


def test_only_what_was_seen_is_published(draft, people, client):
    """Given back, changed and asked for again while the second person had the page open."""
    complete(draft, people.second)
    actions.request_publication(call=draft, actor=people.manager)
    client.force_login(people.decider)
    seen = client.get(reverse("grants:call", args=[draft.slug])).context["seal"]
    actions.return_call(call=draft, actor=people.decider)
    actions.change_call(call=draft, actor=people.manager, max_grant=Decimal(999))
    actions.request_publication(call=draft, actor=people.manager)
    address = reverse("grants:publication", args=[draft.slug])
    for stale in (seen, ""):
        shown = client.post(address, {"do": "publish", "seen": stale})
        assert shown.status_code == 412
        assert "999" in shown.content.decode()
    assert Call.objects.get(pk=draft.pk).state == "requested"
    with pytest.raises(ChangedSince):
        actions.publish_call(call=draft, actor=people.decider, seen=seen)
    assert client.post(address, {"do": "publish", "seen": shown.context["seal"]}).status_code == 302
    assert Call.objects.get(pk=draft.pk).state == "published"
