"""V: how long the board is elected for and what happens until the next election."""

from ..clauses import Clause, Hit
from ..german import pattern
from ..numbers import PERIOD, days
from ..sentences import Sentence
from .answers import Answer, Look, defect, missing, ok, on_text
from .board_text import BOARD, ROLES

_LONGEST_TERM = 5 * 366
_TERM = (
    rf"(?:gewählt|wählt|wahl|bestellt|bestellung|berufen|amtszeit|amtsdauer|amtsperiode|wahlperiode|dauer|legislatur|turnus)\w*[^.]{{0,140}}?{PERIOD}"
    r"|__PERIOD2__[^.]{0,100}?(?:gewählt|wählt|neu gewählt|neuwahl|im amt|amtszeit|bestellt|wahl\b|gewaehlt)"
)
_TERM_WORDS = (
    r"(?:jährlich|jedes jahr|alljährlich|(?:von|bei) (?:jeder|der) (?:ordentlichen )?(?:jahreshaupt|jahres)\w*|in jeder (?:ordentlichen )?(?:jahres|mitglieder)\w*)\b[^.]{0,80}(?:gewählt|wählt|neu)"
    r"|(?:gewählt|wählt)[^.]{0,100}(?:jährlich|jedes jahr|für (?:ein|das|1) (?:\w+ )?(?:geschäfts|vereins|kalender)?jahr|bis zur nächsten (?:\w+ )?(?:mitglieder|haupt|jahres|voll)\w*)"
    r"|amtszeit[^.]{0,80}(?:bis zur|ende)[^.]{0,40}(?:nächsten|ordentlichen)|auf jeder (?:\w+ )?mitgliederversammlung[^.]{0,60}gewählt"
)
_ENDLESS = r"auf unbestimmte (?:zeit|dauer)|unbefristet|auf lebenszeit|lebenslang|zeitlich unbegrenzt|bis (?:sie|er|zu ihrem|zum|auf)[^.]{0,20}(?:widerruf|rücktritt|abberuf|zurücktr)"
_NOT_BOARD = r"(?:kassen|rechnungs)?(?:prüf|revis)\w*|beirat|schiedsgericht|delegiert|ehrenrat|versammlungsleit|ausschuss|abteilungsleit"
_STAYS = (
    r"(?:bleib|verbleib)\w*[^.]{0,120}?(?:\bamt\b|geschäft|tätig|gewählt|bis zur|bis ein|bis die|bis zum|so lange|solange|nachfolg)|\bim amt\b[^.]{0,40}bis|bis zur? (?:\w+ ){0,3}(?:neuwahl|wahl|bestellung|amtsübernahme|amtsantritt|berufung)[^.]{0,90}(?:amt\b|nachfolg|vorst|kommissarisch|geschäfte|weiter|fort)"
    r"|(?:führt|führen|üben|nimmt|nehmen|bleibt|amtiert|amtieren)\b[^.]{0,100}(?:geschäfte|amt\b|ämter|aufgaben|tätigkeit)[^.]{0,60}(?:weiter|fort|bis)|über (?:ihre|seine|die) amts\w+ hinaus|bis (?:ein|der|die|eine) (?:\w+ ){0,3}(?:neue[rs]?|nachfolge\w*)\b[^.]{0,80}(?:gewählt|bestellt|wahl|amt|vorst)"
    r"|amtszeit[^.]{0,100}(?:endet|dauert|läuft)[^.]{0,60}(?:erst )?(?:mit|bis)[^.]{0,60}(?:neuwahl|nachfolg|wahl|neu)|weiter(?:hin)? im amt|geschäftsführend (?:im amt|weiter)|bis zur (?:\w+ )?neuwahl|bis zum amtsantritt|bis zur (?:\w+ )?wahl (?:eines|des|ihre|seine|der|einer) (?:neue|nachfolge)"
)
_STOPS = r"(?:amtszeit|amt|mandat)\b[^.]{0,60}(?:endet|erlischt)[^.]{0,60}(?:automatisch|ohne weiteres|in jedem fall|auch wenn|ohne dass)|(?:nicht|kein)\w*[^.]{0,40}bis zur neuwahl|scheidet[^.]{0,40}automatisch aus"


def _kept(clause: Clause, sentence: Sentence) -> bool:
    about_others = pattern(_NOT_BOARD).search(sentence.plain)
    return not about_others or bool(
        pattern(rf"{BOARD}|(?:{ROLES})").search(sentence.plain[: about_others.start()])
    )


@on_text("V-07")
def term(look: Look) -> Answer | None:
    """The term of office is set, at most five years."""
    said = look.board.narrowed(_kept)
    endless = said.find(_ENDLESS, unless=r"mitgliedschaft|ehrenmitglied|verein (?:ist|wird|besteht) auf")
    if endless is not None:
        return defect("endless", endless)
    unless = r"rückstand|frist|einladung|einberuf|vollendet|lebensjahr|mitgliedschaft von|mitglied (?:sind|ist)|sperr|aufbewahr|mal im|sitzung\w* (?:finden|statt)|liquidat|wiederwahl (?:ist )?(?:erst|nach)"
    hit = said.find(_term(), unless=unless)
    words = said.find(_TERM_WORDS)
    if hit is None:
        return ok(words) if words else missing()
    return defect("too_long", hit) if (days(hit.match.group()) or 0) > _LONGEST_TERM else ok(hit)


def _term() -> str:
    second = PERIOD.replace("(?P<count>", "(?:").replace("(?P<unit>", "(?:")
    return _TERM.replace("__PERIOD2__", second)


@on_text("V-08")
def stays(look: Look) -> Answer | None:
    """The board stays in office until the next election."""
    said = look.board.narrowed(_kept)
    stops = said.find(_STOPS)
    hit: Hit | None = said.find(
        _STAYS,
        unless=r"mitgliedschaft (?:bleibt|endet)|kassenprüf|beschlussfähig|mitglied\w* bleib\w* mitglied|ersatz|vorzeitig|scheidet|kooptier|nachgewählt",
    )
    if hit is not None and not (stops and stops.sentence == hit.sentence):
        return ok(hit)
    if stops is not None:
        return defect("stops", stops)
    late = said.find(_STAYS, unless=r"mitgliedschaft (?:bleibt|endet)|beschlussfähig")
    whole = late and pattern(r"(?:vorstand|vorstandsmitglied\w*|sie|er) (?:bleib|führ|amtier)\w*").search(
        late.sentence
    )
    return ok(late) if late and whole else missing()
