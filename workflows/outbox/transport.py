"""The last metre: hands one mail over and says what became of it."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as DjangoSmtpBackend
from django.core.mail.message import EmailMultiAlternatives
from django.utils.module_loading import import_string

_END_OF_MAIL = b"\r\n.\r\n"


class NotAccepted(Exception):
    """The mail was refused; `permanent` says whether another attempt makes sense."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class Unclear(Exception):
    """The connection broke after the whole mail had gone out: it may or may not have been accepted."""


class ServerAway(Exception):
    """No mail server answers; no mail was touched."""


class _WatchedSmtp(smtplib.SMTP):
    """Knows whether the end of a mail has gone out, the point from which acceptance is possible."""

    end_has_gone_out = False

    def send(self, s: Any) -> None:
        """Send and take note of the end of a mail."""
        if isinstance(s, bytes) and s.endswith(_END_OF_MAIL):
            self.end_has_gone_out = True
        super().send(s)


class _WatchedSmtpOverTls(_WatchedSmtp, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class SmtpTransport(DjangoSmtpBackend):
    """Django's SMTP backend on a connection that knows how far a mail got."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The watched connection, with or without TLS from the start."""
        return _WatchedSmtpOverTls if self.use_ssl else _WatchedSmtp


def open_transport() -> BaseEmailBackend:
    """An open connection to what settings.OUTBOX_TRANSPORT names; raises ServerAway."""
    backend = import_string(settings.OUTBOX_TRANSPORT)
    try:
        transport = backend(**_options(backend))
        transport.open()
    except (OSError, smtplib.SMTPException) as error:
        raise ServerAway(type(error).__name__) from error
    return transport


def _options(backend: type[BaseEmailBackend]) -> dict[str, Any]:
    if not issubclass(backend, DjangoSmtpBackend):
        return {}
    return {"alias": "outbox", **settings.OUTBOX_SMTP}


def hand_over(transport: BaseEmailBackend, mail: EmailMultiAlternatives) -> None:
    """The mail was accepted, or NotAccepted or Unclear says that it wasn't or may have been."""
    connection = getattr(transport, "connection", None)
    if isinstance(connection, _WatchedSmtp):
        connection.end_has_gone_out = False
    try:
        transport.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        raise NotAccepted(_said(code, answer), permanent=code >= 500) from error
    except smtplib.SMTPServerDisconnected as error:
        raise _broken(connection, error) from error
    except smtplib.SMTPResponseException as error:
        raise NotAccepted(
            _said(error.smtp_code, error.smtp_error), permanent=error.smtp_code >= 500
        ) from error
    except OSError as error:  # smtplib's other errors are OSErrors, too
        raise _broken(connection, error) from error
    except ValueError as error:  # an address or header that no server would take
        raise NotAccepted(type(error).__name__, permanent=True) from error
    except Exception as error:  # another transport's own errors: it may have gone out
        raise Unclear(type(error).__name__) from error


def _broken(connection: Any, error: Exception) -> Exception:
    if getattr(connection, "end_has_gone_out", True):
        return Unclear(type(error).__name__)
    return NotAccepted(type(error).__name__, permanent=False)


def _said(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())}"[:300]
