"""XLIFF files out, through a program that others wrote, and in: markup whole, nothing by halves."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import etree
from translate.storage import xliff as toolkit
from translate.storage.placeables import StringElem
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from pages.models import Notice, StandardPage
from pages.places import in_words
from pages.segments import texts_of
from pages.xliff.reading import LARGEST
from pages.xliff.taking import look, take_over
from pages.xliff.writing import LANG, write
from tests.pages import factories
from tests.people.factories import UserFactory
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db
ID = "00000000-0000-4000-8000-00000000000"
RICH = (
    '<p>Erster <b>fetter</b> Absatz mit <a href="https://example.org/a?b=1&amp;c=2">Link</a>.</p>'
    "<p>Zweiter &amp; letzter.</p>"
)


@pytest.fixture
def page() -> StandardPage:
    """A page with rich text, nested blocks and two equal texts."""
    steps = [{"title": "Fragen", "text": "<p>Ruf <i>an</i>.</p>"}, {"title": "Fragen", "text": ""}]
    items = [{"type": "item", "value": step, "id": f"{ID}{n}"} for n, step in enumerate(steps, start=7)]
    blocks = [("text", RICH), ("steps", {"steps": items}), ("heading", {"text": "Ende < 5"})]
    body = [{"type": kind, "value": value, "id": f"{ID}{n}"} for n, (kind, value) in enumerate(blocks)]
    return factories.standard(body=body)


@pytest.fixture
def translation(page: StandardPage) -> Translation:
    """The page in Arabic, begun."""
    source, _new = TranslationSource.get_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=factories.locale("ar"))
    made.save_target(publish=False)
    return made


def opened(content: bytes) -> Any:
    """The file in translate-toolkit."""
    return toolkit.xlifffile.parsestring(content)


def translated(content: bytes) -> bytes:
    """Every text translated in translate-toolkit, its codes kept, and saved by it."""
    store = opened(content)
    for unit in store.units:
        unit.rich_target = [StringElem([_arabic(each) for each in elem.sub]) for elem in unit.rich_source]
        unit.markfuzzy(False)
    return bytes(store)


def _arabic(element: Any) -> Any:
    """Words are turned into others, codes stay."""
    if isinstance(element, str):
        return re.sub(r"\w+", "كلمة", element)
    copy = element.copy()
    copy.sub = [_arabic(each) for each in element.sub]
    return copy


def stored() -> set[str]:
    """All translations that are there."""
    return set(StringTranslation.objects.values_list("data", flat=True))


def file_of(translation: Translation, **changed: str) -> bytes:
    """The file as it goes out, with `target` put into the unit of each text named."""
    root = etree.fromstring(write(translation))
    space = {"x": root.nsmap[None]}
    for unit in root.iterfind(".//x:trans-unit", space):
        words = "".join(unit.find("x:source", space).itertext())
        if words in changed:
            target = etree.SubElement(unit, f"{{{space['x']}}}target")
            target.text = changed[words]
    return etree.tostring(root, encoding="UTF-8")


def test_out_through_another_program_and_in(translation: Translation) -> None:
    """Every text arrives, each paragraph of a rich text too, with bold words, links and signs."""
    outcome = take_over(translation, translated(write(translation)), factories.editor())
    texts = texts_of(translation)
    assert len(outcome.changes) == len(texts) == 9
    told = {text.words: text.told for text in texts}
    rich = next(words for words in told if "fetter" in words)
    assert told[rich] == 'كلمة <b>كلمة</b> كلمة كلمة <a id="a1">كلمة</a>.'
    assert told["Zweiter &amp; letzter."] == "كلمة &amp; كلمة."
    assert told["Ende &lt; 5"] == "كلمة &lt; كلمة"
    translation.save_target(publish=True)
    arabic = StandardPage.objects.get(
        locale__language_code="ar", translation_key=translation.source.object_id
    )
    assert 'href="https://example.org/a?b=1&amp;c=2"' in str(arabic.body.raw_data[0]["value"])
    again = look(translation, write(translation))
    assert (again.changes, again.same, again.missing) == ([], 9, [])


def test_the_file_says_languages_and_places(translation: Translation, page: StandardPage) -> None:
    """The language of each text, the direction in 2.0, and where it stands in words."""
    one, two = etree.fromstring(write(translation)), etree.fromstring(write(translation, "2.0"))
    assert {each.get(LANG) for each in one.iter("{*}source")} == {"de"}
    assert next(one.iter("{*}file")).get("target-language") == "ar"
    assert (two.get("trgLang"), next(two.iter("{*}file")).get("trgDir")) == ("ar", "rtl")
    notes = [each.text for each in one.iterfind(".//{*}trans-unit/{*}note")]
    assert "Inhalt › Schritte › Schritte › 2 › Titel" in notes
    ids = [each.get("id") for each in one.iter("{*}trans-unit")]
    assert len(ids) == len(set(ids))
    assert in_words(page, "gone.for.good") == "gone"


def test_two_point_zero_comes_back(translation: Translation) -> None:
    """A 2.0 file, with a text that a program has cut into two segments."""
    root = etree.fromstring(write(translation, "2.0"))
    space = root.nsmap[None]
    unit = next(each for each in root.iter("{*}unit") if "Zweiter" in "".join(each.itertext()))
    segment = unit.find("{*}segment")
    segment.find("{*}source").text = "Zweiter & "
    etree.SubElement(segment, f"{{{space}}}target").text = "الثاني و"
    further = etree.SubElement(unit, f"{{{space}}}segment")
    etree.SubElement(further, f"{{{space}}}source").text = "letzter."
    etree.SubElement(further, f"{{{space}}}target").text = "الأخير."
    take_over(translation, etree.tostring(root), factories.editor())
    assert stored() == {"الثاني والأخير."}


def test_headers_and_names_that_a_program_dropped(translation: Translation) -> None:
    """Without file names, languages, ids and places, texts are found by their words."""
    root = etree.fromstring(translated(write(translation)))
    for each in root.iter("{*}file", "{*}trans-unit"):
        for name in ("original", "target-language", "resname", "id"):
            each.attrib.pop(name, None)
    outcome = look(translation, etree.tostring(root))
    assert (outcome.fits, len(outcome.changes)) == (True, 9)


def test_nothing_is_taken_while_something_does_not_fit(translation: Translation, page: StandardPage) -> None:
    """What has changed since and what is of another page is named; not even the rest is taken."""
    content = file_of(translation, **{"Über uns": "من نحن", "Wer wir sind.": "من نكون"})
    page.introduction = "Wer wir jetzt sind."
    page.save_revision().publish()
    translation.source.update_from_db()
    foreign = content.replace(b"</body>", b'<trans-unit id="x"><source>Fremdes</source></trans-unit></body>')
    outcome = look(translation, foreign)
    assert (outcome.outdated, outcome.unknown, outcome.fits) == (["Wer wir sind."], ["Fremdes"], False)
    assert [each.after for each in outcome.changes] == ["من نحن"]
    with pytest.raises(Invalid):
        take_over(translation, foreign, factories.editor())
    assert stored() == set()


@pytest.mark.parametrize(
    "target",
    [
        "بلا رموز",
        '<g id="1">ا</g> <g id="1">ب</g> <g id="2">ج</g>',
        '<g id="1">ا</g> <g id="7">ب</g> <g id="2">ج</g>',
        '<x id="1"/> <g id="2">ج</g>',
    ],
)
def test_markup_is_protected(translation: Translation, target: str) -> None:
    """Codes that are lost, doubled, invented or of another kind: said, and nothing is taken."""
    content = write(translation).decode()
    at = content.index("</source>", content.index("fetter"))
    broken = f"{content[:at]}</source><target>{target}</target>{content[at + len('</source>') :]}"
    outcome = look(translation, broken.encode())
    assert [words for words, _reason in outcome.broken] == ["Erster fetter Absatz mit Link."]
    assert not outcome.fits


def test_what_a_machine_wrote_stays_a_draft_and_guesses_stay_out(translation: Translation) -> None:
    """A machine's text is marked, goes out as one, and is a person's once it is approved; a guess is none."""
    content = file_of(translation, **{"Über uns": "من نحن", "Ende < 5": "النهاية"}).replace(
        "<target>من نحن".encode(), '<target state-qualifier="mt-suggestion">من نحن'.encode()
    )
    guess = opened(content)
    doubted = next(unit for unit in guess.units if "Ende" in unit.source)
    doubted.set_state_n(toolkit.xliffunit.S_NEEDS_REVIEW)
    outcome = take_over(translation, bytes(guess), factories.editor())
    assert (outcome.unsure, len(outcome.changes)) == (["Ende < 5"], 1)
    assert StringTranslation.objects.get().translation_type == "machine"
    out = write(translation)
    assert b'state-qualifier="leveraged-mt"' in out
    assert look(translation, out).changes == []
    approved = out.replace(b' state-qualifier="leveraged-mt"', b"").replace(
        b"needs-review-translation", b"final"
    )
    take_over(translation, approved, factories.editor())
    assert StringTranslation.objects.get().translation_type == "manual"


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff version="1.2"><file><body>'
    b'<trans-unit id="1"><source>&a;</source></trans-unit></body></file></xliff>'
)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF", b"<html/>", BOMB, b"<xliff version='1.2'/>", b" " * (LARGEST + 1)]
)
def test_what_is_no_file(translation: Translation, content: bytes) -> None:
    """Anything else is refused in words."""
    with pytest.raises(Invalid):
        look(translation, content)


def test_a_file_of_something_else(translation: Translation) -> None:
    """Another page's file and another language's file are refused."""
    content = write(translation)
    with pytest.raises(Invalid):
        look(
            translation,
            content.replace(str(translation.uuid).encode(), b"7b1c5f2e-0000-4000-8000-000000000001"),
        )
    with pytest.raises(Invalid):
        look(translation, content.replace(b'target-language="ar"', b'target-language="uk-UA"'))
    assert look(translation, content.replace(b'target-language="ar"', b'target-language="ar_SY"')).fits


def test_on_the_screens(client: Client, translation: Translation) -> None:
    """The editor leads there; a look changes nothing; taking over changes what was looked at."""
    page = reverse("xliff_files", args=[translation.pk])
    client.force_login(UserFactory())
    assert client.get(page).status_code in (302, 403)
    client.force_login(factories.editor())
    edit = translation.get_target_instance_edit_url()
    assert page in client.get(edit).content.decode()
    saved = client.get(reverse("xliff_save", args=[translation.pk, "1.2"]))
    assert saved["Content-Disposition"].endswith('-ar.xlf"')
    sent = SimpleUploadedFile("a.xlf", file_of(translation, **{"Über uns": "من نحن"}))
    html = client.post(page, {"file": sent}).content.decode()
    assert "من نحن" in html
    assert stored() == set()
    hidden = dict(re.findall(r'name="(content|seen)" value="([^"]+)"', html))
    assert client.post(page, {**hidden, "seen": "x", "take": "1"}).status_code == 422
    assert client.post(page, {**hidden, "take": "1"}).url == edit
    assert stored() == {"من نحن"}
    assert client.post(page, {"content": "%"}).status_code == 422


def test_over_the_api(client: Client, translation: Translation) -> None:
    """List, save, look, take over; for who may edit the page."""
    path = f"/api/site/xliff/{translation.uuid}"
    client.force_login(factories.editor())
    assert str(translation.uuid) in [each["id"] for each in client.get("/api/site/xliff?language=ar").json()]
    assert client.get("/api/site/xliff?language=uk").json() == []
    assert b'version="2.0"' in client.get(path, {"version": "2.0"}).content
    content = file_of(translation, **{"Über uns": "من نحن"})
    for dry_run, told in (("true", set()), ("false", {"من نحن"})):
        answer = client.post(f"{path}?dry_run={dry_run}", {"file": BytesIO(content)}).json()
        assert (answer["fits"], answer["changes"][0]["after"]) == (True, "من نحن")
        assert stored() == told
    client.force_login(UserFactory(roles=["call_manager"]))
    assert client.get(path).status_code == 403


def test_snippets_too() -> None:
    """A notice travels as a page does."""
    notice = Notice.objects.create(locale=factories.locale("de"), title="Zu", text="Am Freitag zu.")
    source, _new = TranslationSource.get_or_create_from_instance(notice)
    made = Translation.objects.create(source=source, target_locale=factories.locale("uk"))
    outcome = take_over(made, translated(write(made)), factories.editor())
    assert {each.place for each in outcome.changes} == {"Titel", "Text"}
