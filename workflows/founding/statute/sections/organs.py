"""Who acts for the association: organs, board, meeting, auditors."""

from collections.abc import Iterator

from ..data import StatuteData
from ..official import GAP
from ..representation import exemption_sentence, representation_sentence
from ..words import (
    CALLED_BY,
    ELECTED_BY,
    FREQUENCY,
    INVITATION,
    MAJORITIES,
    MINUTES_BY,
    NUMBERS,
    OFFICE_NAMES,
    ONLINE,
    PAY,
    REIMBURSEMENT,
    SECRET,
    VACANCY,
    Draft,
)


def organs(data: StatuteData) -> Iterator[Draft]:
    text = "Organe des Vereins sind der Vorstand und die Mitgliederversammlung."
    yield ("organs", "Organe", (), [("organs.list", text)])


def _offices(data: StatuteData, offices: tuple[str, ...]) -> str:
    words = [OFFICE_NAMES[office].format(count=max(data.assessors_max, 1)) for office in offices]
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else GAP


def board(data: StatuteData) -> Iterator[Draft]:
    questions = (
        "board.roles", "board.assessors_max", "board.paragraph26", "board.representation", "board.s181",
        "board.elected_by", "board.term_years", "board.stay_in_office", "board.min_age", "board.secret",
        "board.vacancy",
    )  # fmt: skip
    term = NUMBERS.get(data.term_years or 0, f"{data.term_years} Jahren")
    yield (
        "board",
        "Vorstand",
        questions,
        [
            ("board.roles", f"Dem Vorstand gehören an: {_offices(data, data.roles)}."),
            (
                "board.paragraph26",
                f"Vorstand im Sinne des § 26 BGB: {_offices(data, data.paragraph26)}."
                if data.paragraph26
                else "",
            ),
            ("board.representation", representation_sentence(data)),
            ("board.s181", exemption_sentence(data)),
            ("board.age", _age(data.board.min_age)),
            ("board.elected_by", ELECTED_BY.get(data.elected_by, ELECTED_BY["each_office"])),
            ("board.secret", SECRET if data.board.secret else ""),
            ("board.term", f"Der Vorstand wird für die Dauer von {term} gewählt." if data.term_years else ""),
            (
                "board.stay",
                "Der Vorstand bleibt bis zur Neuwahl im Amt." if data.stay_in_office else "",
            ),
            ("board.vacancy", VACANCY.get(data.board.vacancy, "")),
        ],
    )


def _age(years: int | None) -> str:
    return f"In den Vorstand kann gewählt werden, wer das {years}. Lebensjahr vollendet hat." if years else ""


def pay(data: StatuteData) -> Iterator[Draft]:
    texts = [
        ("pay.rule", PAY.get(data.pay, PAY["none"])),
        ("pay.expenses", REIMBURSEMENT if data.reimburses else ""),
    ]
    yield ("pay", "Vergütung und Auslagen", ("board.pay", "expenses.reimbursed"), texts)


def meeting(data: StatuteData) -> Iterator[Draft]:
    rules = data.assembly
    form = INVITATION.get(data.meeting_form, INVITATION["email"])
    called_by = CALLED_BY.get(rules.called_by, CALLED_BY["board"])
    often = FREQUENCY.get(rules.frequency, FREQUENCY["yearly"])
    yield (
        "meeting",
        "Mitgliederversammlung",
        (
            "meeting.called_by", "meeting.form", "meeting.notice_days", "meeting.frequency",
            "meeting.minority_share", "meeting.online", "meeting.quorum", "meeting.second_call",
        ),
        [
            ("meeting.when", f"Die ordentliche Mitgliederversammlung findet {often} statt."),
            ("meeting.minority", _minority(rules.minority)),
            (
                "meeting.form",
                f"{called_by} lädt mit einer Frist von {data.notice_days or 14} Tagen und unter Angabe der "
                f"Tagesordnung ein, und zwar {form}.",
            ),
            ("meeting.online", ONLINE.get(rules.online, ONLINE["hybrid"])),
            ("meeting.quorum", _quorum(data)),
        ],
    )  # fmt: skip


def _minority(percent: int | None) -> str:
    share = f"{percent} Prozent" if percent not in (None, 10) else "ein Zehntel"
    return (
        "Eine außerordentliche Mitgliederversammlung ist einzuberufen, wenn das Interesse des Vereins es "
        f"erfordert oder wenn {share} der Mitglieder es in Textform unter Angabe des Zwecks und der Gründe "
        "verlangt."
    )


def _quorum(data: StatuteData) -> str:
    if not data.assembly.quorum:
        return ""
    text = (
        f"Die Mitgliederversammlung ist beschlussfähig, wenn mindestens {data.assembly.quorum} Prozent der "
        "Mitglieder anwesend sind."
    )
    second = (
        " Ist sie es nicht, lädt der Vorstand zu einer zweiten Versammlung mit derselben Tagesordnung ein, "
        "die ohne Mindestzahl beschlussfähig ist; darauf weist er in der Einladung hin."
    )
    return text + second if data.assembly.second_call else text


def decisions(data: StatuteData) -> Iterator[Draft]:
    signed = MINUTES_BY.get(data.minutes_by, MINUTES_BY["chair_secretary"])
    yield (
        "decisions",
        "Beschlüsse und Protokoll",
        ("meeting.minutes_by", "majority.statute", "majority.purpose", "majority.dissolution"),
        [
            (
                "decisions.majority",
                "Es entscheidet die Mehrheit der abgegebenen gültigen Stimmen. Enthaltungen zählen nicht "
                "mit.",
            ),
            ("decisions.changes", _changes(data)),
            (
                "decisions.minutes",
                f"Über die Beschlüsse wird ein Protokoll geführt. Es wird {signed} unterschrieben.",
            ),
        ],
    )


def _changes(data: StatuteData) -> str:
    """One sentence when all three majorities are the usual three quarters, else one for each."""
    rules = data.assembly
    usual = "three_quarters"
    chosen = [each or usual for each in (rules.change, rules.purpose_change, rules.dissolution)]
    if set(chosen) == {usual}:
        return (
            "Änderungen der Satzung und des Zwecks sowie die Auflösung des Vereins brauchen eine Mehrheit "
            "von drei Vierteln der abgegebenen gültigen Stimmen."
        )
    change, purpose, end = (MAJORITIES.get(each, MAJORITIES[usual]) for each in chosen)
    return (
        f"Eine Änderung der Satzung bedarf {change}. Eine Änderung des Zwecks bedarf {purpose}. Die "
        f"Auflösung des Vereins bedarf {end}."
    )


def auditors(data: StatuteData) -> Iterator[Draft]:
    count = data.assembly.auditors
    if count == 0:
        return
    text = (
        f"Die Mitgliederversammlung wählt {count} Personen für die Kassenprüfung, die nicht dem Vorstand "
        "angehören. Sie prüfen die Kasse einmal im Jahr und berichten der Mitgliederversammlung."
        if count and count > 1
        else "Die Mitgliederversammlung wählt mindestens eine Person für die Kassenprüfung, die nicht dem "
        "Vorstand angehört. Sie prüft die Kasse einmal im Jahr und berichtet der Mitgliederversammlung."
    )
    yield ("auditors", "Kassenprüfung", ("auditors.count",), [("auditors.rule", text)])
