"""Help with filling in: the group's list of its helpers, the helper's list of groups, trusted partners."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Organisation, Role
from workflows.people.verdicts import require

from .. import actions
from ..inputs.helping import AddressForm, PartnerForm
from ..models import Helping, TrustedPartner
from ..reading import helping as reading
from ..rules import helping as rules


def own(request: SignedIn, uuid: UUID) -> Organisation:
    """The organisation, for its members; 404 for everybody else."""
    return get_object_or_404(Organisation.objects.of(request.user), uuid=uuid)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def helpers(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Who helps the group; a representative names somebody by their address."""
    organisation = own(request, uuid)
    may_answer = rules.may_answer(request.user, organisation)
    if request.method == "POST":
        require(may_answer)
    form = AddressForm(posted(request))
    if done(
        form,
        lambda: actions.name_helper(
            organisation=organisation, email=form.cleaned_data["email"], actor=request.user
        ),
    ):
        messages.success(request, _("This person can write in your applications now. You still hand in."))
        return redirect("grants:helpers", uuid=uuid)
    rows = reading.helpers_of(organisation)
    context = {"organisation": organisation, "rows": rows, "may_answer": bool(may_answer)}
    context["may_help"] = bool(rules.may_help(request.user))
    return show(request, "grants/helpers.html", form, **context)


@require_POST
@sign_in_required
def agree(request: SignedIn, pk: int) -> HttpResponse:
    """One click: the person who asked may help."""
    helping = get_object_or_404(Helping.objects.select_related("organisation"), pk=pk)
    own(request, helping.organisation.uuid)
    actions.agree_to_helper(helping=helping, actor=request.user)
    messages.success(request, _("This person can write in your applications now. You still hand in."))
    return redirect("grants:helpers", uuid=helping.organisation.uuid)


@require_POST
@sign_in_required
def end(request: SignedIn, pk: int) -> HttpResponse:
    """The group or the helper ends it, or says no."""
    helping = get_object_or_404(Helping.objects.select_related("organisation"), pk=pk)
    is_helper = helping.helper_id == request.user.pk
    if not is_helper:
        own(request, helping.organisation.uuid)
    actions.end_help(helping=helping, actor=request.user)
    messages.success(request, _("The help has ended."))
    return (
        redirect("grants:helping")
        if is_helper
        else redirect("grants:helpers", uuid=helping.organisation.uuid)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def helping(request: SignedIn) -> HttpResponse:
    """The groups that the person helps, and a form to ask another one."""
    require(rules.may_help(request.user))
    form = AddressForm(posted(request))
    if done(form, lambda: actions.ask_to_help(email=form.cleaned_data["email"], actor=request.user)):
        messages.success(request, _("If somebody with this address represents a group, they are asked now."))
        return redirect("grants:helping")
    return show(request, "grants/helping.html", form, rows=reading.helped_by(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADMIN, Role.CALL_MANAGER)
def partners(request: SignedIn) -> HttpResponse:
    """The organisations whose members may help groups."""
    form = PartnerForm(posted(request))
    if done(
        form,
        lambda: actions.trust_partner(organisation=form.cleaned_data["organisation"], actor=request.user),
    ):
        messages.success(request, _("The members of this organisation may help groups now."))
        return redirect("grants:partners")
    rows = TrustedPartner.objects.select_related("organisation", "named_by").order_by("organisation__name")
    return show(request, "grants/partners.html", form, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADMIN, Role.CALL_MANAGER)
def distrust(request: SignedIn, pk: int) -> HttpResponse:
    """GET asks once more; POST ends the trust."""
    partner = get_object_or_404(TrustedPartner.objects.select_related("organisation"), pk=pk)
    if request.method != "POST":
        return render(request, "grants/partner_remove.html", {"partner": partner})
    actions.distrust_partner(partner=partner, actor=request.user)
    messages.success(request, _("Its members help nobody any more."))
    return redirect("grants:partners")
