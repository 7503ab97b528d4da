"""Another program that listens: keeps what it gets, answers as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass
class Got:
    """One call."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """What came, and what to answer: `answers` one after the other, then 204."""

    url: str = ""
    got: list[Got] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)
    hangs: Event = field(default_factory=Event)
    released: Event = field(default_factory=Event)

    @property
    def host(self) -> str:
        """As the setting WEBHOOKS_INSIDE names it."""
        return self.url.split("/")[2]

    @property
    def ids(self) -> list[str]:
        """The ids of what came."""
        return [each.headers["webhook-id"] for each in self.got]


@contextmanager
def listening() -> Iterator[Receiver]:
    """A receiver on a free port."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.got.append(Got(self.path, headers, body))
            if receiver.hangs.is_set():
                receiver.released.wait(60)
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            for name, value in receiver.more.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_port}/hooks?from=house"
    try:
        yield receiver
    finally:
        receiver.released.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
