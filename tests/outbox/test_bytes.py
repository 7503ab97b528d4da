"""What really leaves the house: the bytes an SMTP server gets, read without Python's own mail parser."""

import quopri
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.outbox.factories import queue
from tests.outbox.smtp import MailServer
from tests.people.factories import HouseFactory
from workflows.documents.actions import freeze
from workflows.outbox import delivery, mime
from workflows.outbox.actions import queue_message
from workflows.outbox.backend import OutboxEmailBackend
from workflows.outbox.models import SharedBody

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "abcdef0123456789" * 12
ONE_CLICK = f"https://haus.example.org/ar/newsletter/one-click/{TOKEN}%3A{TOKEN[:43]}/"


def unfolded(content: bytes) -> dict[str, bytes]:
    """The headers of a mail as RFC 5322, 2.2.3 reads them: by hand."""
    head = re.sub(rb"\r\n(?=[ \t])", b"", content.partition(b"\r\n\r\n")[0])
    pairs = (line.partition(b":") for line in head.split(b"\r\n"))
    return {name.decode().lower(): value.strip() for name, _colon, value in pairs}


def parts(content: bytes) -> dict[str, str]:
    """The text parts of a mail by their type, decoded by hand."""
    found = {}
    pattern = (
        rb"Content-Type: (text/\w+); charset=\"utf-8\"\r\n((?:[\w-]+: [^\r]*\r\n)*)\r\n(.*?)\r\n--=======|\Z"
    )
    for kind, headers, body in re.findall(pattern, content, re.DOTALL):
        if kind:
            assert b"Content-Transfer-Encoding: quoted-printable" in headers
            found[kind.decode()] = quopri.decodestring(body).decode().replace("\r\n", "\n")
    return found


def check_wire(content: bytes) -> None:
    """Seven bits, whole line ends, no line longer than mail allows (RFC 5321, 4.5.3.1.6; RFC 2045, 6.7)."""
    assert content.isascii()
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert b"\n" not in content.replace(b"\r\n", b"")
    body = content.partition(b"\r\n\r\n")[2]
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert max(map(len, body.split(b"\r\n"))) <= 76


def newsletter(**fields: Any) -> None:
    """A mail of many: a shared text with the reader's own links."""
    body = SharedBody.objects.create(
        text="Grüße\n\nAbmelden: %%unsubscribe_url%%\n"
        + "مرحبًا " * 40
        + "%%manage_url%% Ende\n.\nFrom here\n",
        html=f"<p>Grüße</p><a href='%%manage_url%%'>{'Привіт ' * 60}</a><a href='%%unsubscribe_url%%'>x</a>",
    )
    queue_message(
        to_address="mia@example.org",
        subject="Нове у будинку: " + "ä" * 80,
        shared_body=body,
        fields={"unsubscribe_url": ONE_CLICK, "manage_url": "https://haus.example.org/m/?a=1&b=ü"},
        reply_to="haus@example.org",
        headers={
            "List-Unsubscribe": f"<{ONE_CLICK}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": "<newsletter.haus.example.org>",
            "References": " ".join(f"<{'r' * 70}{number}@haus.example.org>" for number in range(20)),
        },
        **fields,
    )


def test_headers_for_programs_are_literal(server: MailServer) -> None:
    """RFC 2369 and RFC 8058 want the address itself, not encoded words, however long it is."""
    newsletter()
    assert delivery.tick() == 1
    (content,) = server.contents
    check_wire(content)
    headers = unfolded(content)
    assert headers["list-unsubscribe"] == f"<{ONE_CLICK}>".encode()
    assert headers["list-unsubscribe-post"] == b"List-Unsubscribe=One-Click"
    assert headers["list-id"] == b"<newsletter.haus.example.org>"
    assert len(headers["references"].split()) == 20
    for name in ("list-unsubscribe", "message-id", "references", "to", "date", "content-language"):
        assert b"=?" not in headers[name], name
    assert re.fullmatch(rb"<[^<>\s]+@[^<>\s]+>", headers["message-id"])
    assert b"=?utf-8?" in headers["subject"]


def test_the_readers_own_links_stand_in_both_parts(server: MailServer) -> None:
    """A place cut by a soft line break is filled all the same; the text around it is untouched."""
    newsletter()
    delivery.tick()
    found = parts(server.contents[0])
    assert f"Abmelden: {ONE_CLICK}\n" in found["text/plain"]
    assert "https://haus.example.org/m/?a=1&b=ü Ende\n.\nFrom here" in found["text/plain"]
    assert "مرحبًا " * 40 in found["text/plain"]
    assert f"<a href='{ONE_CLICK}'>x</a>" in found["text/html"]
    assert "%%" not in found["text/plain"] + found["text/html"]


def test_a_mail_of_many_is_the_same_mail_alone(server: MailServer) -> None:
    """With a file the mail is written by itself: the same text and headers arrive."""
    newsletter()
    delivery.tick()
    document = freeze(
        case=None, kind="x", name="Übersicht.pdf", content=b"%PDF-", media_type="application/pdf", actor=None
    )
    newsletter(attachments=[document])
    delivery.tick()
    many, alone = server.contents
    check_wire(alone)
    assert parts(many) == parts(alone)
    for name in ("list-unsubscribe", "subject", "from", "reply-to", "to"):
        assert unfolded(many)[name] == unfolded(alone)[name]
    assert b"filename*=utf-8''%C3%9Cbersicht.pdf" in alone


def test_sign_in_codes_say_that_a_program_wrote_them(server: MailServer) -> None:
    """Whatever Django's mail functions send: no out-of-office note comes back, answers reach the house."""
    from django.core.mail import EmailMessage  # noqa: PLC0415  the sender of sign-in codes

    HouseFactory(email="haus@example.org")
    OutboxEmailBackend().send_messages([EmailMessage("Ihr Code", "Code: 123456\n", to=["mia@example.org"])])
    delivery.tick()
    headers = unfolded(server.contents[0])
    assert headers["auto-submitted"] == b"auto-generated"
    assert headers["reply-to"] == b"<haus@example.org>"


def test_the_envelope_names_where_bounces_go(server: MailServer, settings: Any) -> None:
    """The readable sender stays; reports of mail servers go to their own address."""
    settings.OUTBOX_BOUNCES_TO = "bounces@haus.example.org"
    queue(1, from_address="Jemand <jemand@anderswo.example>")
    delivery.tick()
    assert server.senders == ["bounces@haus.example.org"]
    assert unfolded(server.contents[0])["from"] == b"Jemand <jemand@anderswo.example>"


def test_an_address_with_umlauts_leaves_in_its_ascii_form(server: MailServer) -> None:
    """Domains may have umlauts; the wire has none."""
    queue(1, to_address="mia@bücher.example", from_address="Löwe & Bär <a@bücher.example>")
    assert delivery.tick() == 1
    assert server.recipients == ["mia@xn--bcher-kva.example"]
    assert b"<a@xn--bcher-kva.example>" in unfolded(server.contents[0])["from"]


@pytest.mark.parametrize("value", ["<https://x/ü>", "a\r\nBcc: x@y.example", "a\x00b", "x" * 2000])
def test_a_header_that_mail_cannot_hold_is_refused(value: str) -> None:
    """Nothing is encoded silently, nothing smuggled in."""
    with pytest.raises(ValueError, match="header"):
        mime.head({"List-Unsubscribe": value})


def test_headings_and_preview(server: MailServer) -> None:
    """One h1 in every mail; the preview line tells what the subject doesn't."""
    queue(1, subject="Betreff", text="Hallo Mia,\n\ndein Antrag ist da.\n\nBis bald\n")
    delivery.tick()
    html = parts(server.contents[0])["text/html"]
    assert len(re.findall(r"<h1\b", html)) == 1
    preview = re.search(r"<div style=\"display:none;[^>]*>(.*?)</div>", html, re.DOTALL)
    assert preview
    assert preview[1].strip() == "dein Antrag ist da."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.text(max_size=120), value=st.text(max_size=200), after=st.text(max_size=120))
def test_any_text_comes_back_from_the_mould(before: str, value: str, after: str) -> None:
    """Whatever stands around a place and in it: decoded, it is what was written."""
    clean = [
        re.sub(r"[\r\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", t)
        for t in (before, value, after)
    ]
    first, middle, last = (text.replace("%%", "%") for text in clean)
    text = f"A{first}|%%own%%|{last}Z\n"
    mail = mime.message(subject="s", sender="a@b.example", reply_to="", text=text, html="<p>x</p>")
    content = mime.Mould.of(mail, ["own"]).filled(mime.head({"To": "<a@b.example>"}), {"own": middle})
    assert content.isascii()
    assert parts(content)["text/plain"].rstrip("\n") == f"A{first}|{middle}|{last}Z".rstrip("\n")
