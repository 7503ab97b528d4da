"""Addresses of the room people."""

from django.urls import URLPattern, URLResolver, path

from .views import account, invitations, organisations, tokens

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("profile/", account.profile, name="profile"),
    path("profile/edit/", account.edit_profile, name="profile_edit"),
    path("profile/export/", account.export, name="export"),
    path("profile/close/", account.close_account, name="account_close"),
    path("profile/tokens/", tokens.tokens, name="tokens"),
    path("profile/tokens/<int:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path("second-factor/", account.second_factor, name="second_factor"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.organisation_new, name="organisation_new"),
    path("organisations/<uuid:uuid>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:uuid>/leave/", organisations.organisation_leave, name="organisation_leave"),
    path("organisations/<uuid:uuid>/invite/", invitations.invite, name="invite"),
    path("organisations/<uuid:uuid>/members/<uuid:person>/", organisations.member, name="member"),
    path(
        "organisations/<uuid:uuid>/edit/<slug:section>/",
        organisations.organisation_edit,
        name="organisation_edit",
    ),
    path("invitations/<uuid:uuid>/again/", invitations.again, name="invitation_again"),
    path("invitations/<uuid:uuid>/withdraw/", invitations.withdraw, name="invitation_withdraw"),
    path("invitation/<str:secret>/", invitations.invitation, name="invitation"),
]
