"""Roles in the admin: given and taken through the actions, never one's own."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from .. import actions
from ..models import Role, RoleGrant, User
from ..verdicts import Refusal


class RoleForm(forms.ModelForm):
    """Which role for whom."""

    class Meta:
        model = RoleGrant
        fields = ("user", "role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True).order_by("name", "email")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.fields["user"].label_from_instance = _full_label  # type: ignore[attr-defined]


def _full_label(user: User) -> str:
    return f"{user.get_full_name()} ({user.email})"


class GrantRole(generic.CreateView):
    """Gives a role."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """The action decides; its refusal stands above the form."""
        try:
            return super().form_valid(form)
        except Refusal as refusal:
            form.add_error(None, refusal.reason)
            self.produced_error_message = refusal.reason
            self.produced_error_code = refusal.code
            return self.form_invalid(form)

    def save_instance(self) -> RoleGrant:
        data = self.form.cleaned_data
        return actions.grant_role(user=data["user"], role=data["role"], actor=self.request.user)


class RevokeRole(generic.DeleteView):
    """Takes a role back."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """The action decides; its refusal is shown on the list."""
        try:
            return super().form_valid(form)
        except Refusal as refusal:
            messages.error(self.request, refusal.reason)
            return redirect(self.get_success_url())

    def delete_action(self) -> None:
        actions.revoke_role(user=self.object.user, role=self.object.role, actor=self.request.user)


class NoEdit(generic.EditView):
    """A role is given or taken, never rewritten."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        raise PermissionDenied


def _name_of(grant: RoleGrant) -> str:
    return grant.user.get_full_name()


class RoleList(generic.IndexView):
    """Who holds which role."""

    @cached_property
    def columns(self) -> list[Column]:
        """Person, role, since, by whom; the person leads to taking the role back."""
        return [
            TitleColumn("user", label=_("Person"), accessor=_name_of, get_url=self.get_delete_url),
            Column("role", label=_("Role"), accessor=lambda grant: Role(grant.role).label),
            DateColumn("granted_at", label=_("Since")),
            Column("granted_by", label=_("Given by")),
        ]

    def get_base_queryset(self) -> object:
        return RoleGrant.objects.select_related("user", "granted_by").order_by("role", "user__name")


class RoleViewSet(ModelViewSet):
    """Roles under settings."""

    model = RoleGrant
    icon = "user"
    menu_label = _("Roles of people")
    menu_order = 610
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = RoleList
    add_view_class = GrantRole
    edit_view_class = NoEdit
    delete_view_class = RevokeRole
    list_filter = ("role",)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return RoleForm


roles = RoleViewSet("people_roles", url_prefix="roles")
