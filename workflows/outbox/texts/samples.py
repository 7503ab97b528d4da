"""A made-up case, so that somebody who writes a mail sees how it will read."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.template import Context
from django.template.base import Node, TextNode, VariableNode
from django.template.defaulttags import ForNode, IfNode, WithNode
from django.template.loader_tags import IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation
from django.utils.formats import date_format

from .originals import PLACE, Original, Place, template_of

DAY = datetime.date(2026, 12, 1)
WORDS = {
    "house.name": "Offenes Haus",
    "number": "HdR-2026-0042",
    "title": "Nähwerkstatt der Begegnung",
    "call_title": "Mikroprojekt",
    "organisation": "Frauentreff Lindenstadt e. V.",
    "group": "Frauentreff Lindenstadt e. V.",
    "name": "Amira Haddad",
    "person": "Amira Haddad",
    "get_full_name": "Amira Haddad",
    "topic": "Vereinsrecht",
    "amount": "900,00",
    "days": "14",
    "count": "3",
    "n": "3",
    "code": "K7M2-QX4P",
}
DAYS = ("day", "date", "until", "deadline", "due", "by", "on", "first", "last")


def read_aloud(known: Original, text: str, language: str) -> str:
    """The text with what a made-up case puts in its places."""
    with translation.override(language):
        return PLACE.sub(lambda found: _of(known.places[found[1]]) if found[1] in known.places else "", text)


def sample_of(known: Original, name: str, language: str) -> str:
    """What a made-up case puts in this place, in one line."""
    with translation.override(language):
        return " ".join(_of(known.places[name]).split())


def _of(place: Place) -> str:
    return _said(place.part) if place.part is not None else _word(place.name)


def _word(name: str) -> str:
    if name in WORDS:
        return WORDS[name]
    last = name.rpartition(".")[2].rstrip("0123456789")
    if last == "url" or last.endswith("_url"):
        return f"{settings.PUBLIC_URL}/cases/00000000-0000-4000-8000-000000000042/"
    if last in DAYS or last.rpartition("_")[2] in DAYS:
        return date_format(DAY, "DATE_FORMAT")
    return WORDS.get(last, f"‹{last.replace('_', ' ')}›")


def _nodes(nodes: Iterable[Node | str]) -> str:
    return "".join(node if isinstance(node, str) else _said(node) for node in nodes)


def _said(node: Node) -> str:
    """What a part of a template says when its first condition holds and its list has one line."""
    said = ""
    match node:
        case TextNode():
            said = str(node.s)
        case VariableNode():
            said = _word(str(node.filter_expression.var))
        case TranslateNode() if not node.asvar:
            said = str(node.render(Context(autoescape=False)))
        case BlockTranslateNode() if not node.asvar:
            said = _sentence(node)
        case IfNode():
            said = _nodes(node.conditions_nodelists[0][1])
        case ForNode():
            said = _nodes(node.nodelist_loop)
        case WithNode():
            said = _nodes(node.nodelist)
        case IncludeNode():
            said = _nodes(template_of(str(node.template.var).removesuffix(".txt")).nodelist)
    return said


def _sentence(node: BlockTranslateNode) -> str:
    singular, names = node.render_token_list(node.singular)
    if node.plural:
        plural, more = node.render_token_list(node.plural)
        said, names = translation.ngettext(singular, plural, 3), [*names, *more]
    else:
        said = translation.gettext(singular)
    values = {name: "3" if name == node.countervar else _word(name) for name in names}
    return said % values
