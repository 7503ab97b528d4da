"""Who is invited to a jury hears of it as they want what is given to them."""

import pytest
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.second_looks import mails
from tests.people.factories import UserFactory
from workflows.grants import actions
from workflows.outbox.models import HeldMail
from workflows.people.models import MailWay, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_an_invitation_comes_as_its_reader_wants_what_is_given_to_them(people):
    """At once, in the mail of the day, or not at all."""
    call = make.open_call(people, jury=True, jury_quorum=2)
    jury = [UserFactory(roles=[Role.REVIEWER]) for _ in range(3)]
    for member, way in zip(jury, (MailWay.AT_ONCE, MailWay.DAILY, MailWay.NEVER), strict=True):
        member.mail_given = way
        member.save()
    meeting = actions.plan_meeting(
        call=call, actor=people.officer, held_on=timezone.localdate(), chair=jury[0], members=jury
    )
    assert list(mails("jury_invitation").values_list("recipient", flat=True)) == [jury[0].pk]
    held = HeldMail.objects.get(key=f"grants.jury.{meeting.pk}")
    assert (held.person, held.link.rpartition("/grants/")[2]) == (jury[1], f"juries/{meeting.pk}/")
