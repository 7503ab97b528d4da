"""Reports of many servers are understood by their numbers, and belong to a mail by its Message-ID alone."""

import pytest

from tests.outbox import reports
from tests.outbox.reports import OURS
from workflows.outbox.bounces.reports import Report, read
from workflows.outbox.models import BounceKind

PERMANENT, TEMPORARY, COMPLAINT = BounceKind.PERMANENT, BounceKind.TEMPORARY, BounceKind.COMPLAINT


def told(raw: bytes) -> Report:
    report = read(raw)
    assert report is not None
    return report


@pytest.mark.parametrize(
    ("code", "said", "kind"),
    [
        ("5.1.1", "", PERMANENT),
        ("5.1.2", "", PERMANENT),
        ("5.1.10", "556 5.1.10 takes no mail", PERMANENT),
        ("5.2.1", "550 5.2.1 disabled", PERMANENT),
        ("5.4.1", "550 5.4.1 Recipient address rejected", PERMANENT),
        ("5.5.0", "550 5.5.0 mailbox unavailable", PERMANENT),
        ("5.0.0", "550 no such user", PERMANENT),
        ("5.0.0", "", PERMANENT),
        ("", "551 not local", PERMANENT),
        ("5.0.0", "554-5.1.1 unknown", PERMANENT),
        ("5.2.2", "552 5.2.2 over quota", TEMPORARY),
        ("4.2.2", "452 4.2.2 over quota", TEMPORARY),
        ("5.0.0", "552 mailbox full", TEMPORARY),
        ("5.0.0", "554 refused", TEMPORARY),
        ("5.0.0", "552 5.2.2 full", TEMPORARY),
        ("5.1.8", "501 5.1.8 bad sender", TEMPORARY),
        ("5.2.3", "552 5.2.3 too big", TEMPORARY),
        ("5.4.7", "expired", TEMPORARY),
        ("4.4.1", "", TEMPORARY),
        ("5.7.1", "550 5.7.1 looks like spam from 192.0.2.1", TEMPORARY),
        ("5.6.0", "", TEMPORARY),
    ],
)
def test_numbers_decide(code: str, said: str, kind: BounceKind) -> None:
    """Gone is only who is said to be gone; full, away, refused by a rule may pass."""
    report = told(reports.status(code=code, said=said))
    assert (report.kind, report.ids) == (kind, (OURS,))


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_no_harm_done(action: str) -> None:
    assert told(reports.status(action=action, code="4.4.1")).kind is None


@pytest.mark.parametrize(
    ("raw", "kind", "code"),
    [
        (reports.POSTFIX, PERMANENT, "5.1.1"),
        (reports.EXIM, PERMANENT, ""),
        (reports.EXIM_NEW, TEMPORARY, "5.2.2"),
        (reports.EXCHANGE, PERMANENT, "5.1.10"),
        (reports.GLOBAL, PERMANENT, "5.1.1"),
        (reports.GLOBAL_PLAIN, TEMPORARY, "4.2.2"),
        (reports.complaint(), COMPLAINT, ""),
        (reports.complaint("fraud"), COMPLAINT, ""),
        (reports.complaint("not-spam"), None, ""),
        (reports.complaint("auth-failure"), None, ""),
    ],
    ids=["postfix", "exim", "exim-new", "exchange", "global", "global-8bit", "abuse", "fraud", "not", "auth"],
)
def test_servers(raw: bytes, kind: BounceKind | None, code: str) -> None:
    for each in (raw, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")):
        report = told(each)
        assert (report.kind, report.status, report.ids) == (kind, code, (OURS,))


def test_the_addresses_of_a_report() -> None:
    """Types, cases, escapes and alphabets."""
    assert told(reports.GLOBAL).addresses == told(reports.GLOBAL_PLAIN).addresses == ("müller@example.org",)
    assert told(reports.status(to="MIA@Example.org")).addresses == ("mia@example.org",)
    assert told(reports.complaint()).addresses == ()


def test_no_address_is_kept_of_what_the_server_said() -> None:
    assert told(reports.POSTFIX).diagnostic == "550 5.1.1 …: no such person here"


@pytest.mark.parametrize("raw", [reports.AWAY, reports.SPAM, b"", b"\x00\xff\n\n"])
def test_what_is_no_report(raw: bytes) -> None:
    assert read(raw) is None


def test_cut_anywhere_it_never_raises() -> None:
    """A report may end where the mailbox, or we, stopped reading."""
    for raw in (reports.POSTFIX, reports.EXIM, reports.GLOBAL, reports.complaint()):
        for end in range(0, len(raw), 7):
            read(raw[:end])
