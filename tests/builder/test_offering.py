"""Translators are offered exactly what wagtail-localize itself would offer, and the newest draft."""

import pytest
from wagtail_localize.models import StringSegment, TranslationContext, TranslationSource

from pages.builder.actions import ship, sync
from pages.builder.models import FormDraft
from tests.people.factories import UserFactory
from workflows.forms import registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]


def offered(source: TranslationSource) -> list[tuple[str, str, str, int, str]]:
    """All texts with their places."""
    rows = StringSegment.objects.filter(source=source).order_by("order")
    return list(rows.values_list("context__path", "context__field_path", "string__data", "order", "attrs"))


def test_the_same_as_localize_does_text_by_text() -> None:
    ship("micro")
    draft = FormDraft.objects.get(code="micro", locale__language_code="de")
    source = TranslationSource.objects.get(object_id=draft.translation_key)
    ours = offered(source)
    assert len(ours) > 100
    TranslationContext.objects.update(field_path="")
    StringSegment.objects.all().delete()
    source.refresh_segments()
    assert ours == offered(source)


def test_shipping_again_changes_nothing_and_keeps_editors_work() -> None:
    for code in registry.codes():
        ship(code)
        assert not ship(code)
    draft = FormDraft.objects.get(code="starter", locale__language_code="de")
    draft.title = "Unser Starterpaket"
    draft.save_revision(user=UserFactory(roles=["editor"]))
    sync(draft)
    assert not ship("starter")
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().title == "Unser Starterpaket"


def test_shipped_forms_are_published_and_translated() -> None:
    ship("micro")
    draft = FormDraft.objects.get(code="micro", locale__language_code="de")
    assert draft.live
    assert not draft.has_unpublished_changes
    assert draft.published is not None
    assert draft.published.version.definition == registry.get("micro").definition()
    assert draft.published.published_by is None
    for target in draft.get_translations():
        assert target.title == registry.get("micro").definition()["title"][target.locale.language_code]


def test_few_queries_for_many_texts(django_assert_max_num_queries: object) -> None:
    ship("micro")
    draft = FormDraft.objects.get(code="micro", locale__language_code="de")
    draft.intro = "Anders"
    draft.save_revision()
    draft = FormDraft.objects.get(pk=draft.pk)
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        sync(draft)
