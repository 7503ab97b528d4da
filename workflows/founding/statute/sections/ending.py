"""Data protection, later changes, own paragraphs, and the end."""

from collections.abc import Iterator

from ..data import StatuteData
from ..official import official_texts
from ..words import Draft


def privacy(data: StatuteData) -> Iterator[Draft]:
    text = (
        "Der Verein verarbeitet Daten der Mitglieder nur, soweit es für die Mitgliedschaft und den "
        "Vereinszweck nötig ist."
    )
    if data.says_privacy:
        yield ("privacy", "Datenschutz", ("data_protection_clause",), [("privacy.rule", text)])


def editorial(data: StatuteData) -> Iterator[Draft]:
    text = (
        "Der Vorstand darf Änderungen der Satzung, die das Registergericht oder das Finanzamt verlangt, "
        "selbst "
        "beschließen. Er teilt sie den Mitgliedern mit."
        if data.registered
        else "Der Vorstand darf Änderungen der Satzung, die das Finanzamt verlangt, selbst beschließen. Er "
        "teilt sie den "
        "Mitgliedern mit."
    )
    if data.assembly.authorises_board:
        questions = ("editorial_authorisation",)
        yield ("editorial", "Verlangte Änderungen", questions, [("editorial.rule", text)])


def additional(data: StatuteData) -> Iterator[Draft]:
    if data.extra_rules:
        texts = [(f"additional.{number}", text) for number, text in enumerate(data.extra_rules, start=1)]
        yield ("additional", "Weitere Regeln", ("extra_rules",), texts)


def dissolution(data: StatuteData) -> Iterator[Draft]:
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
