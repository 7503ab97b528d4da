"""A question on any page that shows one: `{% question f %}`."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from workflows.forms.screens.drawing import question_html

register = template.Library()


@register.simple_tag
def question(drawn: Mapping[str, object]) -> SafeString:
    """Label, help, errors and fields; `drawn` comes from `screens.questions.draw_question`."""
    return question_html(drawn)
