"""Who belongs to the association, how one leaves, what one pays."""

from collections.abc import Iterator

from ..data import StatuteData
from ..official import GAP
from ..words import ADMISSION, MEMBERS, Draft


def membership(data: StatuteData) -> Iterator[Draft]:
    yield (
        "membership",
        "Mitgliedschaft",
        ("member.who", "member.admission_organ"),
        [
            ("membership.who", MEMBERS.get(data.member_who, MEMBERS["natural"])),
            ("membership.admission", ADMISSION.get(data.admission_organ, ADMISSION["board"])),
            ("membership.votes", "Jedes Mitglied hat eine Stimme."),
            (
                "membership.minors",
                "Minderjährige brauchen für den Beitritt die Zustimmung ihrer gesetzlichen Vertreterinnen "
                "und Vertreter.",
            ),
        ],
    )
    yield ("exit", "Ende der Mitgliedschaft", ("member.exit_notice_months",), _exit(data))


def _exit(data: StatuteData) -> list[tuple[str, str]]:
    months = data.exit_notice_months or 0
    count = "einem Monat" if months == 1 else f"{months} Monaten"
    term = f" mit einer Frist von {count}" if months else ""
    return [
        (
            "exit.ends",
            "Die Mitgliedschaft endet durch Austritt, Ausschluss oder Tod, bei juristischen Personen durch "
            "Auflösung.",
        ),
        (
            "exit.notice",
            f"Der Austritt ist jederzeit{term} möglich. Er wird dem Vorstand in Textform erklärt.",
        ),
        (
            "exit.exclusion",
            "Ein Mitglied kann ausgeschlossen werden, wenn es den Zielen des Vereins schwer geschadet hat. "
            "Darüber "
            "entscheidet die Mitgliederversammlung. Das Mitglied wird vorher angehört.",
        ),
    ]


def dues(data: StatuteData) -> Iterator[Draft]:
    texts = {
        True: "Von den Mitgliedern werden Geldbeiträge erhoben. Höhe und Fälligkeit beschließt die "
        "Mitgliederversammlung.",
        False: "Von den Mitgliedern werden keine Beiträge erhoben.",
    }
    yield (
        "dues",
        "Beiträge",
        ("dues.has",),
        [("dues.rule", texts[data.has_dues] if data.has_dues is not None else GAP)],
    )
