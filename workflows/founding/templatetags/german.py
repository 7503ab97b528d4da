"""German bits inside texts of any direction: references to law and „e.V.“ stay left to right."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_BIT = re.compile(
    r"§§? ?\d+[a-z]?(?: (?:Abs\.|Satz|Nr\.) ?\d+)*(?: (?:AO|BGB|HGB|RDG|EStG|GVG|VereinsG(?:-DVO)?))?|e\.V\."
)


@register.filter
def german_bits(text: object) -> SafeString:
    """The text with each reference to German law and each „e.V.“ in a box of its own direction."""
    escaped = str(conditional_escape(str(text)))
    return mark_safe(_BIT.sub(lambda match: f'<bdi dir="ltr">{match[0]}</bdi>', escaped))
