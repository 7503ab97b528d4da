"""Whose fault a refusal is: the recipient's, the mail's, or the mail server's own."""

import enum
import re
import smtplib

# Answers by which a server speaks about itself, wherever they come: it closes (RFC 5321, 3.8), it wants
# us to sign in or to encrypt (RFC 4954, RFC 3207), it can't sign us in.
_ABOUT_ITSELF = frozenset({421, 530, 534, 535, 538, 454})
# At MAIL FROM these are about this mail's size (RFC 1870), everything else about us.
_TOO_LARGE = frozenset({552, 523})
# RFC 3463: X.1 is about the address, X.2 about the mailbox; X.7 about policy, whoever is meant.
_ABOUT_THE_RECIPIENT = re.compile(r"\b5\.[12]\.\d{1,3}\b")
_POLICY = re.compile(r"\b5\.7\.\d{1,3}\b")


class Fault(enum.Enum):
    """Who is to blame."""

    RECIPIENT = "recipient"
    MAIL = "mail"
    SERVER = "server"


def whose(error: smtplib.SMTPException) -> tuple[Fault, int, str]:
    """Who is to blame for a refusal, with the server's code and words."""
    answer: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        fault = Fault.SERVER if code in _ABOUT_ITSELF else Fault.RECIPIENT
    else:
        assert isinstance(error, smtplib.SMTPResponseException)
        code, answer = error.smtp_code, error.smtp_error
        fault = _about_the_conversation(error, code)
    return fault, code, words(code, answer)


def _about_the_conversation(error: smtplib.SMTPResponseException, code: int) -> Fault:
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Fault.MAIL if code in _TOO_LARGE else Fault.SERVER
    if isinstance(error, smtplib.SMTPDataError):
        return Fault.SERVER if code in _ABOUT_ITSELF else Fault.MAIL
    return Fault.SERVER


def may_be_the_server(code: int, said: str) -> bool:
    """Whether this refusal for good, said to everybody, would be the server's fault after all."""
    return not _ABOUT_THE_RECIPIENT.search(said) and (code == 554 or bool(_POLICY.search(said)))


def words(code: int, answer: bytes | str) -> str:
    """What the server said, in one line."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())}"[:300]
