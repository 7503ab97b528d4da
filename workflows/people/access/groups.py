"""What each role may do in the editors' admin: one group a role, named by the role's code."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ..models import Role

ENTER = ("wagtailadmin.access_admin",)
PAGES = {
    Role.EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.CALL_MANAGER: ("add_page", "change_page"),
}
LIBRARY = frozenset({Role.EDITOR, Role.CALL_MANAGER})
# Facts of the law that the house keeps up to date, and what they are about.
LAW = (
    "engine.legalvalue",
    "founding.registercourt",
    "founding.certifyingbody",
    "organisations.safekind",
)
# Apps whose models the role looks after as snippets, settings or lists.
LENDING = (
    "lending.resource",
    "lending.resourcetext",
    "lending.resourcephoto",
    "lending.unit",
    "lending.openinghours",
    "lending.closure",
)
APPS = {
    Role.EDITOR: (*LENDING, "pages", "newsletters", "wagtailredirects", "wagtail_localize"),
    Role.CALL_MANAGER: ("grants.call",),
    Role.ADMIN: ("wagtailcore.locale", "wagtailcore.site", "wagtailredirects", *LAW, *LENDING),
}
# Forms are written, translated and published by these; what was published is never deleted.
FORMS = (
    "builder.add_formdraft",
    "builder.change_formdraft",
    "builder.view_formdraft",
    "builder.publish_formdraft",
    "wagtail_localize.submit_translation",
)
SINGLE = {
    Role.CALL_MANAGER: FORMS,
    Role.ADMIN: (
        *FORMS,
        "people.add_user",
        "people.change_user",
        "people.view_user",
        "people.add_rolegrant",
        "people.delete_rolegrant",
        "people.view_rolegrant",
        "newsletters.change_patience",
        "newsletters.view_patience",
        "people.change_house",
        "people.view_house",
    ),
    Role.EDITOR: FORMS,
}
# Approvers enter and see campaigns; they never write on what they approve.
ROLES_IN_ADMIN = frozenset({Role.ADMIN, Role.NEWSLETTER_APPROVER, *PAGES, *APPS, *SINGLE})


def group_for(role: str) -> Group | None:
    """The role's group with today's permissions; nothing for roles that never enter the admin."""
    if role not in ROLES_IN_ADMIN:
        return None
    group, _created = Group.objects.get_or_create(name=role)
    group.permissions.set(_permissions(Role(role)))
    _allow_pages(group, PAGES.get(Role(role), ()))
    _allow_library(group, allowed=role in LIBRARY)
    return group


def _permissions(role: Role) -> list[Permission]:
    wanted = Q(pk=None)
    for name in (*ENTER, *SINGLE.get(role, ())):
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    for place in APPS.get(role, ()):
        app, _dot, model = place.partition(".")
        wanted |= Q(content_type__app_label=app, **({"content_type__model": model} if model else {}))
    return list(Permission.objects.filter(wanted))


def _allow_pages(group: Group, codenames: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    if root is None:
        return
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _allow_library(group: Group, *, allowed: bool) -> None:
    root = Collection.get_first_root_node()
    if root is None or not allowed:
        GroupCollectionPermission.objects.filter(group=group).delete()
        return
    wanted = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        codename__regex=r"^(add|change|choose)_(image|document)$",
    )
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
