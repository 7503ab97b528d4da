"""Freezing definitions as versions, and reading them back quickly."""

from functools import lru_cache

from django.db import transaction

from . import registry
from .definition.parts import Form, read_form
from .definition.validation import check_definition
from .models import FormVersion
from .models.versions import fingerprint


def current_version(code: str) -> FormVersion:
    """The version of the form's definition as it is now; frozen at once when it is new.

    Raises DefinitionError when the definition can't be used.
    """
    definition = dict(registry.get(code).definition())
    sha256 = fingerprint(definition)
    found = FormVersion.objects.filter(code=code, sha256=sha256).defer("definition").first()
    return found or _freeze(code, definition, sha256)


@transaction.atomic
def _freeze(code: str, definition: dict, sha256: str) -> FormVersion:
    check_definition(definition)
    # One at a time per table: two first applicants must not both become version 1.
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('forms.version'))")
    latest = FormVersion.objects.filter(code=code).order_by("-number").first()
    number = latest.number + 1 if latest else 1
    defaults = {"number": number, "definition": definition}
    return FormVersion.objects.get_or_create(code=code, sha256=sha256, defaults=defaults)[0]


@lru_cache(maxsize=256)
def _compiled(version_id: int, sha256: str) -> Form:
    return read_form(FormVersion.objects.values_list("definition", flat=True).get(pk=version_id))


def form_of(version: FormVersion) -> Form:
    """The form of a version; compiled once per process, because versions never change."""
    return _compiled(version.pk, version.sha256)


@lru_cache(maxsize=64)
def _checked(sha256: str, code: str) -> Form:
    definition = dict(registry.get(code).definition())
    check_definition(definition)
    return read_form(definition)


def current_form(code: str) -> Form:
    """The form as it is now, for reading it without an account; nothing is written."""
    return _checked(fingerprint(dict(registry.get(code).definition())), code)
