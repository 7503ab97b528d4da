"""One organisation comes late, with a reason and a second person."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.second_looks import mails
from workflows.grants import actions
from workflows.grants.models import (
    CallWindow,
    LateAdmission,
)
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def late(call, people):
    """A draft whose round has closed."""
    case = make.draft(call, people)
    CallWindow.objects.filter(call=call).update(
        opens_at=timezone.now() - 20 * make.DAY, closes_at=timezone.now() - make.DAY
    )
    return case


def proposed(call, case, people, **changes):
    known = {
        "reason": "Unser Formular ging am letzten Abend nicht.",
        "until": timezone.localdate() + 3 * make.DAY,
    }
    return actions.propose_admission(
        call=call, organisation=case.organisation, actor=people.manager, **known | changes
    )


def test_one_organisation_hands_in_after_two_people_said_so(call, people, late):
    with pytest.raises(NotAllowed):
        make.submit(late)
    admission = proposed(call, late, people)
    with pytest.raises(NotAllowed):
        make.submit(late)
    with pytest.raises(NotAllowed):
        actions.confirm_admission(admission=admission, actor=people.manager)
    actions.confirm_admission(admission=admission, actor=people.second)
    assert mails("late_admission").get().recipient == late.applicant
    assert make.submit(late).stage == "formal_check"
    assert make.fresh(late).window == call.windows.order_by("opens_at").last()


def test_the_admission_of_one_is_not_the_admission_of_another(call, people):
    one, other = make.draft(call, people), make.draft(call, people)
    CallWindow.objects.filter(call=call).update(
        opens_at=timezone.now() - 20 * make.DAY, closes_at=timezone.now() - make.DAY
    )
    actions.confirm_admission(admission=proposed(call, one, people), actor=people.second)
    with pytest.raises(NotAllowed):
        make.submit(other)
    assert make.submit(one).stage == "formal_check"


def test_an_admission_ends_with_its_day(call, people, late):
    admission = proposed(call, late, people)
    actions.confirm_admission(admission=admission, actor=people.second)
    with time_machine.travel(timezone.now() + 4 * make.DAY), pytest.raises(NotAllowed):
        make.submit(late)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"reason": " "}, "reason"), ({"days": -1}, "until"), ({"days": 31}, "until")],
)
def test_an_admission_has_a_reason_and_a_near_day(call, people, late, changes, field):
    if "days" in changes:
        changes = {"until": timezone.localdate() + changes["days"] * make.DAY}
    with pytest.raises(Invalid) as wrong:
        proposed(call, late, people, **changes)
    assert set(wrong.value.errors) == {field}


def test_nobody_is_admitted_twice_or_while_everybody_can_apply(call, people, late):
    proposed(call, late, people)
    with pytest.raises(AlreadyDone):
        proposed(call, late, people)
    CallWindow.objects.filter(call=call).update(closes_at=timezone.now() + make.DAY)
    with pytest.raises(AlreadyDone):
        proposed(call, make.draft(call, people), people)


def test_nobody_admits_their_own_organisation(call, people, late):
    late.organisation.memberships.create(user=people.second, function="member")
    with pytest.raises(NotAllowed):
        actions.confirm_admission(admission=proposed(call, late, people), actor=people.second)
    LateAdmission.objects.all().delete()
    late.organisation.memberships.create(user=people.manager, function="member")
    with pytest.raises(NotAllowed):
        proposed(call, late, people)


def test_the_database_wants_a_second_person(call, people, late):
    admission = proposed(call, late, people)
    with pytest.raises(IntegrityError), transaction.atomic():
        LateAdmission.objects.filter(pk=admission.pk).update(confirmed_by=people.manager)


def test_late_admissions_on_screens(call, people, late, client):
    client.force_login(people.manager)
    address = reverse("grants:late", args=[call.slug])
    assert address in client.get(reverse("grants:call", args=[call.slug])).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    until = timezone.localdate() + 2 * make.DAY
    typed = {
        "organisation": late.organisation.pk,
        "reason": "Das Formular ging nicht.",
        "until_day": until.day,
        "until_month": until.month,
        "until_year": until.year,
    }
    assert client.post(address, typed).status_code == 302
    confirm = reverse("grants:confirm_late", args=[LateAdmission.objects.get().pk])
    assert confirm not in client.get(address).content.decode()
    client.force_login(people.auditor)
    assert client.get(address).status_code == 200
    assert client.post(address, typed).status_code == 403
    client.force_login(people.second)
    assert confirm in client.get(address).content.decode()
    assert client.post(confirm).status_code == 302
    assert LateAdmission.objects.get().confirmed_by == people.second


def test_who_was_admitted_late_can_begin_and_others_see_that_it_is_closed(call, people, client):
    user, organisation = make.applicant()
    CallWindow.objects.filter(call=call).update(
        opens_at=timezone.now() - 20 * make.DAY, closes_at=timezone.now() - make.DAY
    )
    apply = reverse("grants:apply", args=[call.slug])
    client.force_login(user)
    form = 'name="organisation"'
    assert form not in client.get(apply).content.decode()
    assert client.post(apply, {"organisation": organisation.pk}).status_code in {403, 422}
    admission = actions.propose_admission(
        call=call,
        organisation=organisation,
        actor=people.manager,
        reason="Das Formular ging nicht.",
        until=timezone.localdate(),
    )
    actions.confirm_admission(admission=admission, actor=people.second)
    assert "csrfmiddlewaretoken" in client.get(apply).content.decode()
    actions.start_draft(call=call, organisation=organisation, actor=user)
