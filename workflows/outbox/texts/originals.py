"""The original of a mail as a person can edit it: its words, and places in braces for what differs each time.

A value of the template is a place with its name, `{number}`. What the template decides for itself (a
condition, a list, a plural) is a place as a whole, `{part1}`: it can be moved, not rewritten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.template import Context
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    Parser,
    Template,
    TextNode,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import AutoEscapeControlNode, CommentNode, LoadNode, WithNode
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation

PLACE = re.compile(r"\{([\w.]+)\}")
type Values = dict[str, FilterExpression]
SILENT = (LoadNode, CommentNode)


@dataclass(frozen=True)
class Place:
    """Something that differs from mail to mail: a value, or a part of the template."""

    name: str
    value: FilterExpression | None = None
    part: Node | None = None
    around: Values = field(default_factory=dict)

    def drawn(self, context: Context) -> str:
        """What stands here in this mail."""
        with context.push():
            for name, value in self.around.items():
                context[name] = value.resolve(context)
            if self.part is not None:
                return str(self.part.render(context))
            assert self.value is not None
            return str(render_value_in_context(self.value.resolve(context), context))


@dataclass(frozen=True)
class Original:
    """Subject and text of a mail in one language, with its places; those in `needed` have to stay."""

    subject: str
    body: str
    places: dict[str, Place]

    @property
    def needed(self) -> list[str]:
        """What stands in lines of its own: links, codes, lists, conditions. Without it a mail is no use."""
        lines = [line for line in self.body.splitlines() if line and not PLACE.sub("", line).strip()]
        return list(dict.fromkeys(name for line in lines for name in PLACE.findall(line)))


@dataclass
class _Reader:
    places: dict[str, Place] = field(default_factory=dict)
    parts: int = 0
    around: Values = field(default_factory=dict)

    def text(self, nodes: NodeList) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, SILENT):
                continue
            if isinstance(node, AutoEscapeControlNode):
                yield from self.text(node.nodelist)
            elif isinstance(node, WithNode):
                yield from self.within(node)
            elif isinstance(node, TextNode):
                yield node.s
            elif isinstance(node, VariableNode):
                yield self.value(str(node.filter_expression.var), node.filter_expression)
            elif isinstance(node, TranslateNode) and not node.asvar and not node.noop:
                yield node.render(Context(autoescape=False))
            elif isinstance(node, BlockTranslateNode) and not node.plural and not node.asvar:
                yield self.sentence(node)
            else:
                yield self.part(node)

    def within(self, node: WithNode) -> Iterator[str]:
        """What a piece of the template gives a name of its own is known in it."""
        before, self.around = self.around, {**self.around, **node.extra_context}
        yield from self.text(node.nodelist)
        self.around = before

    def sentence(self, node: BlockTranslateNode) -> str:
        message, _names = node.render_token_list(node.singular)
        if node.message_context:
            said = translation.pgettext(node.message_context.resolve(Context()), message)
        else:
            said = translation.gettext(message)
        return re.sub(r"%\((\w+)\)s|%%", lambda found: self._named(node, found[1]), said)

    def _named(self, node: BlockTranslateNode, name: str | None) -> str:
        if name is None:
            return "%"
        return self.value(name, node.extra_context.get(name) or FilterExpression(name, Parser([])))

    def value(self, name: str, value: FilterExpression) -> str:
        number, wanted = 1, name
        while wanted in self.places and not _same(self.places[wanted], value):
            number += 1
            wanted = f"{name}{number}"
        self.places[wanted] = Place(wanted, value=value, around=self.around)
        return f"{{{wanted}}}"

    def part(self, node: Node) -> str:
        self.parts += 1
        name = f"part{self.parts}"
        self.places[name] = Place(name, part=node, around=self.around)
        return f"{{{name}}}"


def _same(place: Place, value: FilterExpression) -> bool:
    return place.value is not None and place.value.token == value.token


def template_of(name: str) -> Template:
    """The template of a mail as Django reads it."""
    found: Template = get_template(f"{name}.txt").template  # type: ignore[attr-defined]
    return found


def original(name: str, language: str) -> Original:
    """The mail as the house brings it, in this language."""
    reader = _Reader()
    with translation.override(language):
        written = "".join(reader.text(template_of(name).nodelist))
    subject, body = tidy(written)
    return Original(subject, body, reader.places)


def tidy(written: str) -> tuple[str, str]:
    """Subject (the first line) and text, without holes."""
    subject, _newline, text = written.lstrip().partition("\n")
    return subject.strip(), re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"
