"""Two machines are one house: what is published, counted and sent on one is known on the other."""

import requests

from tests.harness.servers import until
from tests.machines.house import HTTPS, House
from workflows.upkeep.limits import LIMITS


def test_published_here_seen_there(house: House) -> None:
    """Both have kept the page; both show the new one at once."""
    for title in ("Zweite Fassung", "Dritte Fassung"):
        house.publish("a" if title.startswith("Z") else "b", title)
        for name in "aabb":
            answer = house.get(name, "/fassung/")
            assert answer.status_code == 200
            assert title in answer.text, name


def test_limits_count_across(house: House) -> None:
    """Nobody gets twice as much by asking two machines."""
    most = min(limit for limit, _seconds in LIMITS["newsletter_mail_to"])
    body = {"email": "limit@example.org", "language": "de"}
    for number in range(2 * most):
        port = house.servers["ab"[number % 2]].port
        url = f"http://127.0.0.1:{port}/api/newsletters/subscriptions"
        assert requests.post(url, json=body, headers=HTTPS, timeout=30).status_code == 202
    until(lambda: house.mail.recipients.count("limit@example.org") >= most, 40, "the mails")
    house.publish("a", "Nach den Mails")  # time for one more mail, which must not come
    assert house.mail.recipients.count("limit@example.org") == most


def test_a_file_stored_by_one_is_read_by_both(house: House) -> None:
    for name in "ab":
        answer = house.download(name)
        assert (answer.status_code, len(answer.content)) == (200, 5016)
