"""What translators are offered: wagtail-localize's copy of a draft, brought up to date in few queries.

wagtail-localize does the same text by text, which takes seconds for a form of 300 texts.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail_localize.models import (
    StringSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments.extract import extract_segments

from .memory import contexts_of, strings_of


@transaction.atomic
def offer(draft: Any) -> TranslationSource:
    """The source that translators work on says what `draft` says."""
    target, _created = TranslatableObject.objects.get_or_create_from_instance(draft)
    content = json.dumps(get_serializable_data_for_fields(draft), cls=DjangoJSONEncoder)
    source = TranslationSource.objects.filter(object=target, locale=draft.locale).first()
    if source and json.loads(source.content_json) == json.loads(content):
        return source
    defaults = {
        "object_repr": str(draft)[:200],
        "content_json": content,
        "schema_version": get_schema_version(draft._meta.app_label),
        "last_updated_at": timezone.now(),
    }
    source, _created = TranslationSource.objects.update_or_create(
        object=target,
        locale=draft.locale,
        specific_content_type=ContentType.objects.get_for_model(type(draft)),
        defaults=defaults,
    )
    _offer_texts(source, target, draft)
    return source


def _offer_texts(source: TranslationSource, target: TranslatableObject, draft: Any) -> None:
    segments = extract_segments(draft)
    strings = strings_of(draft.locale, {segment.string.data for segment in segments})
    contexts = contexts_of(target, [segment.path for segment in segments])
    _name_fields(target, draft)
    wanted = {
        (contexts[segment.path], strings[segment.string.data], segment.order): segment for segment in segments
    }
    known = {
        (row.context_id, row.string_id, row.order): row.pk
        for row in StringSegment.objects.filter(source=source)
    }
    StringSegment.objects.filter(pk__in=[pk for key, pk in known.items() if key not in wanted]).delete()
    StringSegment.objects.bulk_create(
        StringSegment(source=source, context_id=context, string_id=string, order=order, attrs="null")
        for context, string, order in wanted
        if (context, string, order) not in known
    )


def _name_fields(target: TranslatableObject, draft: Any) -> None:
    """Each text knows which field it is: its path with types in place of ids."""
    types = dict(_types(draft.raw_steps()))
    nameless = list(TranslationContext.objects.filter(object=target, field_path=""))
    for context in nameless:
        context.field_path = ".".join(types.get(part, part) for part in context.path.split("."))
    TranslationContext.objects.bulk_update(nameless, ["field_path"])


def _types(raw: object) -> Iterator[tuple[str, str]]:
    if isinstance(raw, list):
        for each in raw:
            yield from _types(each)
    elif isinstance(raw, dict):
        if "id" in raw and "type" in raw:
            yield raw["id"], raw["type"]
        for each in raw.values():
            yield from _types(each)
