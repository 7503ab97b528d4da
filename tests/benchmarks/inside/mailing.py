"""Newsletters: what a worker hands over, and what a loop around smtplib would.

`mailing.py ROOT write NUMBER`: so many mails of one newsletter wait. `mailing.py ROOT send`: hand over what
waits until nothing does, as the worker does. `mailing.py ROOT plain NUMBER`: the same bytes by smtplib alone.
Each says when it is ready, begins at a line of input, and then tells its seconds and its memory.
"""

import json
import os
import smtplib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from subject import prepare

RECIPIENT = "reader.{}@example.org"


def write(number: int) -> None:
    """Mails as `pages.newsletters.sending` writes them: a shared text, and each reader's own links."""
    from workflows.outbox.models import Message, Priority, SharedBody  # noqa: PLC0415  after django.setup()

    Message.objects.filter(key__startswith="bench:").delete()
    SharedBody.objects.filter(key__startswith="bench").delete()
    words = "<p>" + "Im Haus treffen sich Menschen, die etwas bewegen wollen. " * 12 + "</p>"
    html = f"<html><body>{words * 20}<a href='%%unsubscribe_url%%'>Abmelden</a></body></html>"
    body = SharedBody.objects.create(key="bench", text=f"{words * 4}\n%%unsubscribe_url%%\n", html=html)
    for start in range(0, number, 500):
        Message.objects.bulk_create(
            Message(
                key=f"bench:{each}",
                to_address=RECIPIENT.format(each),
                subject="Neues aus dem Haus",
                shared_body=body,
                fields={"unsubscribe_url": f"https://haus.example/newsletter/{each:060d}/"},
                headers={
                    "List-Unsubscribe": f"<https://haus.example/one-click/{each:060d}/>",
                    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                    "List-Id": "<newsletter.haus.example>",
                },
                priority=Priority.BULK,
            )
            for each in range(start, min(start + 500, number))
        )


def send() -> None:
    """The worker's round, until nothing waits."""
    from workflows.outbox import delivery  # noqa: PLC0415  after django.setup()

    while delivery.tick():
        pass


def plain(number: int) -> Callable[[], None]:
    """The bytes are made before: only handing over is left to do."""
    from workflows.outbox.composing import as_bytes, envelope_sender  # noqa: PLC0415  after django.setup()
    from workflows.outbox.models import Message  # noqa: PLC0415  as above

    mails = list(Message.objects.filter(key__startswith="bench:")[:number])
    for mail in mails:
        mail.has_files = False
    contents = [(mail.to_address, as_bytes(mail)) for mail in mails]
    sender = envelope_sender()

    def loop() -> None:
        with smtplib.SMTP("127.0.0.1", int(os.environ["SMTP_PORT"])) as connection:
            for address, content in contents:
                connection.sendmail(sender, [address], content)

    return loop


def memory() -> int:
    """What this process holds, in kB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def main() -> None:
    """Do it when told."""
    prepare(Path(sys.argv[1]).resolve())
    from django.db import connection  # noqa: PLC0415  after django.setup()

    what, number = sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0
    if what == "write":
        write(number)
        return
    connection.ensure_connection()
    do = send if what == "send" else plain(number)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    before, began, cpu = memory(), time.perf_counter(), time.process_time()
    do()
    said = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    sys.stdout.write(json.dumps({**said, "before": before, "after": memory()}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
