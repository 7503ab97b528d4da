"""What the translators wrote: kept by wagtail-localize, one text for each place and German wording."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
)
from wagtail_localize.strings import StringValue

from .reading import SOURCE, Translations

Row = tuple[str, str, str, str]


def recall(translation_key: UUID) -> Translations:
    """All translations of a form by (path, German text); one query."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    rows = StringTranslation.objects.filter(context__object_id=translation_key, has_error=False)
    values = rows.values_list("context__path", "translation_of__data", "locale__language_code", "data")
    for path, german, language, text in values:
        found[path, StringValue(german).render_text()][language] = StringValue(text).render_text()
    return found


@transaction.atomic
def remember(instance: Model, texts: Mapping[str, Mapping[str, str]]) -> None:
    """The translations of `instance` say `texts` ({path: {language: text}}); few queries for any number."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    source = locales[SOURCE]
    target, _created = TranslatableObject.objects.get_or_create_from_instance(instance)
    german = {path: StringValue.from_plaintext(each[SOURCE]).data for path, each in texts.items()}
    strings = strings_of(source, set(german.values()))
    contexts = contexts_of(target, german)
    now = timezone.now()
    rows = [
        StringTranslation(
            translation_of_id=strings[german[path]],
            locale=locales[language],
            context_id=contexts[path],
            data=StringValue.from_plaintext(text).data,
            created_at=now,
            updated_at=now,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for path, each in texts.items()
        for language, text in each.items()
        if language != SOURCE and language in locales and text.strip()
    ]
    StringTranslation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "updated_at"],
    )


def strings_of(locale: Locale, texts: set[str]) -> dict[str, int]:
    """The row of each text."""
    hashes = {String._get_data_hash(text): text for text in texts}
    rows = [String(locale=locale, data=text, data_hash=key) for key, text in hashes.items()]
    String.objects.bulk_create(rows, ignore_conflicts=True)
    known = String.objects.filter(locale=locale, data_hash__in=hashes)
    return {hashes[key]: pk for key, pk in known.values_list("data_hash", "pk")}


def contexts_of(target: TranslatableObject, paths: Iterable[str]) -> dict[str, int]:
    """The row of each place in a form."""
    ids = {TranslationContext._get_path_id(path): path for path in paths}
    rows = [TranslationContext(object=target, path=path, path_id=key) for key, path in ids.items()]
    TranslationContext.objects.bulk_create(rows, ignore_conflicts=True)
    known = TranslationContext.objects.filter(object=target, path_id__in=ids)
    return {ids[key]: pk for key, pk in known.values_list("path_id", "pk")}


def same_words(model: type[Model], wanted: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Translations of the same German words in any form, by path: of the same place, or else the newest."""
    content_type = ContentType.objects.get_for_model(model)
    data = {StringValue.from_plaintext(text).data for text in wanted.values()}
    hashes = {String._get_data_hash(text) for text in data}
    rows = (
        StringTranslation.objects.filter(
            context__object__content_type=content_type,
            translation_of__data_hash__in=hashes,
            has_error=False,
        )
        .order_by("updated_at")
        .values_list("context__path", "translation_of__data", "locale__language_code", "data")
    )
    newest: dict[str, dict[str, str]] = defaultdict(dict)
    in_place: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for path, german, language, text in rows:
        said = StringValue(text).render_text()
        newest[german][language] = said
        in_place[path, german][language] = said
    found = {}
    for path, text in wanted.items():
        german = StringValue.from_plaintext(text).data
        if known := {**newest.get(german, {}), **in_place.get((path, german), {})}:
            found[path] = known
    return found
