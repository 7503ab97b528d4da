"""G: the clauses of Anlage 1 zu § 60 AO and what may not contradict them."""

import re

from ..statute.official import official_texts
from ..statute.purposes import PURPOSES
from .board import denies, sentences
from .catalogue import check
from .facts import Facts

RECIPIENTS = frozenset({"public", "charitable"})
_KINDS = re.compile(r"\b(gemeinnützige|mildtätige|kirchliche)\b.* Zwecke")
_CONTRADICTION = re.compile(
    r"ausschüttung|gewinn\w*\b.*\b(verteilt|ausgezahlt|ausgeschüttet|erhalten|beteiligt)"
    r"|(verteilt|ausgezahlt|ausgeschüttet)\b.*\bmitglieder|mitglieder\w*\b.*\b(verteilt|ausgeschüttet)"
    r"|(rückzahlung|zurückgezahlt|rückerstatt)\w*\b.*\b(beitr|spende|einlage|vermögen)"
    r"|(beitr|spende|einlage)\w*\b.*\b(zurückgezahlt|rückerstattet)"
    r"|mitglieder\b.*\b(erhalten|bekommen)\b.*\b(vermögen|überschu|vorteil|zuwendung|geld)",
    re.IGNORECASE,
)


def _text(facts: Facts, clause: str) -> str:
    return facts.paragraphs.get(clause, "")


@check("G-01")
def _aim(facts: Facts) -> bool:
    text = _text(facts, "G1")
    return all(
        word in text
        for word in ("ausschließlich und unmittelbar", "„Steuerbegünstigte Zwecke“", "Abgabenordnung")
    ) and bool(_KINDS.search(text))


@check("G-02")
def _selfless(facts: Facts) -> bool:
    text = _text(facts, "G2")
    return "selbstlos" in text and "nicht in erster Linie eigenwirtschaftliche" in text


@check("G-03")
def _means(facts: Facts) -> bool:
    text = _text(facts, "G3")
    return "nur für die satzungsmäßigen Zwecke" in text and "keine Zuwendungen aus Mitteln" in text


@check("G-04")
def _no_favours(facts: Facts) -> bool:
    text = _text(facts, "G4")
    return "keine Person durch Ausgaben" in text and "unverhältnismäßig hohe Vergütungen" in text


@check("G-05")
def _assets(facts: Facts) -> bool:
    return facts.data.asset_mode in ("named", "purpose") and bool(_text(facts, "G5"))


@check("G-06")
def _both_events(facts: Facts) -> bool:
    text = _text(facts, "G5")
    return not text or ("Auflösung" in text and "Wegfall steuerbegünstigter Zwecke" in text)


@check("G-07")
def _recipient(facts: Facts) -> bool:
    data = facts.data
    if data.asset_mode != "named":
        return True
    exact = bool(data.asset_recipient) and data.asset_recipient_status in RECIPIENTS
    return exact and "unmittelbar und ausschließlich" in _text(facts, "G5")


@check("G-08")
def _asset_purpose(facts: Facts) -> bool:
    return facts.data.asset_mode != "purpose" or facts.data.asset_purpose in PURPOSES


@check("G-09")
def _unchanged(facts: Facts) -> bool:
    return all(
        facts.paragraphs.get(clause, "") == text for clause, text in official_texts(facts.data).items()
    )


@check("G-10")
def _no_contradiction(facts: Facts) -> bool:
    return not any(_CONTRADICTION.search(each) and not denies(each) for each in sentences(facts.free_texts))


@check("G-11")
def _passing_on_is_said(facts: Facts) -> bool:
    return facts.answers.yes("funds.passes_on") is not True or "§ 58 Nr. 1 AO" in _text(
        facts, "purpose.passes_on"
    )


@check("G-12")
def _expenses_are_said(facts: Facts) -> bool:
    return "Auslagen" in _text(facts, "pay.expenses")
