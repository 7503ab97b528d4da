"""Reading a report: delivery status (RFC 3464, RFC 6533), complaint (RFC 5965), a server's letter."""

import email
import re
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr

from workflows.outbox.models import BounceKind

from .codes import ENHANCED, SMTP, best_status, kind_of
from .parts import MESSAGE_ID, address, blocks, content, returned_ids

DELIVERY_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status"})
FEEDBACK = "message/feedback-report"
# "not-spam" takes a complaint back, "auth-failure" is about signatures.
COMPLAINTS = frozenset({"abuse", "fraud", "virus", "opt-out", "other"})
SERVERS = frozenset({"mailer-daemon", "postmaster"})
MOST_TEXT = 200_000
LONGEST = 300
_ADDRESS = re.compile(r"<?[^\s<>;:,]+@[^\s<>;:,]+>?")


@dataclass(frozen=True)
class Report:
    """What was reported; no `kind` when the mail is only late or has arrived after all.

    `addresses` are those it was about; `ids` the Message-IDs that may be ours.
    """

    kind: BounceKind | None
    ids: tuple[str, ...]
    status: str = ""
    diagnostic: str = ""
    addresses: tuple[str, ...] = ()


def read(raw: bytes) -> Report | None:
    """The report that a mail is; None when it is none."""
    mail = email.message_from_bytes(raw)
    for part in mail.walk():
        if part.get_content_type() in DELIVERY_STATUS:
            return _delivery(mail, part)
        if part.get_content_type() == FEEDBACK:
            return _complaint(mail, part)
    return _letter(mail)


def _delivery(mail: Message, part: Message) -> Report | None:
    """The worst of what a report says about the recipients of a mail; ours have one."""
    told = [each for block in blocks(part) if (each := _recipient(block))]
    if not told:
        return None
    rank = [None, BounceKind.TEMPORARY, BounceKind.PERMANENT]
    worst = max(told, key=lambda each: rank.index(each.kind))
    addresses = tuple(one for each in told for one in each.addresses)
    return Report(worst.kind, _ids(mail), worst.status, worst.diagnostic, addresses)


def _recipient(fields: dict[str, str]) -> Report | None:
    """One recipient's block; None for the block about the server."""
    action = fields.get("action", "").split(" ")[0].lower()
    diagnostic = fields.get("diagnostic-code", "")
    status = best_status(fields.get("status", ""), diagnostic)
    if not action and not status:
        return None
    failed = action == "failed" or (not action and status.startswith("5"))
    names = (fields.get("original-recipient", ""), fields.get("final-recipient", ""))
    return Report(
        kind_of(status, diagnostic) if failed else None,
        (),
        status,
        said(diagnostic),
        tuple(address(name) for name in names if "@" in name),
    )


def _complaint(mail: Message, part: Message) -> Report:
    fields = {name: value for block in reversed(blocks(part)) for name, value in block.items()}
    wanted = fields.get("feedback-type", "").lower() in COMPLAINTS
    return Report(BounceKind.COMPLAINT if wanted else None, _ids(mail))


def _letter(mail: Message) -> Report | None:
    """A server's letter without a report: Exim and qmail quote the mail in the text, headers and all.

    What it says in words is not read; the numbers above the quoted mail are.
    """
    sender = parseaddr(str(mail.get("From", "")))[1].partition("@")[0].lower()
    if not mail.get("X-Failed-Recipients") and sender not in SERVERS:
        return None
    texts = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    text = b"\n".join(content(part) for part in texts)[:MOST_TEXT].decode("utf-8", "replace")
    quoted = _quoted(text)
    above = text[:quoted]
    code = ENHANCED.search(above) or SMTP.search(above)
    line = next((line for line in above.splitlines() if code and code[0] in line), "")
    status = best_status("", line)
    ids = (*returned_ids(mail), *MESSAGE_ID.findall(text[quoted : quoted + LONGEST]))
    return Report(kind_of(status, line), ids, status, said(line)) if ids else None


def _quoted(text: str) -> int:
    """Where the quoted mail says its Message-ID; at the end when it doesn't."""
    found = re.search(r"^>? ?message-id:", text, re.IGNORECASE | re.MULTILINE)
    return found.start() if found else len(text)


def _ids(mail: Message) -> tuple[str, ...]:
    """Of what is returned; where nothing is, what the report says it answers (Exchange)."""
    answered = f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}"
    return tuple(returned_ids(mail)) or tuple(dict.fromkeys(MESSAGE_ID.findall(answered)))


def said(diagnostic: str) -> str:
    """The server's words in one line, without anybody's address."""
    words = diagnostic.partition(";")[2] if re.match(r"\s*[\w-]+\s*;", diagnostic) else diagnostic
    return _ADDRESS.sub("…", " ".join(words.split()))[:LONGEST]
