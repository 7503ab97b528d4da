"""The clauses of the statute: §§ 1 to n in German, each with an id that stays the same in every version."""

from dataclasses import dataclass

from .data import StatuteData
from .sections import SECTIONS
from .words import Draft


@dataclass(frozen=True)
class Paragraph:
    """One Absatz. `official` marks the statutory text of Anlage 1 zu § 60 AO."""

    id: str
    text: str
    official: bool = False


@dataclass(frozen=True)
class Clause:
    """One § of the statute; `questions` are those of the interview that it is made from."""

    id: str
    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    questions: tuple[str, ...]

    @property
    def heading(self) -> str:
        """'§ 1 Name, Sitz …'"""
        return f"§ {self.number} {self.title}"


OFFICIAL = frozenset({"G1", "G2", "G3", "G4", "G5"})


def statute_clauses(data: StatuteData) -> tuple[Clause, ...]:
    """All clauses in their order, numbered, with the adviser's own wordings put in place."""
    drafts = [draft for build in SECTIONS for draft in build(data)]
    return tuple(_clause(number, draft, data) for number, draft in enumerate(drafts, start=1))


def _clause(number: int, draft: Draft, data: StatuteData) -> Clause:
    code, title, questions, texts = draft
    paragraphs = tuple(
        Paragraph(name, data.wordings.get(name) or text, official=name in OFFICIAL)
        for name, text in texts
        if text
    )
    return Clause(code, number, title, paragraphs, questions)
