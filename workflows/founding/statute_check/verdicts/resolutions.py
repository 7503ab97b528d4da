"""A: majorities for changing the statute and for dissolving the association, and auditors."""

from ..german import pattern
from ..topics import Topic
from .answers import Answer, Look, missing, ok, on_text

_MAJORITY = r"mehrheit\w*|\d ?/ ?\d|drittel\w*|viertel\w*|prozent|einstimmig\w*|zustimmung (?:von|aller|der)|konsens\w*|einvernehmlich|einmütig|fünftel\w*|stimmen der|(?:alle|sämtliche)\w* (?:anwesenden|mitglieder|stimmberechtigten)"
_CHANGE = r"satzungs(?:- und \w+|-, \w+- und \w+|- oder \w+)?änder\w*|(?:änderung|neufassung|abänderung|ergänzung)\w*\b[^.]{0,40}(?:satzung|zweck)\w*|satzung\w*[^.]{0,60}(?:geändert|zu ändern|ändern|änder)\w*|(?:zweck|satzung)änderung\w*|regeln (?:zu )?ändern|(?:diese|die) (?:satzung|regeln)\b[^.]{0,60}ändern|statutenänder\w*|(?:änderung|abänderung)\w* (?:der|dieser) statuten"
_END = r"(?:auflösung|auflösen|aufgelöst|aufzulösen|vereinsauflösung|selbstauflösung|aufgeben|aufhören|liquidation|beendigung des vereins|fusion|verschmelzung)\w*"
_OFFICIAL = r"(?:finanzamt|registergericht|amtsgericht|vereinsregister|behörde|gericht)\w*[^.]{0,80}(?:verlang|geforder|beanstand|erforder|notwendig|gewünscht|vorgeschrieb|angeregt|auferleg)|redaktionell|formal"
_AUDIT = r"(?:kassen|rechnungs|kassa|finanz|wirtschafts)(?:prüf|revis)\w*|rechnungslegung[^.]{0,60}prüf|revisor\w*|revision\b|kassenprüfung|rechnungsprüfung|prüf\w*[^.]{0,60}(?:kasse|buchführung|rechnungsführung|jahresabschluss|jahresrechnung|bücher|rechnungs|finanz|konten)\w*|(?:kasse|buchführung|bücher|jahresabschluss|jahresrechnung|finanzen|konten|kassenführung)\b[^.]{0,80}(?:prüf|geprüft|kontroll)\w*|wirtschaftsprüfer|steuerberat"


def _majority(look: Look, what: str, home: Topic, unless: str) -> Answer | None:
    statute = look.statute
    both = rf"(?:{what})[^.]{{0,230}}?(?:{_MAJORITY})|(?:{_MAJORITY})[^.]{{0,230}}?(?:{what})"
    around = rf"\b(?:satzung|statuten|verein)\w*[^.]{{0,100}}(?:{_MAJORITY})[^.]{{0,100}}(?:{'aufgelöst|aufzulösen' if home is Topic.ENDING else 'geändert|ändern|abgeändert'})"
    hit = statute.find(both, unless=unless) or statute.find(around, unless=unless)
    if hit is not None:
        return ok(hit)
    clause = next(
        (
            each
            for each in statute.about((home,))
            if pattern(what).search(each.plain)
            or pattern(what).search(
                each.title.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
            )
        ),
        None,
    )
    if clause is not None:
        match = pattern(
            rf"(?:beschl|versammlung|zustimm|bedarf|stimmen|erforder)[^.]{{0,160}}(?:{_MAJORITY})|(?:{_MAJORITY})[^.]{{0,120}}(?:beschl|erforder|nötig|notwendig)"
        ).search(clause.plain)
        if match:
            return ok(clause.passage(match.start(), match.end()))
    like = statute.find(
        rf"(?:{what})[^.]{{0,120}}(?:regeln|bestimmungen|vorschriften|gleiche|entsprechend|wie)[^.]{{0,60}}(?:satzungsänderung|auflösung|änderung)",
        unless=unless,
    )
    if like is not None:
        return ok(like)
    beside = _beside(look, what)
    if beside is not None:
        return ok(beside)
    named = statute.find(what, unless=unless)
    return missing("no_majority", named) if named else missing()


def _beside(look: Look, what: str) -> str | None:
    """The majority may stand in the next sentence: „Sie bedarf einer Mehrheit von …“."""
    follow = pattern(
        rf"^(?:sie|dies|dieser|diese|hier|hierzu|hierfür|dazu|dafür|für (?:diese|den|einen)|der beschluss|ein solcher|solche|zur|es ist|es bedarf|in diesem|in diesen|notwendig|erforderlich|diesbezüglich|ein entsprechender|beschlüsse hierüber|die beschluss|entsprechende)\b[^.]{{0,140}}(?:{_MAJORITY})"
    )
    for clause in look.statute.clauses:
        for index, one in enumerate(clause.sentences):
            if pattern(what).search(one.plain):
                two = next(
                    (each for each in clause.sentences[index + 1 : index + 4] if follow.search(each.plain)),
                    None,
                )
                if two is not None:
                    return f"{one.text} {two.text}"
    return None


@on_text("A-08")
def change(look: Look) -> Answer | None:
    """The majority for a change of the statute is set."""
    return _majority(look, _CHANGE, Topic.CHANGES, _OFFICIAL)


@on_text("A-10")
def dissolution(look: Look) -> Answer | None:
    """The majority for dissolving the association is set."""
    unless = r"abteilung\w*[^.]{0,40}auflös|auflösung (?:einer|der) (?:abteilung|arbeitsgruppe|ausschüss)|vermögen[^.]{0,60}fällt"
    return _majority(look, _END, Topic.ENDING, unless)


@on_text("A-14")
def auditors(look: Look) -> Answer | None:
    """Somebody audits the accounts; asked of charitable associations."""
    hit = look.statute.find(
        _AUDIT, unless=r"aufgenommen|aufnahme\w*[^.]{0,30}prüf|rechtliche prüfung|mitgliedsantrag"
    )
    if hit is not None:
        return ok(hit)
    return missing() if look.is_charitable else None
