"""The texts that administrators wrote, as mails are made from them."""

from django.conf import settings
from django.template import Context
from django.utils.module_loading import import_string

from ..models import MailText
from .checking import fits
from .originals import PLACE, original, template_of, tidy

type Texts = dict[tuple[str, str], tuple[str, str]]


def current() -> Texts:
    """Subject and text by mail and language; kept in the process until one is written (as the house is)."""
    if not settings.HOUSE_MEMORY:
        return _read()
    texts: Texts = import_string(settings.HOUSE_MEMORY)("outbox.MailText", _read)
    return texts


def _read() -> Texts:
    last = MailText.objects.order_by("template", "language", "-id").distinct("template", "language")
    rows = last.values_list("template", "language", "subject", "body")
    return {(template, language): (subject, body) for template, language, subject, body in rows if body}


def written(template: str, language: str, values: Context) -> tuple[str, str] | None:
    """Subject and text as the administrators want them; None when the original counts."""
    own = current().get((template, language))
    if own is None:
        return None
    known = original(template, language)
    if not fits(known, *own):
        return None  # written for an older version of the program; the screen says so
    read = template_of(template)
    with values.render_context.push_state(read), values.bind_template(read):
        subject, body = (PLACE.sub(lambda found: known.places[found[1]].drawn(values), text) for text in own)
    return tidy(f"{' '.join(subject.split())}\n{body}")
