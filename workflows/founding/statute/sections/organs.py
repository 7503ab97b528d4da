"""Who acts for the association: organs, board, meeting, auditors."""

from collections.abc import Iterator

from ..data import StatuteData
from ..official import GAP
from ..representation import exemption_sentence, representation_sentence
from ..words import ELECTED_BY, INVITATION, MINUTES_BY, NUMBERS, OFFICE_NAMES, PAY, REIMBURSEMENT, Draft


def organs(data: StatuteData) -> Iterator[Draft]:
    text = "Organe des Vereins sind der Vorstand und die Mitgliederversammlung."
    yield ("organs", "Organe", (), [("organs.list", text)])


def _offices(data: StatuteData, offices: tuple[str, ...]) -> str:
    words = [OFFICE_NAMES[office].format(count=max(data.assessors_max, 1)) for office in offices]
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else GAP


def board(data: StatuteData) -> Iterator[Draft]:
    questions = (
        "board.roles", "board.assessors_max", "board.paragraph26", "board.representation", "board.s181",
        "board.elected_by", "board.term_years", "board.stay_in_office",
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
            ("board.elected_by", ELECTED_BY.get(data.elected_by, ELECTED_BY["each_office"])),
            ("board.term", f"Der Vorstand wird für die Dauer von {term} gewählt." if data.term_years else ""),
            (
                "board.stay",
                "Der Vorstand bleibt bis zur Neuwahl im Amt." if data.stay_in_office else "",
            ),
        ],
    )


def pay(data: StatuteData) -> Iterator[Draft]:
    texts = [
        ("pay.rule", PAY.get(data.pay, PAY["none"])),
        ("pay.expenses", REIMBURSEMENT if data.reimburses else ""),
    ]
    yield ("pay", "Vergütung und Auslagen", ("board.pay", "expenses.reimbursed"), texts)


def meeting(data: StatuteData) -> Iterator[Draft]:
    form = INVITATION.get(data.meeting_form, INVITATION["email"])
    days = data.notice_days or 14
    yield (
        "meeting",
        "Mitgliederversammlung",
        ("meeting.form", "meeting.notice_days"),
        [
            ("meeting.when", "Die ordentliche Mitgliederversammlung findet einmal im Jahr statt."),
            (
                "meeting.minority",
                "Eine außerordentliche Mitgliederversammlung ist einzuberufen, wenn das Interesse des "
                "Vereins es "
                "erfordert oder wenn ein Zehntel der Mitglieder es in Textform unter Angabe des Zwecks und "
                "der Gründe "
                "verlangt.",
            ),
            (
                "meeting.form",
                f"Der Vorstand lädt mit einer Frist von {days} Tagen und unter Angabe der Tagesordnung ein, "
                f"und zwar {form}.",
            ),
            (
                "meeting.online",
                "Der Vorstand kann vorsehen, dass Mitglieder ohne Anwesenheit am Versammlungsort "
                "elektronisch teilnehmen.",
            ),
        ],
    )


def decisions(data: StatuteData) -> Iterator[Draft]:
    signed = MINUTES_BY.get(data.minutes_by, MINUTES_BY["chair_secretary"])
    yield (
        "decisions",
        "Beschlüsse und Protokoll",
        ("meeting.minutes_by",),
        [
            (
                "decisions.majority",
                "Es entscheidet die Mehrheit der abgegebenen gültigen Stimmen. Enthaltungen zählen nicht "
                "mit.",
            ),
            (
                "decisions.changes",
                "Änderungen der Satzung und des Zwecks sowie die Auflösung des Vereins brauchen eine "
                "Mehrheit von drei "
                "Vierteln der abgegebenen gültigen Stimmen.",
            ),
            (
                "decisions.minutes",
                f"Über die Beschlüsse wird ein Protokoll geführt. Es wird {signed} unterschrieben.",
            ),
        ],
    )


def auditors(data: StatuteData) -> Iterator[Draft]:
    text = (
        "Die Mitgliederversammlung wählt mindestens eine Person für die Kassenprüfung, die nicht dem "
        "Vorstand angehört. "
        "Sie prüft die Kasse einmal im Jahr und berichtet der Mitgliederversammlung."
    )
    yield ("auditors", "Kassenprüfung", (), [("auditors.rule", text)])
