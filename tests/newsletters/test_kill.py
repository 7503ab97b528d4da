"""Two hundred readers, a real mail server, workers killed in the middle: everybody gets the issue once."""

import random
import time

import pytest
from wagtail.models import Locale, Page

from pages.newsletters import actions
from pages.newsletters.models import Campaign, CampaignState, Delivery
from tests.newsletters import factories
from tests.outbox.smtp import MailServer, WorkerProcess, wait_for
from tests.people.factories import UserFactory
from workflows.outbox.models import Message, State

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 200


def test_a_newsletter_survives_kill_9() -> None:
    """Three workers are killed, two finish together; nobody is left out, nobody gets it twice."""
    _tree()
    editor, approver = UserFactory(roles=["editor"]), UserFactory(roles=["newsletter_approver"])
    factories.readers(READERS)
    campaign = actions.prepare(issue=factories.issue(editor=editor), actor=editor)
    asked = actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=asked.seen_hash)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    chance = random.Random(3)
    with MailServer(pause=0.003) as server:
        for _round in range(3):
            target = len(server.mails) + chance.randint(10, 40)
            worker = WorkerProcess(server)
            wait_for(lambda target=target: len(server.mails) >= target, what=f"{target} mails")
            worker.kill()
            time.sleep(1.1)
        last = [WorkerProcess(server), WorkerProcess(server)]
        wait_for(lambda: Campaign.objects.get().state == CampaignState.SENT, what="the campaign")
        for worker in last:
            worker.stop()
        received = server.recipients
    assert len(received) == len(set(received)), "somebody got it twice"
    doubt = set(Message.objects.filter(state=State.IN_DOUBT).values_list("to_address", flat=True))
    assert len(doubt) <= 3
    everybody = {f"leser{number}@example.org" for number in range(READERS)}
    assert everybody - set(received) <= doubt, "somebody got nothing"
    assert set(Message.objects.filter(state=State.SENT).values_list("to_address", flat=True)) <= set(received)
    assert Delivery.objects.count() == READERS


def _tree() -> None:
    """Earlier transactional tests have emptied the tables: the page tree needs its root again."""
    if not Page.objects.exists():
        Locale.objects.get_or_create(language_code="de")
        Page.add_root(title="Root", slug="root")
