"""Parts of a report as they were sent: its fields, and the Message-ID of the mail it returns.

The parser of the standard library takes every `message/…` but one for a mail, and looks past the encoding
of its content. So the content of a part is taken as bytes and read here.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message

# What a report returns: the whole mail, or its headers (RFC 3462, RFC 6522, RFC 6533).
RETURNED = frozenset(
    {"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers", "message/partial"}
)
MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
_BLANK = re.compile(rb"\n[ \t]*\n")
_FOLD = re.compile(r"\n[ \t]+")
_UTF8_ADDRESS = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")


def content(part: Message) -> bytes:
    """What stands below the headers of a part, decoded, with simple line ends."""
    whole = part.as_bytes().replace(b"\r\n", b"\n")
    body = whole.partition(b"\n\n")[2]
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "base64":
        try:
            body = base64.b64decode(body)
        except binascii.Error:
            return b""
    elif encoding == "quoted-printable":
        body = quopri.decodestring(body)
    return body.replace(b"\r\n", b"\n")


def blocks(part: Message) -> list[dict[str, str]]:
    """The blocks of fields of a report, names in small letters; the first tells about the server."""
    return [fields for block in _BLANK.split(content(part).strip()) if (fields := fields_of(block))]


def fields_of(block: bytes) -> dict[str, str]:
    """Headers as UTF-8, unfolded; of a repeated one the first."""
    fields: dict[str, str] = {}
    for line in _FOLD.sub(" ", block.decode("utf-8", "replace")).split("\n"):
        name, colon, value = line.partition(":")
        if colon and name and not name[0].isspace():
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def returned_ids(mail: Message) -> Iterator[str]:
    """The Message-IDs of what a report returns."""
    for part in mail.walk():
        if part.get_content_type() in RETURNED:
            head = _BLANK.split(content(part).lstrip(), 1)[0]
            yield from MESSAGE_ID.findall(fields_of(head).get("message-id", ""))


def address(value: str) -> str:
    """The address of a field like `rfc822; mia@example.org` or `utf-8; …` (RFC 6533, 3), in small letters."""
    plain = value.rpartition(";")[2].strip().strip("<>").lower()
    return _UTF8_ADDRESS.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), plain)
