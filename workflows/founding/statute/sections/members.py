"""Who belongs to the association, how one leaves, what one pays."""

from collections.abc import Iterator

from ..bylaws import Exclusion
from ..data import StatuteData
from ..official import GAP
from ..purposes import join_words
from ..words import (
    ADMISSION,
    APPEAL,
    DUES_BY,
    DUES_KINDS,
    EXCLUDED_BY,
    EXCLUSION_GROUNDS,
    EXIT_DATES,
    FORMS,
    LEVY,
    MEMBERS,
    MINORS,
    MINORS_VOTE,
    PROXY,
    TIMES,
    Draft,
)


def membership(data: StatuteData) -> Iterator[Draft]:
    rules = data.membership
    minors = f"{MINORS} {MINORS_VOTE.get(rules.minors_vote, '')}".strip()
    yield (
        "membership",
        "Mitgliedschaft",
        (
            "member.who", "member.admission_organ", "member.admission_form", "member.min_age",
            "member.types", "member.minors_vote", "member.proxy",
        ),
        [
            ("membership.who", MEMBERS.get(data.member_who, MEMBERS["natural"])),
            ("membership.age", _age(rules.min_age)),
            ("membership.admission", _admission(data)),
            ("membership.votes", _votes(data)),
            ("membership.proxy", PROXY if rules.has_proxy else ""),
            ("membership.minors", minors if rules.takes_minors else ""),
        ],
    )  # fmt: skip
    questions = (
        "member.exit_notice_months", "member.exit_form", "member.exit_date", "member.exclusion.grounds",
        "member.exclusion.organ", "member.exclusion.hearing", "member.exclusion.appeal",
    )  # fmt: skip
    yield ("exit", "Ende der Mitgliedschaft", questions, _exit(data))


def _admission(data: StatuteData) -> str:
    form = FORMS.get(data.membership.admission_form, FORMS["text"])
    organ = ADMISSION.get(data.admission_organ, ADMISSION["board"])
    return f"Über den Aufnahmeantrag, der {form} zu stellen ist, entscheidet {organ}."


def _age(years: int | None) -> str:
    return f"Mitglied werden kann, wer das {years}. Lebensjahr vollendet hat." if years else ""


def _votes(data: StatuteData) -> str:
    """With several kinds of members it says of each whether it votes."""
    types = data.membership.types
    if not types:
        return "Jedes Mitglied hat eine Stimme."
    said = {True: "mit Stimmrecht", False: "ohne Stimmrecht", None: GAP}
    listed = join_words([f"{each.name} ({said[each.votes]})" for each in types])
    return f"Der Verein hat {listed}. Jedes stimmberechtigte Mitglied hat eine Stimme."


def _exit(data: StatuteData) -> list[tuple[str, str]]:
    months = data.exit_notice_months or 0
    count = "einem Monat" if months == 1 else f"{months} Monaten"
    term = f" mit einer Frist von {count}" if months else ""
    form = FORMS.get(data.membership.exit_form, FORMS["text"])
    day = EXIT_DATES.get(data.membership.exit_date, EXIT_DATES["any"])
    return [
        (
            "exit.ends",
            "Die Mitgliedschaft endet durch Austritt, Ausschluss oder Tod, bei juristischen Personen durch "
            "Auflösung.",
        ),
        ("exit.notice", f"Der Austritt ist {day}{term} möglich. Er wird dem Vorstand {form} erklärt."),
        ("exit.exclusion", _exclusion(data.membership.exclusion)),
    ]


def _exclusion(rule: Exclusion) -> str:
    """Grounds, who decides, hearing, and the way to the meeting where the board decides."""
    grounds = [EXCLUSION_GROUNDS[each] for each in EXCLUSION_GROUNDS if each in rule.grounds]
    why = " oder wenn es ".join(grounds or [EXCLUSION_GROUNDS["harm"]])
    organ = EXCLUDED_BY.get(rule.organ, EXCLUDED_BY["meeting"])
    said = [
        f"Ein Mitglied kann ausgeschlossen werden, wenn es {why}.",
        f"Darüber entscheidet {organ}.",
        "Das Mitglied wird vorher angehört." if rule.heard else "",
        APPEAL if rule.appeal and rule.organ == "board" else "",
    ]
    return " ".join(filter(None, said))


def dues(data: StatuteData) -> Iterator[Draft]:
    rules = data.membership
    levy = LEVY.format(count=TIMES.get(rules.levy_max or 0, GAP)) if "levy" in rules.dues_kinds else ""
    yield (
        "dues",
        "Beiträge",
        ("dues.has", "dues.kinds", "dues.fixed_by", "dues.levy_max"),
        [("dues.rule", _dues(data)), ("dues.levy", levy if data.has_dues else "")],
    )


def _dues(data: StatuteData) -> str:
    if data.has_dues is None:
        return GAP
    if not data.has_dues:
        return "Von den Mitgliedern werden keine Beiträge erhoben."
    kinds = [DUES_KINDS[kind] for kind in data.membership.dues_kinds if kind in DUES_KINDS]
    fixed_by = DUES_BY.get(data.membership.dues_fixed_by, DUES_BY["meeting"])
    what = join_words(kinds) if kinds else "Geldbeiträge"
    return f"Von den Mitgliedern werden {what} erhoben. Höhe und Fälligkeit beschließt {fixed_by}."
