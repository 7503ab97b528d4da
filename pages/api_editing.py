"""What an editor's own program needs of a page: where to edit it, and how easy its draft is to read."""

from typing import Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Schema
from wagtail.models import Page

from pages.models import BasePage
from pages.readability import of_page
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import NotAllowed

router = Router(tags=["site"])


class ReadabilityOut(Schema):
    """What a text asks of its readers: `grade` is a school grade where the language has a formula."""

    words: int
    sentences: int
    formula: str
    grade: float | None
    mean_sentence: float
    level: Literal["easy", "fair", "hard"]
    long_sentences: list[str]
    long_words: list[str]


class EditingOut(Schema):
    """The newest draft of a page: its form, and its readability (null while there is too little text)."""

    edit_url: str
    may_publish: bool
    has_draft: bool
    readability: ReadabilityOut | None


@router.get("/pages/{page_id}/editing", response=EditingOut, auth=api_auth, operation_id="site_editing")
def site_editing(request: SignedIn, page_id: int) -> dict[str, object]:
    """Where you edit this page, and how easy its newest draft is to read."""
    page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=page_id)
    rights = page.permissions_for_user(request.user)
    if not rights.can_edit():
        if page.live and not page.get_view_restrictions().exists():
            raise NotAllowed(_("You may not edit this page."))
        raise Http404  # a draft is nobody else's business
    draft = page.get_latest_revision_as_object()
    return {
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "may_publish": rights.can_publish(),
        "has_draft": page.has_unpublished_changes,
        "readability": of_page(draft) if isinstance(draft, BasePage) else None,
    }
