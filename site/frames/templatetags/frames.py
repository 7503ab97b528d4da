"""Tags that base.html and the form templates use."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from frames.fields import describe, draw, focus_target
from frames.frame import Frame

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: RequestContext) -> Frame:
    """What the page shows around its content."""
    return Frame(context.get("request"))


@register.simple_tag
def field_parts(field: BoundField) -> dict[str, Any]:
    """How a field is laid out: as a group or a single control, and what describes it."""
    return describe(field)


@register.simple_tag
def field_control(field: BoundField) -> SafeString:
    """The control of a field, tied to its help and error."""
    return draw(field)


@register.filter
def first_control(field: BoundField) -> str:
    """The id of the control that gets the focus when someone follows an error to its field."""
    return focus_target(field)
