"""One translation as an XLIFF file: 1.2, which every tool reads, or 2.0."""

from django.conf import settings
from django.utils import translation as languages
from django.utils.translation import get_language_info
from lxml import etree
from wagtail_localize.models import Translation

from pages.places import in_words
from pages.segments import Text, texts_of

from . import inline

VERSIONS = ("1.2", "2.0")
SPACES = {
    "1.2": "urn:oasis:names:tc:xliff:document:1.2",
    "2.0": "urn:oasis:names:tc:xliff:document:2.0",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write(translation: Translation, version: str = "1.2") -> bytes:
    """Every text with what it is translated to, in the order of the page."""
    original = translation.source.get_source_instance()
    codes = (translation.source.locale.language_code, translation.target_locale.language_code)
    make = _file_of_1 if version == "1.2" else _file_of_2
    root, body = make(str(translation.uuid), translation.source.object_repr, *codes)
    for text in texts_of(translation):
        with languages.override(
            settings.LANGUAGE_CODE
        ):  # translators read the words of the house's first language
            place = in_words(original, text.path)
        (_unit_of_1 if version == "1.2" else _unit_of_2)(body, text, place, codes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def _named(version: str, name: str) -> str:
    return f"{{{SPACES[version]}}}{name}"


def _below(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}", attributes)


def _file_of_1(uuid: str, title: str, source: str, target: str) -> tuple[etree._Element, etree._Element]:
    root = etree.Element(_named("1.2", "xliff"), {"version": "1.2"}, nsmap={None: SPACES["1.2"]})
    file = _below(root, "file", original=uuid, datatype="html")
    file.set("source-language", source)
    file.set("target-language", target)
    _below(_below(file, "header"), "note").text = inline.one_line(title)
    return root, _below(file, "body")


def _file_of_2(uuid: str, title: str, source: str, target: str) -> tuple[etree._Element, etree._Element]:
    root = etree.Element(
        _named("2.0", "xliff"),
        {"version": "2.0", "srcLang": source, "trgLang": target},
        nsmap={None: SPACES["2.0"]},
    )
    file = _below(root, "file", id="f1", original=uuid, srcDir=_direction(source), trgDir=_direction(target))
    _below(_below(file, "notes"), "note").text = inline.one_line(title)
    return root, file


def _direction(language: str) -> str:
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def _unit_of_1(body: etree._Element, text: Text, place: str, codes: tuple[str, str]) -> None:
    unit = _below(body, "trans-unit", id=text.key, resname=text.path)
    unit.set(SPACE, "preserve")
    source = _below(unit, "source")
    source.set(LANG, codes[0])
    inline.put(source, text.words, "1.2")
    if text.told:
        target = _below(unit, "target", state="needs-review-translation" if text.by_machine else "translated")
        if text.by_machine:
            target.set("state-qualifier", "leveraged-mt")
        target.set(LANG, codes[1])
        _put_told(target, text, "1.2")
    _below(unit, "note").text = inline.one_line(place)


def _unit_of_2(file: etree._Element, text: Text, place: str, codes: tuple[str, str]) -> None:
    unit = _below(file, "unit", id=text.key)
    unit.set("name", text.path)
    unit.set(SPACE, "preserve")
    _below(_below(unit, "notes"), "note").text = inline.one_line(place)
    segment = _below(unit, "segment", state="translated" if text.told else "initial")
    if text.told and text.by_machine:
        segment.set("state", "initial")
        segment.set("subState", "house:machine")
    inline.put(_below(segment, "source"), text.words, "2.0")
    if text.told:
        _put_told(_below(segment, "target"), text, "2.0")


def _put_told(target: etree._Element, text: Text, version: str) -> None:
    """The translation; what lost its markup in the translation editor goes out as plain words."""
    inline.put(target, text.told, version)
    try:
        inline.html_of(target, text.words)
    except inline.Broken:
        for child in list(target):
            target.remove(child)
        target.text = inline.words(text.told)
