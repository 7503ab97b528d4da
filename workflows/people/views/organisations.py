"""Organisations: profile, members, leaving."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from .. import actions
from ..access.doors import SignedIn, sign_in_required
from ..inputs.organisations import SECTIONS, FunctionForm, OrganisationForm
from ..inputs.outcome import attempt
from ..membership import asking_once
from ..models import Membership, MembershipFunction, Organisation
from ..reading.profiles import sections_of
from ..rules import keeps_a_representative, may_manage_organisation, may_read_organisation
from ..verdicts import ALLOWED, Verdict, require


def own(request: SignedIn, uuid: UUID) -> Organisation:
    """The organisation, if the person is a member; 404 for strangers, who learn nothing."""
    organisation = Organisation.objects.called(uuid)
    if organisation is None or not may_read_organisation(request.user, asking_once(organisation)):
        raise Http404
    return organisation


@sign_in_required
@require_GET
def organisations(request: SignedIn) -> HttpResponse:
    """The person's organisations."""
    memberships = request.user.memberships.select_related("organisation").order_by("organisation__name")
    return render(request, "people/organisations.html", {"memberships": memberships})


@sign_in_required
@require_http_methods(["GET", "POST"])
def organisation_new(request: SignedIn) -> HttpResponse:
    """The first facts; the rest follows on the profile. `next` is where the person came from."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        wanted = ""
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        made = attempt(form, lambda: actions.create_organisation(actor=request.user, facts=form.cleaned_data))
        if made:
            messages.success(
                request, _("Your organisation is saved. Add the other facts when you have them at hand.")
            )
            return redirect(wanted or reverse("people:organisation", args=[made.uuid]))
    context = {"form": form, "next": wanted}
    return render(request, "people/organisation_new.html", context, status=422 if form.errors else 200)


@sign_in_required
@require_GET
def organisation(request: SignedIn, uuid: UUID) -> HttpResponse:
    """All facts, members and waiting invitations."""
    found = own(request, uuid)
    if found.uuid != uuid:
        return redirect("people:organisation", found.uuid, permanent=True)
    may_manage = bool(may_manage_organisation(request.user, found))
    context = {
        "organisation": found,
        "sections": sections_of(found, editable=may_manage),
        "members": found.memberships.select_related("user").order_by("since"),
        "invitations": found.invitations.filter(accepted_at=None, revoked_at=None).order_by("created_at")
        if may_manage
        else [],
        "may_manage": may_manage,
    }
    return render(request, "people/organisation.html", context)


@sign_in_required
@require_http_methods(["GET", "POST"])
def organisation_edit(request: SignedIn, uuid: UUID, section: str) -> HttpResponse:
    """One part of the profile."""
    found = own(request, uuid)
    require(may_manage_organisation(request.user, found))
    if section not in SECTIONS:
        raise Http404
    form = OrganisationForm(
        request.POST if request.method == "POST" else None, instance=found, section=section
    )
    if request.method == "POST":
        saved = attempt(
            form,
            lambda: actions.update_organisation(
                organisation=found, facts=form.cleaned_data, actor=request.user
            ),
        )
        if saved:
            messages.success(request, _("Saved."))
            return redirect("people:organisation", found.uuid)
    context = {"form": form, "organisation": found, "heading": SECTIONS[section][0]}
    return render(request, "people/organisation_edit.html", context, status=422 if form.errors else 200)


@sign_in_required
@require_http_methods(["GET", "POST"])
def member(request: SignedIn, uuid: UUID, person: UUID) -> HttpResponse:
    """Another function for a member, or the end of the membership."""
    found = own(request, uuid)
    require(may_manage_organisation(request.user, found))
    membership = get_object_or_404(
        Membership.objects.select_related("user"), organisation=found, user__uuid=person
    )
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, membership)
    form = FunctionForm(
        request.POST if request.method == "POST" else None, initial={"function": membership.function}
    )
    if request.method == "POST":
        changed = attempt(
            form,
            lambda: actions.change_function(
                organisation=found, user=membership.user, actor=request.user, **form.cleaned_data
            ),
        )
        if changed:
            messages.success(request, _("Saved."))
            return redirect("people:organisation", found.uuid)
    context = {"form": form, "organisation": found, "membership": membership, "verdict": _may_go(membership)}
    return render(request, "people/member.html", context, status=422 if form.errors else 200)


def _remove(request: SignedIn, membership: Membership) -> HttpResponse:
    organisation, user = membership.organisation, membership.user
    actions.remove_member(organisation=organisation, user=user, actor=request.user)
    messages.success(request, _("This person is no longer a member."))
    if user == request.user:
        return redirect("people:organisations")
    return redirect("people:organisation", organisation.uuid)


@sign_in_required
@require_http_methods(["GET", "POST"])
def organisation_leave(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Leaving, with what stands in the way."""
    found = own(request, uuid)
    if request.method == "POST":
        actions.leave_organisation(organisation=found, actor=request.user)
        messages.success(request, _("You have left the organisation."))
        return redirect("people:organisations")
    membership = found.memberships.get(user=request.user)
    context = {"organisation": found, "verdict": _may_go(membership)}
    return render(request, "people/organisation_leave.html", context)


def _may_go(membership: Membership) -> Verdict:
    if membership.function != MembershipFunction.REPRESENTATIVE:
        return ALLOWED
    return keeps_a_representative(membership.organisation, without=membership.user)
