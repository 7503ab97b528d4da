"""What stands in an XLIFF file, 1.x or 2.x, from whichever tool: its texts and how sure they are.

Nothing outside the file is ever loaded, and no document type is read.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from lxml import etree

from workflows.people.verdicts import Invalid

LARGEST = 1024 * 1024
MACHINE_STATES = frozenset({"leveraged-mt", "mt-suggestion"})
UNSURE = frozenset({"fuzzy-match", "rejected-grammar", "rejected-inaccurate", "rejected-spelling"})


class Certainty(Enum):
    """How much a translation may be trusted."""

    SURE = "sure"
    MACHINE = "machine"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Unit:
    """One text of a file; `target` is None without a translation."""

    key: str
    path: str
    source: etree._Element
    target: etree._Element | None
    certainty: Certainty


@dataclass(frozen=True)
class File:
    """Whose translation it is, into which languages, and its texts; tools may have dropped the first two."""

    originals: frozenset[str]
    languages: frozenset[str]
    units: tuple[Unit, ...]


def read(content: bytes) -> File:
    """Read a file; Invalid when it is no XLIFF, damaged or too large."""
    if len(content) > LARGEST:
        raise Invalid({"file": _("This file is too large for an XLIFF file.")})
    wrong = Invalid(
        {"file": _("This is no XLIFF file, or it is damaged. Download it again and translate that.")}
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise wrong from error
    if root.getroottree().docinfo.doctype or _name(root) != "xliff":
        raise wrong
    second = root.get("version", "").startswith("2")
    units = tuple(_units_of_2(root) if second else _units_of_1(root))
    if not units:
        raise wrong
    files = list(_all(root, "file"))
    names = [root.get("trgLang", "")] if second else [file.get("target-language", "") for file in files]
    return File(
        frozenset(filter(None, (file.get("original", "") for file in files))),
        frozenset(name.replace("_", "-").partition("-")[0].lower() for name in names if name),
        units,
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element below of one of these names, in whatever namespace a tool has put it."""
    return (each for each in parent.iter() if _name(each) in names)


def _own(parent: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in parent if _name(each) == name), None)


def _says(element: etree._Element | None) -> bool:
    return element is not None and bool("".join(str(each) for each in element.itertext()).strip())


def _units_of_1(root: etree._Element) -> Iterator[Unit]:
    for unit in _all(root, "trans-unit"):
        source, target = _own(unit, "source"), _own(unit, "target")
        if source is None:
            continue
        told = target if _says(target) else None
        state, how = ("", "") if told is None else (told.get("state", ""), told.get("state-qualifier", ""))
        if how in MACHINE_STATES:
            certainty = Certainty.MACHINE
        else:
            sure = not state.startswith(("needs-", "new")) and how not in UNSURE
            certainty = Certainty.SURE if sure else Certainty.UNSURE
        yield Unit(unit.get("id", ""), unit.get("resname", ""), source, told, certainty)


def _units_of_2(root: etree._Element) -> Iterator[Unit]:
    for unit in _all(root, "unit"):
        parts = [each for each in unit if _name(each) in {"segment", "ignorable"}]
        source, target = _joined(parts, "source"), _joined(parts, "target")
        if source is None:
            continue
        told = [each for each in parts if _says(_own(each, "target"))]
        yield Unit(
            unit.get("id", ""),
            unit.get("name", ""),
            source,
            target if _says(target) else None,
            _certainty_of_2(told),
        )


def _certainty_of_2(segments: list[etree._Element]) -> Certainty:
    """A state of 2.x is optional and `initial` without a word: tools that only fill in leave both."""
    if any(each.get("subState", "").endswith(":machine") for each in segments):
        return Certainty.MACHINE
    return Certainty.SURE


def _joined(parts: list[etree._Element], name: str) -> etree._Element | None:
    """The pieces of a text that a tool has cut, as one."""
    pieces = [piece for part in parts if (piece := _own(part, name)) is not None]
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    whole = etree.Element(pieces[0].tag)
    for piece in pieces:
        _append(whole, piece.text)
        for child in piece:
            whole.append(deepcopy(child))
    return whole


def _append(whole: etree._Element, text: str | None) -> None:
    if len(whole):
        whole[-1].tail = (whole[-1].tail or "") + (text or "")
    else:
        whole.text = (whole.text or "") + (text or "")
