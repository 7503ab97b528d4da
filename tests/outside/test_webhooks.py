"""Our webhooks in the eyes of the library that receivers in JavaScript use, beside the one for Python."""

import json
import subprocess
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from tests.people.factories import UserFactory
from tests.webhooks.receiver import listening
from workflows.webhooks import actions, delivery, signing
from workflows.webhooks.models import Happening

FOLDER = settings.ROOT / "tests" / "outside"
type Call = dict[str, Any]


def verdicts(node: str, calls: list[Call]) -> list[str]:
    """What the npm library says to each call: the type of the event, or why it is refused."""
    lines = "".join(json.dumps(each) + "\n" for each in calls)
    command = [node, "src/webhooks.mjs"]
    done = subprocess.run(
        command, cwd=FOLDER, input=lines, capture_output=True, text=True, check=True, timeout=60
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def pythons(call: Call) -> str:
    """The same from the Python library."""
    try:
        return str(Webhook(call["secret"]).verify(call["body"], call["headers"])["type"])
    except WebhookVerificationError as error:
        return f"refused: {error}"


@pytest.mark.django_db
def test_delivered_calls_are_verified_also_while_a_secret_changes(outside: str, settings: Any) -> None:
    admin = UserFactory(roles=["admin"])
    with listening() as receiver:
        settings.WEBHOOKS_INSIDE = [receiver.host]
        wish = actions.Wish(receiver.url, ["case.*"])
        endpoint, old = actions.create_endpoint(actor=admin, wish=wish)
        for case in ("Nähstube", "مشغل"):
            Happening.objects.create(type="case.closed", data={"case": case})
        delivery.tick()
        new = actions.rotate_secret(actor=admin, endpoint=endpoint, hours=24)
        Happening.objects.create(type="case.reopened", data={"case": "1"})
        delivery.tick()
        got = [(each.headers, each.body.decode()) for each in receiver.got]
    assert len(got) == 3
    calls = [{"secret": old, "headers": headers, "body": body} for headers, body in got]
    calls.append({**calls[2], "secret": new})
    expected = ["case.closed", "case.closed", "case.reopened", "case.reopened"]
    assert [pythons(each) for each in calls] == expected
    assert verdicts(outside, calls) == expected


def test_what_somebody_touched_is_refused_by_both(outside: str) -> None:
    secret, now = signing.new_secret(), timezone.now()
    body = json.dumps({"type": "case.closed", "data": {}})

    def call(at: Any = now, sent: str = body, **more: str) -> Call:
        headers = signing.headers([secret], "msg_1", at, body.encode())
        return {"secret": secret, "headers": {**headers, **more}, "body": sent}

    fine = call()
    touched = [
        call(sent=body.replace("closed", "opened")),
        call(**{"webhook-id": "msg_2"}),
        call(**{"webhook-timestamp": str(int(now.timestamp()) + 1)}),
        call(now - timedelta(minutes=10)),
        call(now + timedelta(minutes=10)),
        call(**{"webhook-signature": "v1,"}),
        {**fine, "secret": signing.new_secret()},
        {**fine, "headers": {}},
    ]
    assert verdicts(outside, [fine]) == [pythons(fine)] == ["case.closed"]
    for each, theirs in zip(touched, verdicts(outside, touched), strict=True):
        assert theirs.startswith("refused: "), each
        assert pythons(each).startswith("refused: "), each
