"""The last metre: hands one mail over and says what became of it."""

import smtplib
from email.message import EmailMessage
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.core.mail.backends.smtp import EmailBackend as DjangoSmtpBackend
from django.core.mail.message import EmailMultiAlternatives
from django.utils.module_loading import import_string

from .faults import Fault, may_be_the_server, whose, words
from .pipelining import END_OF_MAIL, hand_over_at_once


class NotAccepted(Exception):
    """The mail was refused; `permanent` says whether another attempt makes sense.

    `suspicious` refusals, when everybody gets them, are the server's fault.
    """

    def __init__(self, reason: str, *, permanent: bool, suspicious: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.suspicious = suspicious


class Unclear(Exception):
    """The connection broke after the whole mail had gone out: it may or may not have been accepted."""


class ServerAway(Exception):
    """The mail server doesn't answer, or refuses whatever we bring; no mail was accepted, none is to blame.

    `has_read` the mail: it gave up only then, so after many attempts the mail may be to blame after all.
    """

    def __init__(self, reason: str, *, has_read: bool = False) -> None:
        super().__init__(reason)
        self.has_read = has_read


class _WatchedSmtp(smtplib.SMTP):
    """Knows whether the end of a mail has gone out, the point from which acceptance is possible."""

    end_has_gone_out = False

    def send(self, s: Any) -> None:
        """Send and take note of the end of a mail."""
        if isinstance(s, bytes) and s.endswith(END_OF_MAIL):
            self.end_has_gone_out = True
        super().send(s)

    def hand_over(self, sender: str, to: str, content: bytes) -> None:
        """One mail to one address, by two round trips where the server takes several commands at once."""
        self.ehlo_or_helo_if_needed()
        if self.has_extn("pipelining"):
            hand_over_at_once(self, sender, to, content)
        else:
            self.sendmail(sender, [to], content)


class _WatchedSmtpOverTls(_WatchedSmtp, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class SmtpTransport(DjangoSmtpBackend):
    """Django's SMTP backend on a connection that knows how far a mail got."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The watched connection, with or without TLS from the start."""
        return _WatchedSmtpOverTls if self.use_ssl else _WatchedSmtp


class WrittenMail(EmailMultiAlternatives):
    """A mail for transports that take Django's mails; where they ask for MIME, they get ours."""

    written: EmailMessage

    def message(self, *, policy: object = None) -> EmailMessage:
        """The mail as `mime` wrote it."""
        return self.written


def open_transport() -> BaseEmailBackend:
    """An open connection to what settings.OUTBOX_TRANSPORT names; raises ServerAway."""
    backend = import_string(settings.OUTBOX_TRANSPORT)
    try:
        transport = backend(**_options(backend))
        transport.open()
    except smtplib.SMTPResponseException as error:
        raise ServerAway(words(error.smtp_code, error.smtp_error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise ServerAway(type(error).__name__) from error
    return transport


def _options(backend: type[BaseEmailBackend]) -> dict[str, object]:
    if issubclass(backend, FileBackend):
        return {"alias": "outbox", "file_path": settings.OUTBOX_FOLDER}
    if issubclass(backend, DjangoSmtpBackend):
        return {"alias": "outbox", **settings.OUTBOX_SMTP}
    return {}


def speaks_smtp(transport: BaseEmailBackend) -> bool:
    """Whether the transport takes the bytes of a mail."""
    return isinstance(transport, SmtpTransport)


def hand_over(transport: BaseEmailBackend, *, to: str, sender: str, content: bytes | WrittenMail) -> None:
    """The mail was accepted; NotAccepted, Unclear or ServerAway say that it wasn't or may have been."""
    connection = getattr(transport, "connection", None)
    if isinstance(connection, _WatchedSmtp):
        connection.end_has_gone_out = False
    try:
        if isinstance(content, bytes):
            assert isinstance(connection, _WatchedSmtp)
            connection.hand_over(sender, to, content)
        else:
            transport.send_messages([content])
    except smtplib.SMTPServerDisconnected as error:
        raise _broken(connection, error) from error
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        raise _refusal(error) from error
    except OSError as error:  # smtplib's other errors are OSErrors, too
        raise _broken(connection, error) from error
    except ValueError as error:  # an address or header that no server would take
        raise NotAccepted(type(error).__name__, permanent=True) from error
    except Exception as error:  # another transport's own errors: it may have gone out
        raise Unclear(type(error).__name__) from error


def _refusal(error: smtplib.SMTPException) -> Exception:
    fault, code, said = whose(error)
    if fault is Fault.SERVER:
        return ServerAway(said, has_read=isinstance(error, smtplib.SMTPDataError))
    return NotAccepted(said, permanent=code >= 500, suspicious=may_be_the_server(code, said))


def _broken(connection: object, error: Exception) -> Exception:
    if getattr(connection, "end_has_gone_out", True):
        return Unclear(type(error).__name__)
    return NotAccepted(type(error).__name__, permanent=False)
