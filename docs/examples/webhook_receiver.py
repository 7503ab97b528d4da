"""A receiver of the house's webhooks, to copy: checks the signature, answers at once, works afterwards.

pip install standardwebhooks
WEBHOOK_SECRET=whsec_… python webhook_receiver.py 8090
"""

import os
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

from standardwebhooks import Webhook, WebhookVerificationError

LONGEST = 64 * 1024


def receiver(secrets: list[str], work: Callable[[dict], None], port: int = 0) -> ThreadingHTTPServer:
    """A server that hands each event to `work` once; any of the secrets may have signed it."""
    waiting: Queue[dict] = Queue()
    seen: set[str] = set()  # keep them in your database, for as long as the house keeps its events

    def verified(headers: dict[str, str], body: bytes) -> dict | None:
        for secret in secrets:
            try:
                return Webhook(secret).verify(body, headers)
            except WebhookVerificationError:
                continue
        return None

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), LONGEST))
            headers = {name.lower(): value for name, value in self.headers.items()}
            event = verified(headers, body)
            if event is not None and headers["webhook-id"] not in seen:
                seen.add(headers["webhook-id"])
                waiting.put(event)
            self.send_response(204 if event is not None else 401)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    def go_on() -> None:
        while True:
            work(waiting.get())

    Thread(target=go_on, daemon=True).start()
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def build_anew(event: dict) -> None:
    """What a static website does: ask again for what carries one of the tags."""
    print(event["type"], *event["data"].get("tags", []), flush=True)  # noqa: T201


if __name__ == "__main__":
    receiver([os.environ["WEBHOOK_SECRET"]], build_anew, int(sys.argv[1])).serve_forever()
