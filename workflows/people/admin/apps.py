"""Wagtail's app of users, with our lists and forms: accounts without usernames and passwords."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Registers wagtail.users with the house's own screens."""

    user_viewset = "workflows.people.admin.accounts.AccountViewSet"
