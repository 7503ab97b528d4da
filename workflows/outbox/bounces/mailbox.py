"""The mailbox of reports, by IMAP (RFC 3501): what waits in it, and what becomes of each mail.

A mail that was noted is deleted; one that nobody understood stays, with the flag that mail programs show as
a star, and is not read again. So nothing is lost when we are killed between the two.
"""

import imaplib
import ssl
from types import TracebackType

from django.conf import settings

SECONDS = 20
# A report returns our own mail; more than so much of it is never looked at.
MOST_BYTES = 1_000_000


class MailboxAway(Exception):
    """The mailbox can't be reached, or refuses what we ask."""


class Mailbox:
    """The open mailbox of settings.BOUNCES_IMAP."""

    def __enter__(self) -> "Mailbox":
        where = settings.BOUNCES_IMAP
        try:
            self._imap = self._connect(where["host"], where["port"], encrypted=where["tls"])
            self._imap.login(where["user"], where["password"])
            self._check(self._imap.select(f'"{where["folder"]}"')[0])
        except (OSError, imaplib.IMAP4.error) as error:
            raise MailboxAway(str(error) or type(error).__name__) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._imap.expunge()
            self._imap.logout()
        except (OSError, imaplib.IMAP4.error):
            return  # what is marked as deleted goes the next time

    @staticmethod
    def _connect(host: str, port: int, *, encrypted: bool) -> imaplib.IMAP4:
        if encrypted:
            context = ssl.create_default_context()
            return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=SECONDS)
        return imaplib.IMAP4(host, port, timeout=SECONDS)

    @staticmethod
    def _check(answer: str) -> None:
        if answer != "OK":
            raise imaplib.IMAP4.error(answer)

    def waiting(self) -> list[str]:
        """The mails nobody has looked at yet, the oldest first."""
        return self._search("UNDELETED", "UNFLAGGED")

    def left(self) -> int:
        """How many mails are left for a person."""
        return len(self._search("UNDELETED", "FLAGGED"))

    def _search(self, *criteria: str) -> list[str]:
        found = self._uid("SEARCH", *criteria)
        return found[0].decode().split() if found and isinstance(found[0], bytes) else []

    def content(self, uid: str) -> bytes:
        """The beginning of a mail, as far as a report reaches."""
        answers = self._uid("FETCH", uid, f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
        return next((each[1] for each in answers if isinstance(each, tuple)), b"")

    def remove(self, uid: str) -> None:
        """It has been noted."""
        self._uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)")

    def leave(self, uid: str) -> None:
        """A person has to look at it."""
        self._uid("STORE", uid, "+FLAGS.SILENT", r"(\Flagged)")

    def take_back(self, uid: str) -> None:
        """It is looked at once more."""
        self._uid("STORE", uid, "-FLAGS.SILENT", r"(\Flagged)")

    def _uid(self, command: str, *arguments: str) -> list[bytes | tuple[bytes, bytes]]:
        try:
            answer, data = self._imap.uid(command, *arguments)
            self._check(answer)
        except (OSError, imaplib.IMAP4.error) as error:
            raise MailboxAway(str(error) or type(error).__name__) from error
        return [each for each in data if each is not None]
