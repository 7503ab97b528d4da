"""Helping a group: asked for, named, agreed to, ended; and which partners the house trusts."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.people.actions import mails
from workflows.people.addresses import address
from workflows.people.membership import belongs
from workflows.people.models import Membership, MembershipFunction, Organisation, User
from workflows.people.verdicts import AlreadyDone, Invalid, TooOften, require
from workflows.upkeep.limits import take
from workflows.values import Unreadable
from workflows.values.addresses import account_address

from ..models import Application, Helping, TrustedPartner
from ..rules import helping as rules


@transaction.atomic
def name_helper(*, organisation: Organisation, email: str, actor: User) -> Helping:
    """The person with this address helps from now on: naming is agreeing. Raises Invalid."""
    require(rules.may_answer(actor, organisation))
    person = User.objects.filter(email__iexact=_address(email), is_active=True).first()
    if person is None or not rules.may_help(person) or belongs(person, organisation):
        raise Invalid({"email": _("Nobody with this address may help. Ask your adviser which one is right.")})
    helping = _open(organisation, person)
    if helping.agreed_at is not None:
        raise Invalid({"email": _("This person helps you already.")})
    return _agree(helping, actor)


@transaction.atomic
def ask_to_help(*, email: str, actor: User) -> None:
    """The groups that the person with this address represents are asked, if there are any."""
    require(rules.may_help(actor))
    address_of_person = _address(email)
    taken = take("help_ask_by", str(actor.pk))
    if not taken:
        raise TooOften(_("Those were many requests. Please go on later, or tomorrow."), taken.wait)
    mine = Membership.objects.filter(
        user__email__iexact=address_of_person,
        user__is_active=True,
        function=MembershipFunction.REPRESENTATIVE,
    )
    for membership in mine.select_related("organisation", "user")[:5]:
        if belongs(actor, membership.organisation):
            continue
        helping = _open(membership.organisation, actor)
        if helping.agreed_at is None:
            _tell(helping, membership.user)


def _address(email: str) -> str:
    try:
        return account_address(email)
    except Unreadable as error:
        raise Invalid({"email": error.message}) from error


def _open(organisation: Organisation, person: User) -> Helping:
    """The row of this help, asked for now if it was not before."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    known = Helping.objects.filter(organisation=organisation, helper=person, ended_at=None).first()
    return known or Helping.objects.create(organisation=organisation, helper=person)


def _tell(helping: Helping, reader: User) -> None:
    link = address("grants:helpers", reader.language, uuid=helping.organisation.uuid)
    context = {"helping": helping, "address": link}
    mails.send("grants/mail/helper_asks.txt", to=reader.email, language=reader.language, context=context)


@transaction.atomic
def agree_to_helper(*, helping: Helping, actor: User) -> Helping:
    """The group agrees; the helper may write from now on. AlreadyDone when it was ended or agreed before."""
    require(rules.may_answer(actor, helping.organisation))
    return _agree(_locked(helping), actor)


def _locked(helping: Helping) -> Helping:
    rows = Helping.objects.select_for_update(of=("self",)).select_related("organisation", "helper")
    helping = rows.get(pk=helping.pk)
    if helping.ended_at is not None:
        raise AlreadyDone(_("This help has ended already."))
    return helping


def _agree(helping: Helping, actor: User) -> Helping:
    if helping.agreed_at is not None:
        raise AlreadyDone(_("You have agreed already."))
    helping.agreed_at, helping.agreed_by = timezone.now(), actor
    helping.save(update_fields=["agreed_at", "agreed_by"])
    _record(helping, "help.agreed", actor)
    return helping


@transaction.atomic
def end_help(*, helping: Helping, actor: User) -> None:
    """The helper opens nothing of the group any more; also the answer "no" to somebody who asked."""
    require(rules.may_end(actor, helping))
    helping = _locked(helping)
    helping.ended_at, helping.ended_by = timezone.now(), actor
    helping.save(update_fields=["ended_at", "ended_by"])
    if helping.agreed_at is not None:
        _record(helping, "help.ended", actor)


def _record(helping: Helping, verb: str, actor: User) -> None:
    """Each open application of the group says in its history who came and who left."""
    inside = belongs(actor, helping.organisation)
    for case in Application.objects.filter(organisation=helping.organisation, closed_at=None):
        data = {"helper": str(helping.helper.uuid)}
        engine.record(case, actor=actor, verb=verb, data=data, for_applicant=inside)


@transaction.atomic
def trust_partner(*, organisation: Organisation, actor: User) -> TrustedPartner:
    """Members of the organisation may help groups from now on."""
    require(rules.may_name_partners(actor))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    return TrustedPartner.objects.get_or_create(organisation=organisation, defaults={"named_by": actor})[0]


@transaction.atomic
def distrust_partner(*, partner: TrustedPartner, actor: User) -> None:
    """Its members help nobody any more, from this moment on."""
    require(rules.may_name_partners(actor))
    TrustedPartner.objects.filter(pk=partner.pk).delete()
