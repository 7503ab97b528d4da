"""What a mail server's numbers say about an address (RFC 3463, RFC 5321); words decide nothing."""

import re

from workflows.outbox.models import BounceKind

ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
SMTP = re.compile(r"(?<![\d.])([45]\d\d)(?=[ \-;,]|$)")

# Subjects that speak of the address: it is wrong, its mailbox is disabled, its domain takes no mail.
# Exchange Online says 5.4.1 and Outlook 5.5.0 for an unknown recipient.
GONE = frozenset({(2, 1), (4, 1), (4, 4), (5, 0)})
# X.1.7 and X.1.8 speak of the sender's address: ours.
ABOUT_THE_SENDER = frozenset({7, 8})
# 550 no such mailbox, 551 not local, 553 name not allowed, 556 the domain takes no mail. Not 552: full.
SMTP_GONE = frozenset({"550", "551", "553", "556"})


def best_status(status: str, diagnostic: str) -> str:
    """The status that says most: the server's own words where the report only says "something"."""
    told, said = ENHANCED.search(status), ENHANCED.search(diagnostic)
    if told is None or (told[0].endswith(".0.0") and said is not None):
        told = said
    return told[0] if told else ""


def kind_of(status: str, diagnostic: str) -> BounceKind:
    """What a mail that was not delivered says about its address.

    Permanent is only what says that the address is gone. A full mailbox, a server that was away too long,
    a filter, a rule of somebody's house, a mail that was too big: that may be otherwise with the next one.
    """
    code = ENHANCED.fullmatch(status)
    if code is None or status == "5.0.0":
        said = SMTP.search(diagnostic)
        gone = said[1] in SMTP_GONE if said else status == "5.0.0"
    else:
        kind, subject, detail = (int(each) for each in code.groups())
        about_address = subject == 1 and detail not in ABOUT_THE_SENDER
        gone = kind == 5 and (about_address or (subject, detail) in GONE)
    return BounceKind.PERMANENT if gone else BounceKind.TEMPORARY
