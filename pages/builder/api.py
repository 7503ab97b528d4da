"""The API of the form builder: list forms, read what a draft says, publish it."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Field, Schema

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require
from workflows.values.yaml_files import LARGEST

from . import actions
from .models import FormDraft
from .reading import SOURCE, Reading
from .rules import may_build

router = Router(tags=["form builder"], auth=api_auth)


class BuiltFormOut(Schema):
    """A form and where it stands."""

    code: str
    base: str
    title: str
    has_unpublished_changes: bool
    published_version: int | None
    published_at: datetime | None


class DraftOut(BuiltFormOut):
    """What the newest draft of a form says, and what keeps it from being published."""

    definition: dict[str, Any]
    seal: str = Field(description="Names exactly this draft; whoever publishes sends it as `seen`.")
    translations_seal: str = Field(
        description="Names what applicants have, with newer translations; empty when there are none."
    )
    problems: list[str]


class PublishIn(Schema):
    """Which draft is to be published."""

    seen: str = Field("", description="The `seal` of the draft you read; 412 when it changed since.")
    translations_only: bool = Field(
        False, description="Leave the rest of the draft alone; `seen` is its `translations_seal` then."
    )


class FormFileOut(Schema):
    """A form as a file: YAML with every language."""

    code: str
    file: str


class FormFileIn(Schema):
    """A file to bring in; `how` says what happens when there is a form with its code."""

    file: str = Field(max_length=LARGEST)
    how: Literal["reuse", "duplicate", "replace"] = "reuse"
    dry_run: bool = False


class FormChangeOut(Schema):
    """What a new draft would change for a question, and whether open forms ask it again."""

    question: str
    kind: str
    effect: str


class FormImportOut(Schema):
    """What the import did, or would do: `result` is new, same, kept or replaced."""

    code: str
    base: str
    title: str
    result: str
    changes: list[FormChangeOut]


class VersionOut(Schema):
    """A version that applicants get."""

    code: str
    number: int
    sha256: str


@router.get("/forms", response=list[BuiltFormOut], operation_id="builder_forms")
def forms(request: SignedIn) -> Any:
    """List all forms."""
    require(may_build(request.user))
    return [_out(draft) for draft in _sources().order_by("code")]


@router.get("/forms/{code}", response=DraftOut, operation_id="builder_form")
def form(request: SignedIn, code: str) -> Any:
    """Read the newest draft of a form in all languages."""
    require(may_build(request.user))
    draft = get_object_or_404(_sources(), code=code)
    reading = draft.get_latest_revision_as_object().reading()
    newer = actions.retranslated(draft, reading)
    seal = actions.seal_of(newer) if newer else ""
    return {
        **_out(draft),
        "definition": reading.definition,
        "translations_seal": seal,
        **_state(reading),
    }


@router.post("/forms/{code}/publish", response=VersionOut, operation_id="builder_publish")
def publish(request: SignedIn, code: str, given: PublishIn) -> Any:
    """Publish the draft you read; 422 names every place that has to be put right."""
    require(may_build(request.user))
    draft = get_object_or_404(_sources(), code=code)
    publish = actions.publish_translations if given.translations_only else actions.publish
    return publish(draft=draft, actor=request.user, seen=given.seen)


def _state(reading: Reading) -> dict[str, object]:
    return {"seal": actions.seal_of(reading), "problems": actions.problems(reading)}


@router.get("/forms/{code}/file", response=FormFileOut, operation_id="builder_export")
def export(request: SignedIn, code: str) -> Any:
    """Read the newest draft as a file that another house can bring in; 422 while texts are missing."""
    require(may_build(request.user))
    return {"code": code, "file": actions.export_form(get_object_or_404(_sources(), code=code))}


@router.post("/forms", response=FormImportOut, operation_id="builder_import")
def bring_in(request: SignedIn, given: FormFileIn) -> object:
    """Bring in a form from a file as a draft; 422 names every place that is wrong, and nothing is changed."""
    require(may_build(request.user))
    return actions.import_form(given.file, actor=request.user, how=given.how, dry_run=given.dry_run)


def _sources() -> Any:
    return FormDraft.objects.filter(locale__language_code=SOURCE).select_related("locale", "latest_revision")


def _out(draft: FormDraft) -> dict[str, object]:
    published = draft.published
    return {
        "code": draft.code,
        "base": draft.base,
        "title": draft.title,
        "has_unpublished_changes": draft.has_unpublished_changes,
        "published_version": published.version.number if published else None,
        "published_at": published.published_at if published else None,
    }
