"""Compiled forms, shared by all processes of the house through the cache."""

import dataclasses
import hashlib
import logging
import pickle
from functools import lru_cache

from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from ..definition.conditions import Condition, Test
from ..definition.parts import Form, Option, Question, Section, Step, Stop, read_form
from ..models import FormVersion

logger = logging.getLogger(__name__)

# Raise it when a form with the same fields means something else than before.
SCHEMA = 2
_SECONDS = 7 * 24 * 60 * 60
_PARTS = (Condition, Form, Option, Question, Section, Step, Stop, Test)


def _shape() -> str:
    """Changes with every field of the compiled form, so that no process reads what an older one wrote."""
    fields = [(part.__name__, [each.name for each in dataclasses.fields(part)]) for part in _PARTS]
    return hashlib.sha256(repr((SCHEMA, fields)).encode()).hexdigest()[:12]


SHAPE = _shape()


def cache_key(sha256: str) -> str:
    """Where the compiled form of this definition lies."""
    return f"forms.compiled.{SHAPE}.{sha256}"


@lru_cache(maxsize=256)
def compiled(version_id: int, sha256: str) -> Form:
    """The form of a version; versions never change, so it is compiled once for all processes."""
    form = _from_cache(sha256)
    if form is None:
        definition = FormVersion.objects.values_list("definition", flat=True).get(pk=version_id)
        form = read_form(definition)
        cache.set(cache_key(sha256), _sealed(form, sha256), _SECONDS)
    return form


def _sealed(form: Form, sha256: str) -> bytes:
    """The pickled form behind a signature that only this house can make, bound to the definition."""
    content = pickle.dumps(form, protocol=pickle.HIGHEST_PROTOCOL)
    return _signature(content, sha256).encode() + content


def _signature(content: bytes, sha256: str) -> str:
    return salted_hmac(cache_key(sha256), content, algorithm="sha256").hexdigest()


def _from_cache(sha256: str) -> Form | None:
    """The form, unless the cache has none, has a foreign one, or one that can't be read any more."""
    sealed: object = cache.get(cache_key(sha256))
    if not isinstance(sealed, bytes):
        return None
    signature, content = sealed[:64], sealed[64:]
    # Never unpickle what somebody else wrote.
    if not constant_time_compare(signature.decode("ascii", "replace"), _signature(content, sha256)):
        logger.warning("a compiled form in the cache was not written by this house")
        return None
    try:
        form = pickle.loads(content)
    except Exception:  # whatever an older release may have left behind
        logger.warning("a compiled form in the cache can't be read any more")
        return None
    return form if isinstance(form, Form) else None
