"""Every form of the house survives the way into the builder's blocks and back, word for word."""

import json
from typing import Any

import pytest
from wagtail_localize.segments.extract import extract_segments

from pages.builder.blocks.questions import KINDS, question_blocks
from pages.builder.conditions import plain
from pages.builder.models import FormDraft
from pages.builder.reading import Reading, clean, read
from pages.builder.writing import Written, write
from workflows.forms import registry
from workflows.forms.models.versions import fingerprint
from workflows.forms.types import TYPES

FORMS = ("cooperation", "founding.interview", "micro", "starter")


def translations(written: Written) -> dict[tuple[str, str], dict[str, str]]:
    """What wagtail-localize would remember."""
    return {(path, clean(texts["de"])): texts for path, texts in written.texts.items()}


def through_database(written: Written) -> list[dict[str, Any]]:
    """The pages as a StreamField keeps them."""
    field = FormDraft._meta.get_field("steps")
    value = field.to_python(json.dumps(written.steps))
    list(value)  # every block is read
    return list(value.get_prep_value())


def read_back(code: str, written: Written) -> Reading:
    """The definition after the round."""
    return read(
        code=code,
        title=written.title,
        intro=written.intro,
        minutes=written.minutes,
        steps=through_database(written),
        translations=translations(written),
    )


@pytest.mark.parametrize("code", FORMS)
def test_shipped_forms_survive(code: str) -> None:
    definition = dict(registry.get(code).definition())
    reading = read_back(code, write(definition))
    assert not reading.gaps
    assert fingerprint(reading.definition) == fingerprint(plain(definition))
    if code != "cooperation":  # it has conditions of one test without ALL around it, which mean the same
        assert fingerprint(reading.definition) == fingerprint(definition)


@pytest.mark.parametrize("code", FORMS)
def test_localize_offers_exactly_our_texts(code: str) -> None:
    written = write(registry.get(code).definition())
    draft = FormDraft(code=code, base=code, title=written.title, intro=written.intro)
    draft.steps = FormDraft._meta.get_field("steps").to_python(json.dumps(written.steps))
    offered = {segment.path: segment.string.render_text() for segment in extract_segments(draft)}
    assert offered == {path: texts["de"] for path, texts in written.texts.items()}


def test_every_type_has_a_block() -> None:
    assert {code for code, _block in question_blocks()} == set(TYPES)
    assert set(TYPES) <= set(KINDS), "name, icon and group of a new type are missing"
