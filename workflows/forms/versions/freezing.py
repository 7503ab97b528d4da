"""Freezing definitions as versions, and reading them back quickly."""

from collections.abc import Mapping
from functools import lru_cache

from django.db import transaction

from workflows.people.models import User

from .. import registry
from ..definition.parts import Form, read_form
from ..definition.validation import check_definition
from ..models import FormVersion, PublishedForm
from ..models.versions import fingerprint
from .compiling import compiled


def published(code: str) -> FormVersion | None:
    """The version that was published for the form; None while the form is the one of its process."""
    found = (
        PublishedForm.objects.filter(code=code).select_related("version").defer("version__definition").first()
    )
    return found.version if found else None


def current_version(code: str) -> FormVersion:
    """The version that new sheets of the form get; the process's own is frozen at once when it is new.

    Raises LookupError for an unknown form and DefinitionError when the definition can't be used.
    """
    if version := published(code):
        return version
    definition = dict(registry.get(code).definition())
    sha256 = fingerprint(definition)
    found = FormVersion.objects.filter(code=code, sha256=sha256).defer("definition").first()
    return found or freeze(code=code, definition=definition)


@transaction.atomic
def freeze(
    *, code: str, definition: Mapping[str, object], base: str = "", actor: User | None = None
) -> FormVersion:
    """The version with exactly this definition, there from now on; DefinitionError when it can't be used."""
    definition = dict(definition)
    check_definition(definition)
    sha256 = fingerprint(definition)
    # One at a time per table: two first applicants must not both become version 1.
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('forms.version'))")
    latest = FormVersion.objects.filter(code=code).order_by("-number").defer("definition").first()
    number = latest.number + 1 if latest else 1
    defaults = {"number": number, "definition": definition, "base": base, "published_by": actor}
    return FormVersion.objects.get_or_create(code=code, sha256=sha256, defaults=defaults)[0]


def form_of(version: FormVersion) -> Form:
    """The form of a version; compiled once for all processes, because versions never change."""
    return compiled(version.pk, version.sha256)


@lru_cache(maxsize=256)
def _fingerprint(version_id: int) -> str:
    return FormVersion.objects.values_list("sha256", flat=True).get(pk=version_id)


def form_by_id(version_id: int) -> Form:
    """The form of the version with this key; FormVersion.DoesNotExist when there is none."""
    return compiled(version_id, _fingerprint(version_id))


@lru_cache(maxsize=64)
def _checked(sha256: str, code: str) -> Form:
    definition = dict(registry.get(code).definition())
    check_definition(definition)
    return read_form(definition)


def current_form(code: str) -> Form:
    """The form as it is now, for reading it without an account; nothing is written.

    Raises LookupError for an unknown form.
    """
    return form_of_published(published(code), code)


def form_of_published(version: FormVersion | None, code: str) -> Form:
    """The form of this published version; without one, as its process brings it."""
    if version:
        return form_of(version)
    return _checked(fingerprint(dict(registry.get(code).definition())), code)
