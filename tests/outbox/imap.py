"""A mailbox for tests: speaks as much IMAP as reading a mailbox needs, over a real socket."""

import re
import socketserver
import threading
from dataclasses import dataclass, field
from types import TracebackType

LITERAL = re.compile(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)")
STORE = re.compile(r"UID STORE (\d+) ([+-])FLAGS\.SILENT \((.+)\)")


@dataclass
class Kept:
    """A mail with its flags."""

    content: bytes
    flags: set[str] = field(default_factory=set)


class _Conversation(socketserver.StreamRequestHandler):
    server: "MailboxServer"

    def handle(self) -> None:
        """Answer until the client leaves."""
        self._say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _blank, command = line.partition(" ")
            self.server.commands.append(command)
            if self.server.breaks_at and self.server.breaks_at in command:
                return
            answer = self._answer(command)
            self._say(f"{tag} {answer}")
            if command == "LOGOUT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def _answer(self, command: str) -> str:
        mails = self.server.mails
        if command.startswith("CAPABILITY"):
            self._say("* CAPABILITY IMAP4rev1")
        elif command.startswith("LOGIN"):
            return "OK done" if command.endswith('"geheim"') else "NO [AUTHENTICATIONFAILED] wrong"
        elif command.startswith("SELECT"):
            self._say(f"* {len(mails)} EXISTS")
        elif command.startswith("UID SEARCH"):
            flagged = command.endswith(" FLAGGED")
            found = [
                str(uid)
                for uid, mail in mails.items()
                if "\\Deleted" not in mail.flags and ("\\Flagged" in mail.flags) == flagged
            ]
            self._say("* SEARCH " + " ".join(found))
        elif fetched := LITERAL.fullmatch(command):
            content = mails[int(fetched[1])].content[: int(fetched[2])]
            self._say(f"* 1 FETCH (UID {fetched[1]} BODY[]<0> {{{len(content)}}}")
            self.wfile.write(content)
            self._say(")")
        elif stored := STORE.fullmatch(command):
            flags = mails[int(stored[1])].flags
            (flags.add if stored[2] == "+" else flags.discard)(stored[3])
        elif command == "EXPUNGE":
            for uid in [uid for uid, mail in mails.items() if "\\Deleted" in mail.flags]:
                del mails[uid]
        elif command != "LOGOUT":
            return "BAD unknown"
        return "OK done"


class MailboxServer(socketserver.ThreadingTCPServer):
    """The mailbox of house@, password “geheim”."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mails: dict[int, Kept] = {}
        self.commands: list[str] = []
        self.breaks_at = ""

    def __enter__(self) -> "MailboxServer":
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()

    def put(self, *contents: bytes) -> None:
        """These mails have come."""
        for content in contents:
            self.mails[len(self.commands) + len(self.mails) + 1] = Kept(content)

    @property
    def settings(self) -> dict[str, object]:
        """How the house reaches it."""
        where = {"host": "127.0.0.1", "port": self.server_address[1], "folder": "INBOX", "tls": False}
        return {**where, "user": "house", "password": "geheim"}
