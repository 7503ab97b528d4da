"""Marks of translations compare what fields say, no longer how they are written: the stored hashes follow.

A translation that said what its original says (by either hash of before) says so still; one that was older stays
older. The rules of this day stand here, so that later changes of the models don't change an old step.
"""

import hashlib
import json

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import migrations, models
from django.db.models.functions import Cast
from modelcluster.models import get_field_value
from wagtail.fields import StreamField


def before(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:16]


def now(value):
    if isinstance(value, str) and value.startswith("["):
        try:
            value = json.loads(value)
        except ValueError:
            pass
    return before(said(value))


def said(value):
    if isinstance(value, list):
        return [said(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "value" in value and "type" in value and value.keys() <= {"type", "value", "id"}:
        inner = said(value["value"])
        return inner if value["type"] == "item" else {"type": value["type"], "value": inner}
    parts = {name: said(each) for name, each in value.items()}
    return {name: each for name, each in parts.items() if each not in (None, "", [], {}, False)}


def renew(apps, schema_editor):
    families = {}
    for mark in apps.get_model("pages", "TranslationMark").objects.select_related("page").iterator():
        families.setdefault(mark.page.translation_key, []).append(mark)
    originals = apps.get_model("wagtailcore", "Page").objects.select_related("content_type").filter(
        translation_key__in=families, locale__language_code=settings.LANGUAGE_CODE
    )
    for original in originals:
        renew_family(apps, original, families[original.translation_key])


def renew_family(apps, original, marks):
    kind = original.content_type
    page = apps.get_model(kind.app_label, kind.model).objects.get(pk=original.pk)
    own = next((mark.hashes for mark in marks if mark.page_id == page.pk), {})
    known = dict(own)
    for name in {name for mark in marks for name in mark.hashes}:
        try:
            value = value_of(page, page._meta.get_field(name))
        except FieldDoesNotExist:
            continue
        for mark in marks:
            if mark.hashes is own or mark.hashes.get(name) in {known.get(name), before(value)}:
                mark.hashes[name] = now(value)
    type(marks[0]).objects.bulk_update(marks, ["hashes"])


def value_of(page, field):
    """The field as a revision holds it; a stream of old models knows no blocks and would come out empty."""
    if isinstance(field, StreamField):
        rows = type(page).objects.filter(pk=page.pk)
        return json.dumps(rows.values_list(Cast(field.name, models.JSONField()), flat=True).get())
    return get_field_value(field, page)


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0005_changes'),
    ]

    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
    ]
