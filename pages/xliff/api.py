"""XLIFF files over the API: which translations there are, one as a file, and bringing one back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Query, Schema, UploadedFile
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from pages.dashboard.rules import may_see
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import NotAllowed, require

from .reading import LARGEST
from .taking import Change, Outcome, look, take_over
from .writing import write

router = Router(tags=["site"])
LISTED = 200


class TranslationOut(Schema):
    """A page or snippet in translation."""

    id: UUID
    title: str
    kind: str
    language: str


class XliffListIn(Schema):
    """Into which language, and from which row on."""

    language: str = ""
    offset: int = Query(0, ge=0, le=1_000_000)


class TranslationChangeOut(Schema):
    """A text that gets another translation."""

    path: str
    place: str
    source: str
    before: str
    after: str
    by_machine: bool


class TranslationLeftOut(Schema):
    """A text that can't be taken, and why."""

    text: str
    reason: str


class XliffOutcomeOut(Schema):
    """What a file changes; nothing is taken while something is outdated, unknown or broken."""

    fits: bool
    changes: list[TranslationChangeOut]
    same: int
    unsure: list[str]
    missing: list[str]
    outdated: list[str]
    unknown: list[str]
    broken: list[TranslationLeftOut]


@router.get("/xliff", response=list[TranslationOut], auth=api_auth, operation_id="site_xliff_list")
def translations(request: SignedIn, asked: Query[XliffListIn]) -> list[dict[str, object]]:
    """List what is in translation, 200 at a time."""
    require(may_see(request.user))
    found = Translation.objects.filter(enabled=True).order_by("pk")
    if asked.language:
        found = found.filter(target_locale__language_code=asked.language)
    found = found.select_related("source__specific_content_type", "target_locale")
    return [_told(each) for each in found[asked.offset : asked.offset + LISTED]]


@router.get("/xliff/{translation_id}", auth=api_auth, operation_id="site_xliff_save")
def save(request: SignedIn, translation_id: UUID, version: str = "1.2") -> HttpResponse:
    """Save one translation as XLIFF 1.2, or 2.0 with `version=2.0`."""
    content = write(_translation(request, translation_id), "2.0" if version == "2.0" else "1.2")
    return HttpResponse(content, content_type="application/xliff+xml; charset=utf-8")


@router.post(
    "/xliff/{translation_id}", response=XliffOutcomeOut, auth=api_auth, operation_id="site_xliff_take"
)
def take(
    request: SignedIn, translation_id: UUID, file: File[UploadedFile], dry_run: bool = False
) -> dict[str, object]:
    """Bring a file back; with `dry_run`, or while something in it does not fit, nothing is changed."""
    translation = _translation(request, translation_id)
    content = file.read(LARGEST + 1)
    outcome = look(translation, content)
    if outcome.fits and not dry_run:
        outcome = take_over(translation, content, request.user)
    return _out(outcome)


def _translation(request: SignedIn, translation_id: UUID) -> Translation:
    require(may_see(request.user))
    found = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), uuid=translation_id
    )
    if not user_can_edit_instance(request.user, found.get_target_instance()):
        raise NotAllowed
    return found


def _told(translation: Translation) -> dict[str, object]:
    kind = translation.source.specific_content_type
    return {
        "id": translation.uuid,
        "title": translation.source.object_repr,
        "kind": f"{kind.app_label}.{kind.model}",
        "language": translation.target_locale.language_code,
    }


def _out(outcome: Outcome) -> dict[str, object]:
    return {
        "fits": outcome.fits,
        "changes": [_change(each) for each in outcome.changes],
        "same": outcome.same,
        "unsure": outcome.unsure,
        "missing": outcome.missing,
        "outdated": outcome.outdated,
        "unknown": outcome.unknown,
        "broken": [{"text": text, "reason": reason} for text, reason in outcome.broken],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "path": change.text.path,
        "place": change.place,
        "source": change.words,
        "before": change.before,
        "after": change.after,
        "by_machine": change.by_machine,
    }
