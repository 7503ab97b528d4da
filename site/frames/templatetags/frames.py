"""Tags that base.html and the form templates use."""

from datetime import datetime

from django import template
from django.forms.boundfield import BoundField
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from frames.complaints import Complaint, complaints
from frames.fields import describe, draw, focus_target
from frames.frame import Frame
from workflows.values.moments import closing_words
from workflows.values.numbers import latin_digits

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: RequestContext) -> Frame:
    """What the page shows around its content."""
    return Frame(context.get("request"))


@register.simple_tag
def field_parts(field: BoundField) -> dict[str, object]:
    """How a field is laid out: as a group or a single control, and what describes it."""
    return describe(field)


@register.simple_tag
def field_control(field: BoundField) -> SafeString:
    """The control of a field, tied to its help and error."""
    return draw(field)


@register.filter
def said(field: BoundField) -> list[Complaint]:
    """What does not fit about a field: `text` at the field, `line` in the summary."""
    return complaints(field)


@register.filter
def first_control(field: BoundField) -> str:
    """The id of the control that gets the focus when someone follows an error to its field."""
    return focus_target(field)


@register.filter
def last_day(moment: datetime | None, form: str = "DATE_FORMAT") -> str:
    """The day on which something ends, with the time only when it ends before the day does."""
    return closing_words(moment, form) if moment else ""


@register.filter
def dialled(phone: str) -> str:
    """A telephone number as telephones dial it: digits, and the plus in front (RFC 3966)."""
    digits = "".join(sign for sign in latin_digits(str(phone)).replace("(0)", "") if sign in "0123456789")
    return f"+{digits}" if str(phone).strip().startswith("+") else digits
