"""The bytes of a mail: seven bits everywhere, addresses and links of headers as they are.

Python's mail policy writes an over-long word of a header as encoded words, also where RFC 2369, RFC 8058
and RFC 5322 want it literally; and it would write a newsletter anew for each reader. So headers that
programs read are folded here, and what mails share is serialised once, with places for the reader's own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, parseaddr
from functools import lru_cache
from typing import Any

from django.utils import timezone

END = "\r\n"
LINE = 76  # RFC 2045, 6.7
LONGEST = 998  # RFC 5322, 2.1.1
# Headers whose words people read, or whose parameters have an encoding of their own; all others are literal.
ENCODED = ("subject", "content-type", "content-disposition", "content-transfer-encoding", "mime-version")
_AS_IT_IS = frozenset(chr(code) for code in range(33, 127)) - {"="}
_PRINTABLE = re.compile(r"[ -~]*")
_PLAIN_VALUE = re.compile(r"[!-<>-~]*")  # of characters of _AS_IT_IS alone
# An address in which there is nothing to interpret (RFC 5322: a dot-atom at a domain of letters).
_PLAIN_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")


class LiteralHeader:
    """A header whose words stay as they are; lines break between words only."""

    max_count = None

    @classmethod
    def parse(cls, value: str, kwds: dict[str, object]) -> None:
        """Keep the value."""
        kwds["parse_tree"], kwds["decoded"] = None, literal(value)

    def fold(self: Any, *, policy: object) -> str:
        """The header as it leaves."""
        return header(self.name, str(self))


def _policy() -> Any:
    literal_header: Any = LiteralHeader
    registry = HeaderRegistry(default_class=literal_header, use_default_map=False)
    known: Any = HeaderRegistry().registry
    for name in ENCODED:
        registry.map_to_type(name, known[name])
    return SMTP.clone(cte_type="7bit", max_line_length=LINE, header_factory=registry)


POLICY = _policy()


def literal(value: str) -> str:
    """`value` if a header can hold it without encoding; ValueError otherwise."""
    if not _PRINTABLE.fullmatch(value):
        raise ValueError("a header for programs takes printable ASCII only")
    return value


def header(name: str, value: str) -> str:
    """One header, folded between words; a word is never cut."""
    words = literal(value).split()
    if len(whole := " ".join([f"{name}:", *words])) <= LINE + 2:
        return whole + END
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LINE + 2 and line.strip() and not line.endswith(":"):
            lines.append(line)
            line = ""
        line += f" {word}"
    lines.append(line)
    if max(map(len, lines)) > LONGEST:
        raise ValueError("a word of a header is too long for mail")
    return END.join(lines) + END


def mailboxes(text: str) -> str:
    """`Name <address>, …` for a header: names encoded if need be, domains in their ASCII form."""
    if _PLAIN_ADDRESS.fullmatch(text):
        return f"<{text}>"
    return ", ".join(_mailbox(name, address) for name, address in getaddresses([text]) if address)


def _mailbox(name: str, address: str) -> str:
    if not name:
        return f"<{ascii_address(address)}>"
    if not name.isascii():
        return f"{Header(name, 'utf-8', maxlinelen=60).encode(linesep='')} <{ascii_address(address)}>"
    quoted = name if _PLAIN_NAME.fullmatch(name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return f"{quoted} <{ascii_address(address)}>"


@lru_cache(maxsize=64)
def address_of(text: str) -> str:
    """The bare address of `Name <address>`."""
    return ascii_address(parseaddr(text)[1])


def ascii_address(address: str) -> str:
    """The address as every mail server takes it."""
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"


def message(  # noqa: PLR0913  a mail has these parts
    *,
    subject: str,
    sender: str,
    reply_to: str,
    text: str,
    html: str,
    attachments: Iterable[tuple[str, bytes, str]] = (),
) -> EmailMessage:
    """What a mail says, without the headers of its reader: text, HTML and files (name, content, type)."""
    mail = EmailMessage(policy=POLICY)
    mail["Subject"] = subject
    mail["From"] = mailboxes(sender)
    if reply_to:
        mail["Reply-To"] = mailboxes(reply_to)
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    for name, content, media_type in attachments:
        main, _slash, sub = media_type.partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return mail


def own_headers(*, to: str, message_id: str, language: str, headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of one reader's mail."""
    return {
        "To": mailboxes(to),
        "Message-ID": message_id,
        "Date": format_datetime(timezone.now()),
        "Content-Language": language,
        **headers,
    }


def head(headers: Mapping[str, str]) -> bytes:
    """Headers as they leave."""
    return "".join(header(name, str(value)) for name, value in headers.items()).encode("ascii")


@dataclass(frozen=True)
class Mould:
    """A serialised mail with places for what differs from reader to reader."""

    parts: tuple[bytes, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, mail: EmailMessage, names: Iterable[str]) -> "Mould":
        """The mould of a mail whose text holds `%%name%%` for each of `names`."""
        order = tuple(names)
        if not order:
            return cls((mail.as_bytes(),), ())
        pieces = re.split(b"|".join(b"(" + _place(name) + b")" for name in order), mail.as_bytes())
        step = len(order) + 1
        hits = [pieces[start : start + len(order)] for start in range(1, len(pieces), step)]
        names_met = tuple(name for hit in hits for name, found in zip(order, hit, strict=True) if found)
        return cls(tuple(pieces[::step]), names_met)

    def filled(self, headers: bytes, fields: Mapping[str, str]) -> bytes:
        """One reader's mail."""
        pieces = [headers, self.parts[0]]
        for name, part in zip(self.names, self.parts[1:], strict=True):
            pieces += [_softly(str(fields.get(name, ""))), part]
        return b"".join(pieces)


def _place(name: str) -> bytes:
    """`%%name%%` in quoted-printable text, wherever a soft line break has cut it."""
    return b"(?:=\r\n)?".join(re.escape(char.encode()) for char in f"%%{name}%%")


def _softly(value: str) -> bytes:
    """A value in quoted-printable on lines of its own, which readers' programs join again."""
    if _PLAIN_VALUE.fullmatch(value):
        most = LINE - 1
        plain = [value[start : start + most] for start in range(0, len(value), most)] or [""]
        return ("=" + END + "".join(f"{one}={END}" for one in plain)).encode("ascii")
    units = [char if char in _AS_IT_IS else _coded(char) for char in value]
    lines, line = [], ""
    for unit in units:
        if len(line) + len(unit) > LINE - 1:
            lines.append(line)
            line = ""
        line += unit
    return ("=" + END + "".join(f"{one}={END}" for one in [*lines, line])).encode("ascii")


def _coded(char: str) -> str:
    return "".join(f"={byte:02X}" for byte in char.encode())
