"""What the association is called and what it is for."""

from collections.abc import Iterator

from ..data import StatuteData
from ..official import GAP, official_texts
from ..words import FINANCIAL_YEARS, Draft


def name(data: StatuteData) -> Iterator[Draft]:
    short = f" Die Kurzform lautet „{data.short_name}“." if data.short_name else ""
    texts = [("name.name", f"Der Verein führt den Namen „{data.name or GAP}“.{short}")]
    if data.registered:
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
        ("branch.legal_form", "name", "name_short", "seat", "financial_year"),
        texts,
    )


def purpose(data: StatuteData) -> Iterator[Draft]:
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


def selfless(data: StatuteData) -> Iterator[Draft]:
    if data.charitable:
        official = official_texts(data)
        texts = [(code, official[code]) for code in ("G2", "G3", "G4")]
        yield ("selfless", "Selbstlosigkeit und Mittel", ("branch.charitable",), texts)
