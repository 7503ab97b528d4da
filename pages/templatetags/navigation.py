"""The tags a front end's frame calls: menus, footer, notices, language links."""

from django import template
from django.template import Context

from pages import navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, object]]:
    """The main menu: title, href, current."""
    return navigation.main_menu(context.get("request"))


@register.simple_tag
def footer() -> dict[str, object]:
    """The columns of the footer and its last line."""
    return navigation.footer()


@register.simple_tag
def notices() -> list[dict[str, str]]:
    """What stands above every page now: kind, title, text."""
    return navigation.notices()


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[dict[str, object]]:
    """Every language: code, name, direction, href, current, available."""
    return navigation.language_links(context.get("request"))
