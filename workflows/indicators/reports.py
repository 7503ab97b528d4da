"""What a report says: the same for ever, in German, as funders read it; and its files."""

import hashlib
import json
from datetime import date
from typing import TypedDict

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from workflows.people.models import House
from workflows.values.spreadsheets import Value

from .measures import promise
from .models import FundingPeriod
from .reading import Line, lines

LANGUAGE = "de"


class ReportedTarget(TypedDict):
    """A target as it stood."""

    kind: str
    label: str
    number: int
    source: str
    light: str
    words: str


class ReportedLine(TypedDict):
    """A measure as it was counted; `number` is null for one to four people."""

    code: str
    label: str
    pillar: str
    pillar_label: str
    number: int | None
    whole: int | None
    nameless: int
    parts: list[tuple[str, int | None]]
    targets: list[ReportedTarget]


class Reported(TypedDict):
    """All that a report says."""

    house: str
    title: str
    funder: str
    reference: str
    since: str
    until: str
    as_of: str
    lines: list[ReportedLine]


def reported(period: FundingPeriod, as_of: date) -> Reported:
    """The numbers up to this day as they are counted now."""
    with override(LANGUAGE):
        return {
            "house": House.load().name,
            "title": period.title,
            "funder": period.funder,
            "reference": period.reference,
            "since": period.since.isoformat(),
            "until": period.until.isoformat(),
            "as_of": as_of.isoformat(),
            "lines": [_line(each) for each in lines(period, as_of)],
        }


def _line(line: Line) -> ReportedLine:
    return {
        "code": line.measure.code,
        "label": str(line.measure.label),
        "pillar": line.measure.pillar.value,
        "pillar_label": line.pillar_label,
        "number": line.number,
        "whole": line.whole,
        "nameless": line.nameless,
        "parts": list(line.parts.items()),
        "targets": [
            {
                "kind": each.kind,
                "label": each.kind_label,
                "number": each.number,
                "source": each.source,
                "light": each.judged.light.value,
                "words": each.judged.words,
            }
            for each in line.targets
        ],
    }


def digest_of(data: Reported) -> str:
    """SHA-256 of the JSON with sorted keys and without blanks: anybody can compute it again."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def number_words(line: ReportedLine) -> str:
    """The number of a line as a text."""
    if line["number"] is None:
        return _("fewer than five")
    return str(line["number"]) if line["whole"] is None else f"{line['number']} / {line['whole']}"


def rows(data: Reported, version: int, digest: str) -> list[list[Value]]:
    """The report as rows of a spreadsheet: numbers as numbers, a target a row, its checksum at the end."""
    with override(LANGUAGE):
        found: list[list[Value]] = [
            [data["house"]],
            [_("What is funded"), data["title"]],
            [_("Funder"), data["funder"], data["reference"]],
            [_("Period"), _day(data["since"]), _day(data["until"])],
            [_("As of"), _day(data["as_of"])],
            [_("Version"), version],
            [],
            [
                _("Pillar"),
                _("What is counted"),
                pgettext("count", "Number"),
                pgettext("share", "of"),
                _("What was promised"),
                pgettext("count", "Number"),
                _("How it stands"),
                _("Source"),
            ],
        ]
        for line in data["lines"]:
            number: Value = _("fewer than five") if line["number"] is None else line["number"]
            head: list[Value] = [line["pillar_label"], line["label"], number, line["whole"]]
            found += [
                [*head, each["label"], each["number"], each["words"], each["source"]]
                for each in line["targets"]
            ] or [head]
            found += [["", f"– {label}", _few(part)] for label, part in line["parts"]]
        found += [[], ["SHA-256", digest]]
        return found


def _few(number: int | None) -> Value:
    return _("fewer than five") if number is None else number


def draft(data: Reported) -> str:
    """A text for the funder with the numbers in it; what no number says is left to be written."""
    with override(LANGUAGE):
        said = {"since": _words(data["since"]), "until": _words(data["until"]), "day": _words(data["as_of"])}
        parts = [
            _("Report: %(title)s") % {"title": data["title"]},
            " · ".join(each for each in (data["house"], data["funder"], data["reference"]) if each),
            _("Period from %(since)s to %(until)s, numbers as of %(day)s.") % said,
        ]
        pillar = ""
        for line in data["lines"]:
            if not (line["number"] != 0 or line["targets"]):
                continue
            if line["pillar_label"] != pillar:
                pillar = line["pillar_label"]
                parts += [pillar.upper(), _("[Please write: what was done, what worked, what did not?]")]
            parts.append(_sentence(line))
        closing = _("Where it says “fewer than five”, people could be told from the number.")
        return "\n\n".join([*parts, closing]) + "\n"


def _sentence(line: ReportedLine) -> str:
    told = [f"{line['label']}: {number_words(line)}."]
    if line["parts"]:
        told.append("; ".join(f"{label}: {_few(number)}" for label, number in line["parts"]) + ".")
    for each in line["targets"]:
        said = {"promise": promise(each["kind"], each["number"]), "words": each["words"]}
        told.append(_("Promised: %(promise)s %(words)s") % said)
    return " ".join(told)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _words(text: str) -> str:
    return date_format(_day(text), "DATE_FORMAT")
