"""Who represents the association: the exact sentence, and how many people it needs."""

from collections.abc import Sequence

from .data import StatuteData

_OUTWARD = "Der Verein wird gerichtlich und außergerichtlich "
_BOARD = "des Vorstands im Sinne des § 26 BGB"
SENTENCES = {
    "sole": f"{_OUTWARD}durch jedes Mitglied {_BOARD} einzeln vertreten.",
    "two_jointly": f"{_OUTWARD}durch zwei Mitglieder {_BOARD} gemeinsam vertreten.",
    "chair_or_two": f"{_OUTWARD}durch die Vorsitzende oder den Vorsitzenden allein oder durch zwei andere "
    f"Mitglieder {_BOARD} gemeinsam vertreten.",
    "majority": f"{_OUTWARD}durch die Mehrheit der Mitglieder {_BOARD} vertreten.",
}
# How many people the board under § 26 BGB must have for each rule.
NEEDED = {"sole": 1, "two_jointly": 2, "chair_or_two": 3, "majority": 1}
S181 = {
    "exempt": "Die Mitglieder des Vorstands im Sinne des § 26 BGB sind von den Beschränkungen des § 181 BGB "
    "befreit.",
    "exempt_charitable": "Die Mitglieder des Vorstands im Sinne des § 26 BGB sind für Rechtsgeschäfte mit "
    "anderen "
    "steuerbegünstigten Körperschaften von den Beschränkungen des § 181 BGB befreit.",
}


def representation_sentence(data: StatuteData) -> str:
    """The general rule as statute and register say it; the law's default when none is chosen."""
    return SENTENCES.get(data.representation, SENTENCES["majority"])


def exemption_sentence(data: StatuteData) -> str:
    """The exemption from § 181 BGB; empty when there is none."""
    return S181.get(data.s181, "")


def enough_people(data: StatuteData) -> bool:
    """Whether the board under § 26 BGB has, with every office filled, as many people as the rule needs."""
    people = len([office for office in data.paragraph26 if office in data.roles and office != "assessors"])
    if data.representation == "chair_or_two" and "chair" not in data.paragraph26:
        return False
    return people >= NEEDED.get(data.representation, 1)


def signers_suffice(rule: str, offices: Sequence[str], board: int) -> bool:
    """Whether people in these `offices` of a board of so many may sign for it (§§ 26, 77 BGB)."""
    if rule == "sole":
        return len(offices) >= 1
    if rule == "two_jointly":
        return len(offices) >= 2
    if rule == "chair_or_two":
        return "chair" in offices or len(offices) >= 2
    return 2 * len(offices) > board > 0
