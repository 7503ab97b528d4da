"""Accounts in the admin: created, renamed, blocked; never deleted, no passwords, no groups by hand."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.users.views.users import CreateView, DeleteView, EditView, IndexView, UserColumn, UserViewSet

from .. import actions
from ..models import Role, User


class AccountForm(forms.ModelForm):
    """A new account."""

    class Meta:
        model = User
        fields = ("email", "name", "language")

    def clean(self) -> dict[str, object]:
        """An address belongs to one account, whatever its case."""
        data = super().clean() or {}
        if not self.errors and User.objects.filter(email__iexact=data["email"]).exists():
            self.add_error("email", _("There is an account with this address already."))
        return data

    def save(self, commit: bool = True) -> User:
        """The account exists with a verified address."""
        self.instance = actions.create_account(
            email=self.cleaned_data["email"],
            name=self.cleaned_data["name"],
            language=self.cleaned_data["language"],
        )
        return self.instance


class AccountEditForm(forms.ModelForm):
    """Name, language, and whether the person may sign in."""

    class Meta:
        model = User
        fields = ("name", "language", "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self or self.instance.anonymised_at:
            del self.fields["is_active"]


class AccountList(IndexView):
    """Who has an account, and which roles."""

    @cached_property
    def columns(self) -> list[Column]:
        """Name, address, roles, state; nothing to tick, as there are no bulk actions."""
        return [
            self._get_title_column_class(UserColumn)(
                "name",
                accessor="get_full_name",
                label=pgettext_lazy("person", "Name"),
                get_url=self.get_edit_url,
            ),
            Column("email", label=_("E-mail address"), sort_key="email"),
            Column("roles", label=_("Roles"), accessor=_role_labels),
            BooleanColumn("is_active", label=_("May sign in"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().prefetch_related("role_grants")

    def get_delete_url(self, instance: User) -> None:
        """There is none."""


def _role_labels(user: User) -> str:
    return ", ".join(str(Role(grant.role).label) for grant in user.role_grants.all())


class AccountEdit(EditView):
    """Superusers are changed by superusers only; nobody is deleted."""

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.can_delete = False
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied


class AccountDelete(DeleteView):
    """Accounts are anonymised by their owners, never deleted."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        raise PermissionDenied


class AccountViewSet(UserViewSet):
    """Accounts under settings."""

    add_view_class = CreateView
    index_view_class = AccountList
    edit_view_class = AccountEdit
    delete_view_class = AccountDelete
    ordering = "email"
    template_prefix = "people/admin/"
    index_template_name = "wagtailusers/users/index.html"
    index_results_template_name = "wagtailusers/users/index_results.html"
    create_template_name = "wagtailadmin/generic/form.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountEditForm if for_update else AccountForm
