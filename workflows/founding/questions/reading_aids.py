"""What each clause is about, why a question is asked, and what the law says when the statute is silent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from workflows.forms.definition.texts import say
from workflows.values.yaml_files import load_data


@dataclass(frozen=True)
class QuestionAid:
    """What stands beside one question; `default` is the law's own rule, where it has one."""

    why: Mapping[str, str]
    default: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""


@dataclass(frozen=True)
class ReadingAids:
    """All of them, by clause and by question."""

    clauses: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, QuestionAid]

    def about(self, clause: str) -> str:
        """One sentence on a clause, in the reader's language."""
        return say(self.clauses.get(clause))


@cache
def reading_aids() -> ReadingAids:
    """The aids as they come with the house."""
    data = load_data(Path(__file__).with_name("reading_aids.yaml"))
    questions = {key: QuestionAid(**row) for key, row in data["questions"].items()}
    return ReadingAids(data["clauses"], questions)
