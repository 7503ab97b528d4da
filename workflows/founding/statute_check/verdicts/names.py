"""N: name, seat, register, financial year."""

import re

from ..clauses import Hit, Statute
from ..german import pattern
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text, unclear

_WHO = (
    r"(?:verein\w*|verband|vereinigung|gesellschaft|initiative|club|klub|\w*gruppe|\w*verein|\w*verband|\w*gemeinschaft|bund|"
    r"förderkreis|\w*kreis|zusammenschluss|organisation|forum|netzwerk|chor|zentrum|er|sie|wir)"
)
_NAME = (
    rf"{_WHO}\b[^.]{{0,90}}?(?:führt|trägt|hat|führen|tragen|erhält)[^.]{{0,50}}? namen?\b"
    r"|(?:der |unser )?(?:vollständige |offizielle )?(?:name|vereinsname)n?\b[^.]{0,40}? (?:ist|lautet|heißt|lauten)\b|^(?:name|vereinsname)\b ?:"
    rf"|{_WHO} (?:heißt|heißen|nennt sich|nennen uns|wird [^.]{{0,30}}genannt)\b|unter dem namen\b|mit dem namen\b|unter der bezeichnung"
    r"|\bden namen [\"'a-z]|(?<=\. )name: "
)
_BLANK = r"(?:namen|name|lautet|heißt)\b[\s:]*[\"']?\s*(?:_{2,}|\.{3,}|\[|x{3,}|<|$)"
_SEAT = (
    r"\bsitz\w*\b[^.]{0,60}? (?:in|ist|lautet|zu|am)\b[^.]{2,}|vereinssitz|^sitz\b|\bsitz ?: ?\w|\b(?:hat|mit|und) (?:\w+ )?sitz\b"
    r"|\b(?:ansässig|zuhause|zu hause) in\b|\bin [a-z\- ()/]+ (?:seinen|ihren) sitz"
)
_MOVING_SEAT = r"sitz[^.]{0,60}(?:jeweilig|wohnort|wohnsitz|anschrift des|adresse des|am ort des)"
_STREET = re.compile(
    r"\bsitz\b[^.]{0,100}?(?:strasse|\bstr\b|\w{3,}str\b|\w+gasse|\w+allee|\w+weg|\w+platz)\s?\d{1,4}\s?[a-z]?\b"
)
_TWO_SEATS = re.compile(
    r"\bSitz\w*\b (?:des Vereins )?(?:ist |sind |in )+([A-ZÄÖÜ][\w-]+) (?:und|oder) (?:in )?([A-ZÄÖÜ][a-zäöüß-]+)(?=[.,]|$| \.)"
)
_REGISTER = (
    r"(?:vereins)?register[^.]{0,90}?(?:einzutragen|eingetragen|eintragen|einzutragend|eintragung|registriert|geführt|aufgenommen|verzeichnet|angemeldet|anzumelden)"
    r"|(?:eintragung|eintrag|einzutragen|eingetragen|registriert|anmeldung|eintragen zu lassen|aufnahme)\w*\b[^.]{0,90}?(?:vereins|\b)register"
    r"|amtsgericht[^.]{0,100}(?:eingetragen|registriert|\bvr\b|register)|(?:eingetragen|registriert)[^.]{0,80}amtsgericht"
    r"|ist ein (?:\w+ )?eingetragener verein|\bvr[- ]?(?:nr)? ?\d{2,}|rechtsfähigkeit[^.]{0,60}(?:eintragung|register)|(?:eintragung|register)[^.]{0,60}rechtsfähig"
    r"|nach (?:der |seiner |erfolgter )?eintragung"
)
_NO_REGISTER = (
    r"(?:nicht|keine)\b[^.]{0,50}(?:vereins|\b)register|register[^.]{0,60}\b(?:nicht|keine?)\b|keine eintragung|eintragung[^.]{0,40}\b(?:nicht|kein)\b"
    r"|nicht (?:ein)?getragener verein|nicht (?:rechtsfähig|eingetragen)"
)
_MAYBE_REGISTER = r"\bkann\b[^.]{0,60}register[^.]{0,40}eingetragen|register[^.]{0,50}eingetragen werden (?:kann|können|darf)|über (?:die|eine) eintragung[^.]{0,40}entscheide"
_NAME_WITH_EV = (
    r"(?:namen?|lautet|heißt|nennt sich)\b[^.]{0,25}?[\"']?[^.]{2,140}?\b(?:ev|eingetragener verein)\b"
)
_AFTER = r"\bnach\b[^.]{0,30}eintragung|nach (?:der|erfolgter|seiner) registrierung|zusatz|danach|sodann|\bdann\b|ab eintragung|mit (?:der )?eintragung|namenszusatz|rechtsformzusatz"
_REGISTERED = (
    r"\bist\b[^.]{0,120}(?:eingetragen|registriert|geführt)\b(?! werden)|\bwurde\b[^.]{0,90}eingetragen|eingetragen (?:beim|im|in das|unter)|unter (?:der )?(?:nummer|nr|vr|register)|\bvr[- ]?(?:nr)? ?\d{2,}"
    r"|wird [^.]{0,50}register[^.]{0,60}geführt"
)
_TO_BE = r"(?:soll|wird|ist|muss)\b[^.]{0,80}(?:eingetragen werden|einzutragen|eintragen lassen|eintragung [^.]{0,30}(?:beantrag|angestreb))|eintragung[^.]{0,50}(?:angestrebt|beantragt|erfolgen|beabsichtigt)"
_YEAR = r"(?:geschäfts|vereins|rechnungs|wirtschafts|haushalts)jahr\w*"
_YEAR_RULE = (
    rf"{_YEAR}[^.]{{0,70}}(?:kalenderjahr|beginn|läuft|dauert|entspricht|deckt sich|vom \d|vom 1|endet|\d{{1,2}} ?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|schuljahr|spieljahr|saison|semester|studienjahr)"
    rf"|(?:kalenderjahr|schuljahr)[^.]{{0,60}}{_YEAR}|^{_YEAR} ?:"
)


@on_text("N-01")
def name(look: Look) -> Answer | None:
    """The statute says how the association is called."""
    hit = _name(look.statute)
    if hit is None:
        named = look.statute.find(
            r"\bev\b[^.]{0,60}\b(?:ist|hat|verfolgt|wurde|mit sitz|bezweckt)\b", (Topic.NAME,)
        )
        return ok(named) if named else missing()
    blank = pattern(_BLANK).search(hit.sentence)
    return defect("blank", hit) if blank else ok(hit)


def _name(statute: Statute) -> Hit | None:
    unless = r"im namen des|namens des|in (?:seinem|ihrem) namen|namen (?:und|oder|,) (?:anschrift|adress)|name, (?:vorname|anschrift|adress)"
    return statute.find(_NAME, (Topic.NAME,), unless=unless) or statute.find(
        _NAME, without=(Topic.MEMBERS, Topic.MEETING, Topic.MINUTES, Topic.OTHER), unless=unless
    )


@on_text("N-02")
def seat(look: Look) -> Answer | None:
    """The statute names one place as the seat."""
    unless = r"sitz (?:und|oder) stimm|vorsitz|abteilung\w* [^.]{0,20}sitz|stimme"
    hit = look.statute.find(_SEAT, (Topic.NAME,), unless=unless) or look.statute.find(
        _SEAT, without=(Topic.MEMBERS, Topic.MEETING, Topic.BOARD, Topic.ENDING, Topic.DUES), unless=unless
    )
    if hit is None:
        return missing()
    if pattern(_MOVING_SEAT).search(hit.sentence):
        return defect("moving", hit)
    if pattern(r"\bsitz\b[^.]{0,40}\b(?:in|ist)\b[\s:\"']*(?:_{2,}|\.{3,}|\[|x{3,}|ort\b|$)").search(
        hit.sentence
    ):
        return defect("blank", hit)
    if _TWO_SEATS.search(hit.passage):
        return unclear("two", hit)
    return defect("street", hit) if _STREET.search(hit.sentence) else ok(hit)


@on_text("N-03")
def register(look: Look) -> Answer | None:
    """The statute says that the association is, or is to be, in the register."""
    if not look.is_registered:
        return None
    unless = r"aufgaben des vorstand|anmeldung[^.]{0,60}(?:änderung|vorstand)|liquidator|änderung|transparenzregister|beanstand|(?:gericht|finanzamt)[^.]{0,40}verlang|handelsregister|erlisch|löschung"
    hit = look.statute.find(_REGISTER, (Topic.NAME,)) or look.statute.find(
        _REGISTER, without=(Topic.CHANGES, Topic.MEETING, Topic.ENDING, Topic.MEMBERS), unless=unless
    )
    if hit is None:
        return missing()
    if pattern(_NO_REGISTER).search(hit.sentence):
        return defect("not_wanted", hit)
    return defect("maybe", hit) if pattern(_MAYBE_REGISTER).search(hit.sentence) else ok(hit)


@on_text("N-05")
def suffix(look: Look) -> Answer | None:
    """„e.V.“ is part of the name only once the association is registered."""
    hit = look.statute.find(_NAME_WITH_EV, (Topic.NAME,)) or _name(look.statute)
    if hit is None:
        return None
    if not pattern(_NAME_WITH_EV).search(hit.sentence):
        return ok(hit)
    if not look.is_registered:
        return defect("unregistered", hit)
    if pattern(_REGISTERED).search(look.statute.plain):
        return ok(hit)
    for found in pattern(_NAME_WITH_EV).finditer(hit.sentence):
        if not pattern(_AFTER).search(hit.sentence[: found.end()]):
            later = look.statute.find(_TO_BE, (Topic.NAME,)) or look.statute.find(_AFTER, (Topic.NAME,))
            return defect("too_early", hit) if later else unclear("is_it_registered", hit)
    return ok(hit)


@on_text("N-09")
def financial_year(look: Look) -> Answer | None:
    """The financial year is set."""
    hit = look.statute.find(_YEAR_RULE)
    return ok(hit) if hit else missing()
