"""`{% part "doors" %}…{% endpart %}`: a part of a page, drawn again only when what it shows changed."""

from functools import partial

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from pages.cache.parts import part
from pages.cache.subjects import is_noting
from pages.cache.version import of_page, of_type
from pages.models import HomePage

register = template.Library()


class PartNode(template.Node):
    """A part of a home page, kept for answers that may be kept: no previews, nobody who is signed in."""

    def __init__(
        self,
        nodelist: NodeList,
        name: FilterExpression,
        types: list[FilterExpression],
        until: FilterExpression | None,
    ) -> None:
        self.nodelist, self.name, self.types, self.until = nodelist, name, types, until

    def render(self, context: Context) -> SafeString:
        """The part as it was kept, or drawn."""
        page: HomePage = context["page"]
        request: HttpRequest | None = context.get("request")
        if request is None or settings.DEBUG or not is_noting():
            return self.nodelist.render(context)
        subjects = [of_page(page.translation_key), *(of_type(each.resolve(context)) for each in self.types)]
        return part(
            (self.name.resolve(context), page.pk, get_language(), request.scheme, request.get_host()),
            partial(self._draw, context, page),
            *subjects,
            until=self.until.resolve(context) if self.until else None,
        )

    def _draw(self, context: Context, page: HomePage) -> SafeString:
        """With the page as it was read: what another part has read of it would not be noted for this one."""
        with context.push(page=page.anew()):
            return self.nodelist.render(context)


@register.tag("part")
def do_part(parser: Parser, token: Token) -> PartNode:
    """`{% part NAME TYPE… until=MOMENT %}`: of `page`, and of lists of pages of these types."""
    bits = token.split_contents()[1:]
    until = [bit.removeprefix("until=") for bit in bits if bit.startswith("until=")]
    name, *types = [parser.compile_filter(bit) for bit in bits if not bit.startswith("until=")]
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(nodelist, name, types, parser.compile_filter(until[0]) if until else None)
