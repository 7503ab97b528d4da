"""The blocks of a page: single questions, and sections of questions under a title of their own."""

import json
from itertools import groupby
from typing import Any

from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.parts import Section, Step
from workflows.forms.definition.texts import say
from workflows.forms.reading.workbook import Workbook

Drawn = dict[str, Any]


def draw_blocks(book: Workbook, step: Step, drawn: list[Drawn]) -> list[Drawn]:
    """The drawn questions in their order, those of one section together."""
    section_of = {question.id: question.section for question in step.questions}
    sections = {section.id: section for section in step.sections}
    blocks = []
    for name, questions in groupby(drawn, key=lambda each: section_of[each["id"]]):
        section = sections.get(name)
        blocks.append({"section": _section(book, section) if section else None, "questions": list(questions)})
    return blocks


def _section(book: Workbook, section: Section) -> Drawn:
    return {
        "id": section.id,
        "title": say(section.title),
        "intro": say(section.intro),
        "hidden": not book.visible.sections.get(section.id, False),
        "logic": json.dumps(to_jsonlogic(section.show_when)) if section.show_when else "",
    }
