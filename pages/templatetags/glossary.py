"""`{% explain %}…{% endexplain %}`: words of the glossary in this part of a page can be opened."""

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from pages.glossary.marking import explained
from pages.glossary.reading import glossary

register = template.Library()


class ExplainNode(template.Node):
    """A part of a page, with each word explained once a page."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The part with its words."""
        language = get_language() or settings.LANGUAGE_CODE
        return explained(self.nodelist.render(context), glossary(language), language, _taken(context))


def _taken(context: Context) -> set[str]:
    """The words that this page has explained so far."""
    request = context.get("request")
    taken: set[str] = set() if request is None else request.__dict__.setdefault("_explained_words", set())
    return taken


@register.simple_tag(takes_context=True)
def has_explained(context: Context) -> bool:
    """Whether the page has explained a word so far."""
    return bool(_taken(context))


@register.tag("explain")
def do_explain(parser: Parser, token: Token) -> ExplainNode:
    """Everything up to `endexplain`."""
    nodelist = parser.parse(("endexplain",))
    parser.delete_first_token()
    return ExplainNode(nodelist)
