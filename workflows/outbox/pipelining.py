"""Handing over a mail by two round trips instead of four: commands in one go (RFC 2920).

`smtplib` waits for the answer to each of them. Refusals are told by the same exceptions as its `sendmail`.
"""

import re
import smtplib
from collections.abc import Callable

END_OF_MAIL = b"\r\n.\r\n"
_GO_ON = 354
_ACCEPTED = (250, 251)
_CLOSES = 421
_DOT_FIRST = re.compile(rb"^\.", re.MULTILINE)

Answer = tuple[int, bytes]


def hand_over_at_once(connection: smtplib.SMTP, sender: str, to: str, content: bytes) -> None:
    """The mail was accepted; raises what `smtplib.SMTP.sendmail` raises."""
    size = f" size={len(content)}" if connection.has_extn("size") else ""
    commands = (
        f"mail FROM:{smtplib.quoteaddr(sender)}{size}",
        f"rcpt TO:{smtplib.quoteaddr(to)}",
        "data",
    )
    if any("\r" in each or "\n" in each for each in commands):
        raise ValueError("an address with a line feed")
    connection.send("".join(f"{each}\r\n" for each in commands))
    _ask_for_leave(connection, sender, to)
    quoted = _DOT_FIRST.sub(b"..", content)
    connection.send(quoted.removesuffix(b"\r\n") + END_OF_MAIL)
    if (answer := connection.getreply())[0] != 250:
        raise _refused(connection, answer, lambda: smtplib.SMTPDataError(*answer))


def _ask_for_leave(connection: smtplib.SMTP, sender: str, to: str) -> None:
    """All three answers are read, also after a refusal: the next mail goes over the same connection."""
    about_sender = connection.getreply()
    if about_sender[0] == _CLOSES:
        raise _refused(connection, about_sender, lambda: smtplib.SMTPSenderRefused(*about_sender, sender))
    about_recipient = connection.getreply()
    if about_recipient[0] == _CLOSES:
        raise _refused(connection, about_recipient, lambda: _not_to(to, about_recipient))
    about_content = connection.getreply()
    is_refused = about_sender[0] != 250 or about_recipient[0] not in _ACCEPTED
    if is_refused and about_content[0] == _GO_ON:  # it waits for a mail to nobody: an empty one ends that
        connection.send(b".\r\n")
        connection.getreply()
    if about_sender[0] != 250:
        raise _refused(connection, about_sender, lambda: smtplib.SMTPSenderRefused(*about_sender, sender))
    if is_refused:
        raise _refused(connection, about_recipient, lambda: _not_to(to, about_recipient))
    if about_content[0] != _GO_ON:
        raise _refused(connection, about_content, lambda: smtplib.SMTPDataError(*about_content))


def _not_to(to: str, answer: Answer) -> smtplib.SMTPException:
    return smtplib.SMTPRecipientsRefused({to: answer})


def _refused(
    connection: smtplib.SMTP, answer: Answer, say: Callable[[], smtplib.SMTPException]
) -> smtplib.SMTPException:
    """The refusal, with the connection closed or ready for the next mail."""
    if answer[0] == _CLOSES:
        connection.close()
    else:
        try:
            connection.rset()
        except smtplib.SMTPServerDisconnected:
            connection.close()
    return say()
