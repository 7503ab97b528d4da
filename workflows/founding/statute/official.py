"""The clauses of Anlage 1 zu § 60 AO, word for word; only „Verein“ replaces „Körperschaft“."""

from .data import StatuteData
from .purposes import PURPOSES, kinds_phrase

G2 = "Der Verein ist selbstlos tätig; er verfolgt nicht in erster Linie eigenwirtschaftliche Zwecke."
G3 = (
    "Mittel des Vereins dürfen nur für die satzungsmäßigen Zwecke verwendet werden. "
    "Die Mitglieder erhalten keine Zuwendungen aus Mitteln des Vereins."
)
G4 = (
    "Es darf keine Person durch Ausgaben, die dem Zweck des Vereins fremd sind, oder durch "
    "unverhältnismäßig hohe Vergütungen begünstigt werden."
)
_G1_AIM = (
    "Der Verein mit Sitz in {seat} verfolgt ausschließlich und unmittelbar {kinds} Zwecke im Sinne des "
    "Abschnitts „Steuerbegünstigte Zwecke“ der Abgabenordnung."
)
_G1_PURPOSE = "Zweck des Vereins ist {purposes}."
_G1_ACTIVITIES = "Der Satzungszweck wird verwirklicht insbesondere durch {activities}."
_G5_TRIGGER = (
    "Bei Auflösung des Vereins oder bei Wegfall steuerbegünstigter Zwecke fällt das Vermögen des Vereins an "
)
_G5A = (
    "{recipient}, {relative} es unmittelbar und ausschließlich für gemeinnützige, mildtätige oder "
    "kirchliche Zwecke zu verwenden hat."
)
_G5B = (
    "eine juristische Person des öffentlichen Rechts oder eine andere steuerbegünstigte Körperschaft zwecks "
    "Verwendung für {purpose}."
)
_ACCUSATIVE = {"der": "den ", "die": "die ", "das": "das "}
GAP = "[…]"


def g1(data: StatuteData) -> str:
    """§ 1 of Anlage 1: the aim, the purpose and how it is carried out."""
    activities = "; ".join(activity.text.rstrip(".;") for activity in data.activities)
    return " ".join(
        (
            _G1_AIM.format(seat=data.seat or GAP, kinds=kinds_phrase(data.purposes)),
            _G1_PURPOSE.format(purposes=data.purpose_text.rstrip(".") or GAP),
            _G1_ACTIVITIES.format(activities=activities or GAP),
        )
    )


def g5(data: StatuteData) -> str:
    """§ 5 of Anlage 1: where the assets go; a named body (a) or a named purpose (b). Empty when open."""
    if data.asset_mode == "named":
        article = data.asset_recipient_article
        recipient = _ACCUSATIVE.get(article, "") + (data.asset_recipient or GAP)
        return _G5_TRIGGER + _G5A.format(recipient=recipient, relative=article or "der/die/das")
    if data.asset_mode == "purpose":
        return _G5_TRIGGER + _G5B.format(purpose=PURPOSES.get(data.asset_purpose, GAP))
    return ""


def official_texts(data: StatuteData) -> dict[str, str]:
    """The five official clauses by id, as the law wants them for this association."""
    return {"G1": g1(data), "G2": G2, "G3": G3, "G4": G4, "G5": g5(data)}
