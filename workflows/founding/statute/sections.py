"""The text of each clause, section by section, in the order of the statute."""

from collections.abc import Callable, Iterator

from .data import StatuteData
from .official import GAP, official_texts
from .representation import exemption_sentence, representation_sentence
from .words import (
    ADMISSION,
    ELECTED_BY,
    FINANCIAL_YEARS,
    INVITATION,
    MEMBERS,
    MINUTES_BY,
    NUMBERS,
    OFFICE_NAMES,
    PAY,
    REIMBURSEMENT,
)

# id, title, questions it is made from, paragraphs (id, text)
Draft = tuple[str, str, tuple[str, ...], list[tuple[str, str]]]


def _name(data: StatuteData) -> Iterator[Draft]:
    texts = [("name.name", f"Der Verein führt den Namen „{data.name or GAP}“.")]
    if data.registered and data.register_intent:
        texts.append(
            (
                "name.register",
                "Er soll in das Vereinsregister eingetragen werden. Nach der Eintragung führt er den Namen "
                "mit dem "
                "Zusatz „e.V.“.",
            )
        )
    texts.append(("name.seat", f"Der Verein hat seinen Sitz in {data.seat or GAP}."))
    texts.append(("name.year", FINANCIAL_YEARS.get(data.financial_year, "")))
    yield (
        "name",
        "Name, Sitz und Geschäftsjahr",
        ("name", "seat", "register_intent", "financial_year"),
        texts,
    )


def _purpose(data: StatuteData) -> Iterator[Draft]:
    questions = ("purposes", "purpose_text", "activities", "region", "target_circle_open", "funds.passes_on")
    if data.charitable:
        texts = [("G1", official_texts(data)["G1"])]
    else:
        texts = [("purpose.aim", f"Zweck des Vereins ist {data.purpose_text.rstrip('.') or GAP}.")]
        if data.activities:
            listed = "; ".join(activity.text.rstrip(".;") for activity in data.activities)
            texts.append(("purpose.means", f"Der Zweck wird verwirklicht insbesondere durch {listed}."))
    if data.region == "abroad":
        texts.append(("purpose.abroad", "Der Verein kann seine Zwecke auch im Ausland verwirklichen."))
    if data.passes_on:
        texts.append(
            (
                "purpose.passes_on",
                "Der Verein kann seine Zwecke auch dadurch verwirklichen, dass er Mittel nach § 58 Nr. 1 AO "
                "weitergibt "
                "oder planmäßig mit anderen steuerbegünstigten Körperschaften nach § 57 Abs. 3 AO "
                "zusammenwirkt.",
            )
        )
    yield ("purpose", "Zweck", questions, texts)


def _selfless(data: StatuteData) -> Iterator[Draft]:
    if data.charitable:
        official = official_texts(data)
        texts = [(code, official[code]) for code in ("G2", "G3", "G4")]
        yield ("selfless", "Selbstlosigkeit und Mittel", ("branch.charitable",), texts)


def _membership(data: StatuteData) -> Iterator[Draft]:
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


def _dues(data: StatuteData) -> Iterator[Draft]:
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


def _organs(data: StatuteData) -> Iterator[Draft]:
    text = "Organe des Vereins sind der Vorstand und die Mitgliederversammlung."
    yield ("organs", "Organe", (), [("organs.list", text)])


def _offices(data: StatuteData, offices: tuple[str, ...]) -> str:
    words = [OFFICE_NAMES[office].format(count=max(data.assessors_max, 1)) for office in offices]
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else GAP


def _board(data: StatuteData) -> Iterator[Draft]:
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


def _pay(data: StatuteData) -> Iterator[Draft]:
    texts = [
        ("pay.rule", PAY.get(data.pay, PAY["none"])),
        ("pay.expenses", REIMBURSEMENT if data.reimburses else ""),
    ]
    yield ("pay", "Vergütung und Auslagen", ("board.pay", "expenses.reimbursed"), texts)


def _meeting(data: StatuteData) -> Iterator[Draft]:
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


def _decisions(data: StatuteData) -> Iterator[Draft]:
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


def _auditors(data: StatuteData) -> Iterator[Draft]:
    text = (
        "Die Mitgliederversammlung wählt mindestens eine Person für die Kassenprüfung, die nicht dem "
        "Vorstand angehört. "
        "Sie prüft die Kasse einmal im Jahr und berichtet der Mitgliederversammlung."
    )
    yield ("auditors", "Kassenprüfung", (), [("auditors.rule", text)])


def _privacy(data: StatuteData) -> Iterator[Draft]:
    text = (
        "Der Verein verarbeitet Daten der Mitglieder nur, soweit es für die Mitgliedschaft und den "
        "Vereinszweck nötig ist."
    )
    yield ("privacy", "Datenschutz", (), [("privacy.rule", text)])


def _editorial(data: StatuteData) -> Iterator[Draft]:
    text = (
        "Der Vorstand darf Änderungen der Satzung, die das Registergericht oder das Finanzamt verlangt, "
        "selbst "
        "beschließen. Er teilt sie den Mitgliedern mit."
        if data.registered
        else "Der Vorstand darf Änderungen der Satzung, die das Finanzamt verlangt, selbst beschließen. Er "
        "teilt sie den "
        "Mitgliedern mit."
    )
    yield ("editorial", "Verlangte Änderungen", (), [("editorial.rule", text)])


def _additional(data: StatuteData) -> Iterator[Draft]:
    if data.extra_rules:
        texts = [(f"additional.{number}", text) for number, text in enumerate(data.extra_rules, start=1)]
        yield ("additional", "Weitere Regeln", ("extra_rules",), texts)


def _dissolution(data: StatuteData) -> Iterator[Draft]:
    questions = (
        "asset.mode", "asset.recipient_name", "asset.recipient_article", "asset.recipient_status",
        "asset.purpose",
    )  # fmt: skip
    texts = [
        (
            "dissolution.liquidators",
            "Bei Auflösung wickelt der Vorstand die Geschäfte ab, wenn die Mitgliederversammlung nichts "
            "anderes beschließt.",
        )
    ]
    if data.charitable:
        texts.append(("G5", official_texts(data)["G5"]))
    else:
        texts.append(
            (
                "dissolution.assets",
                "Über die Verwendung des Vermögens entscheidet die letzte Mitgliederversammlung.",
            )
        )
    yield ("dissolution", "Auflösung und Vermögen", questions, texts)


SECTIONS: tuple[Callable[[StatuteData], Iterator[Draft]], ...] = (
    _name, _purpose, _selfless, _membership, _dues, _organs, _board, _pay, _meeting, _decisions, _auditors,
    _privacy, _editorial, _additional, _dissolution,
)  # fmt: skip
