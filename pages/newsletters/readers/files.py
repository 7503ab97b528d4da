"""Lists of readers as other programs save them: listmonk, Mailchimp, CleverReach, a spreadsheet, ourselves.

Encoding and separator are found out; columns are known by name. What proves consent is a moment: when the
person confirmed. A mere “yes” proves nothing (Art. 7 (1) GDPR) and counts as no proof.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid
from workflows.values import Unreadable
from workflows.values.addresses import account_address

MOST_BYTES = 20_000_000
MOST_ROWS = 100_000
ENCODINGS = ("utf-8-sig", "cp1252")
# Names of columns in small letters, without spaces and signs.
COLUMNS = {
    "email": ("email", "emailaddress", "emailadresse", "mail", "mailadresse"),
    "status": ("status", "state", "zustand", "anmeldestatus"),
    "confirmed": (
        *("confirmtime", "confirmed", "confirmedat", "activated", "aktiviert", "bestaetigt", "bestaetigtam"),
        *("consent", "consentat", "einwilligung", "einwilligungam", "doubleoptin"),
    ),
    "asked": ("optintime", "registered", "registriert", "askedat", "angemeldetam"),
    "left": ("unsubtime", "unsubscribedat", "deactivated", "deaktiviert", "abgemeldetam", "cleantime"),
    "language": ("language", "lang", "sprache"),
    "from": ("confirmip", "confirmedfrom"),
}
GETS_IT = ("", "enabled", "subscribed", "active", "aktiv", "confirmed", "angemeldet", "true", "1")
LEFT = (
    *("disabled", "blocklisted", "unsubscribed", "cleaned", "inactive", "inaktiv", "abgemeldet", "bounced"),
    *("deactivated", "deaktiviert", "archived", "nonsubscribed", "false", "0"),
)
WAITS = ("pending", "unconfirmed", "unbestaetigt")
# Dates as people here write them, with or without a time.
GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?))?")


@dataclass(frozen=True)
class Row:
    """A person in a list, with the line they stand in; `left` when they do not want it any more."""

    line: int
    email: str
    language: str
    asked_at: datetime | None
    confirmed_at: datetime | None
    left: bool
    address: str
    proof: str


@dataclass(frozen=True)
class Misfit:
    """A line that can't be used, and why."""

    line: int
    reason: str


def read(data: bytes) -> Iterator[Row | Misfit]:
    """Every line of the file that is not empty. Raises Invalid when it is no list with addresses."""
    text = _text(data)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text.partition("\n")[0], ";,\t")
    except csv.Error:
        dialect = csv.excel
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter)
    columns = _columns(next(lines, []))
    for cells in lines:
        if lines.line_num > MOST_ROWS:
            raise Invalid({"file": _("The list is too long. Divide it into several.")})
        if any(cell.strip() for cell in cells):
            values = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
            yield _row(lines.line_num, values)


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Invalid({"file": _("The file is too big. Divide it into several.")})
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid({"file": _("This is no list. Save it as CSV.")})


def plain(name: str) -> str:
    """A name of a column or a state as it is compared: small letters, ä as ae, no spaces and signs."""
    folded = name.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", folded))


def _columns(head: list[str]) -> dict[str, int]:
    names = [plain(name) for name in head]
    found = {
        code: names.index(next(name for name in known if name in names))
        for code, known in COLUMNS.items()
        if any(name in names for name in known)
    }
    if "email" not in found:
        raise Invalid({"file": _("The first line has to name the columns, one of them “email”.")})
    return found


def _row(line: int, values: dict[str, str]) -> Row | Misfit:
    try:
        email = account_address(values["email"].removeprefix("'"))
        asked, confirmed = (_moment(values.get(name, "")) for name in ("asked", "confirmed"))
        left = _moment(values.get("left", ""))
    except Unreadable as error:
        return Misfit(line, error.message)
    state = plain(values.get("status", ""))
    if state not in (*GETS_IT, *LEFT, *WAITS):
        return Misfit(line, _("The state “%(state)s” is not known.") % {"state": values["status"]})
    if confirmed is not None and confirmed > timezone.now() + timedelta(days=1):
        return Misfit(line, _("The consent lies in the future."))
    return Row(
        line=line,
        email=email,
        language=values.get("language", "")[:2].lower(),
        asked_at=asked,
        confirmed_at=None if state in WAITS else confirmed,
        left=state in LEFT or (left is not None and (confirmed is None or left >= confirmed)),
        address=values.get("from", ""),
        proof=", ".join(
            f"{name}: {values[name]}" for name in ("status", "asked", "confirmed") if values.get(name)
        ),
    )


def _moment(text: str) -> datetime | None:
    """The moment in a cell; None for nothing, for a nought and for a mere yes or no."""
    if set(plain(text)) <= {"0"} or plain(text) in ("no", "nein", "false", "yes", "ja", "true", "1", "x"):
        return None
    if match := GERMAN.fullmatch(text):
        day, month, year, time = match.groups()
        text = f"{year}-{int(month):02}-{int(day):02}" + (f" {time}" if time else "")
    try:
        found = parse_datetime(text)
        if found is None and (day_only := parse_date(text)):
            found = datetime.combine(day_only, datetime.min.time())
        if found is None:
            found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(_("“%(text)s” is no date. Write it as 2026-11-28.") % {"text": text}) from error
    return found if timezone.is_aware(found) else timezone.make_aware(found)
