"""A: when and how the members' meeting is called."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..clauses import Hit, Statute
from ..german import pattern
from ..numbers import NUMBER, PERIOD, days, fraction
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text
from .meeting_text import INVITE, MEETING

_OFTEN = (
    r"(?:all)?jährlich\w*|jedes (?:\w+ )?(?:halb|kalender|geschäfts|vereins)?jahr\b|jedem (?:\w+ )?(?:kalender|geschäfts|vereins)?jahr\b|(?:pro|im|je|in jedem|innerhalb eines|in einem|einmal im|einmal in jedem) (?:\w+ )?(?:kalender|geschäfts|vereins|halb)?jahr\b"
    rf"|alle (?:{NUMBER}) (?:jahre|monate)|(?:halb|viertel|zwei)jährlich|im (?:ersten|zweiten|dritten|vierten|1|2|3|4|letzten) (?:quartal|halbjahr|vierteljahr|drittel)|(?:mindestens |wenigstens )?(?:einmal|zweimal|1 ?(?:mal|x)|ein mal) (?:im|pro|je|jährlich|in)|monatlich|jede[nrms]? monat"
    r"|in den ersten (?:\w+ )monaten|innerhalb der ersten|regelmäßig alle|jedes zweite jahr|quartal|semester|bis (?:zum|spätestens) \d+ ?(?:märz|april|mai|juni|juli)|im (?:frühjahr|herbst|januar|februar|märz|april|mai|juni|juli|oktober|november)"
)
_INTEREST = r"interesse[ns]?\b[^.]{0,60}(?:verein|erfordert|erforderlich|es gebiet)|wenn (?:es )?[^.]{0,60}erforder|nach bedarf|bei bedarf"
_EXTRA = r"außerordentlich|weitere mitgliederversammlung|auf verlangen"
_CHANNELS = (
    r"schriftlich\w*|schriftform|\bbrief\w*|postalisch|per post|auf dem postweg|in textform|textform|e-? ?mail\w*|\bmail\b|elektronisch\w*|per fax|telefax|rundschreiben|rundmail|einladungsschreiben|\banschreiben|persönlich(?:e|es)? schreiben|einfache[nrsm]? (?:brief|schreiben)|mailingliste|"
    r"aushang|aushäng\w*|anschlag|schwarze[ns]? brett|schaukasten|veröffentlichung|veröffentlich\w*|homepage|website|webseite|internet\w*|vereinszeitung|vereinszeitschrift|vereinsblatt|mitteilungsblatt|amtsblatt|vereinsnachrichten|zeitung\w*|tageszeitung|tagespresse|presse\b|rundbrief|newsletter|intranet|signal\b|whatsapp|messenger|mündlich|telefonisch|digital|sms\b|vereinsorgan|schreiben\b|anzeiger|mitgliederzeitschrift|zeitschrift|forum\b|wiki\b"
)
_VAGUE = (
    r"in der regel|im regelfall|in ausnahmef|ausnahmsweise|im ausnahmefall|in (?:sonstiger|geeigneter|anderer|ortsüblicher|angemessener|üblicher|passender|beliebiger|der üblichen) (?:weise|form|art)|auf (?:andere|sonstige|geeignete|beliebige|übliche|ortsübliche|anderem) (?:weise|art|wege?)|"
    r"oder in anderer|ortsüblich\w*|in geeigneter|geeignete[nrms]? (?:mittel|form|weise|weg|kommunikation)|grundsätzlich (?:schriftlich|per)|möglichst (?:schriftlich|per)|nach (?:möglichkeit|ermessen)|je nach|wie üblich|in üblicher|gegebenenfalls per|\bggf\b[^.]{0,20}(?:per|schriftlich)|oder ähnliches|und so weiter|auf übliche|normalerweise|meist(?:ens)? per|formlos"
)
_UNNAMED_MEDIUM = re.compile(
    r"(?:durch|in|ueber|mittels)\b[^.]{0,40}?(?:oertlich\w*|lokal\w*|regional\w*|der|einer|die|eine|heimisch\w*) (?:\w+ )?(?:presse|tageszeitung\w*|zeitung\w*|tagespresse|medien|lokalpresse)\b(?! [\"'a-z]*(?:\w+ )?(?:\"|anzeiger|zeitung|kurier|bote|nachrichten|rundschau|blatt|post|allgemein))"
)
_AGENDA = r"tagesordnung\w*|gegenst[aä]e?nde? (?:der )?(?:beschluss|tages|beratung|verhandlung)\w*|beschlussgegenst\w*|themen\b|beratungspunkte|besprochen werden soll|tagesordnungspunkt\w*|worum es geht|was (?:besprochen|entschieden|beschlossen)"
_SETTLED = r"(?:festgelegt|bekannt\w*|beschlossen|mitgeteilt|verlesen|erstellt|aufgestellt|festgesetzt)"
_AGENDA_LATER = rf"(?:zu beginn|am anfang|erst in) (?:der|einer|jeder) \w*(?:versammlung|sitzung)[^.]{{0,60}}tagesordnung[^.]{{0,40}}{_SETTLED}|tagesordnung[^.]{{0,60}}(?:zu beginn|am anfang|(?:erst )?in der (?:mitglieder)?versammlung|vor ort|mündlich)[^.]{{0,60}}{_SETTLED}"
_MINUTES = r"protokoll\w*|niederschrift\w*|beurkund\w*|niedergeschrieben|schriftlich (?:niederzulegen|festzuhalten|festgehalten|niedergelegt|abgefasst|aufgezeichnet)|ergebnisprotokoll|beschlussprotokoll|festgehalten|aufzeichnung"
_SIGN = r"unterzeichn\w*|unterschr\w*|unterfertig\w*|gegenzeichn\w*|gegengezeichn\w*|gegenzuzeichnen|mitzuunterzeichn\w*|zu zeichnen|gezeichnet|abgezeichnet|signier\w*|unterzeichung|beurkunden|beurkundet von|(?:von|vom|durch) [^.]{0,80}(?:zu beurkunden|beurkundet|bestätigt|zu bestätigen)"
_MINORITY = r"(?:verlang|beantrag|forder|wünsch|antrag|begehr|ersuch|einfordern)\w*"
_SHARE = rf"(?:(?:zwei|drei|vier|2|3) (?:drittel|viertel|fünftel)\w*|\d{{1,2}} ?/ ?\d{{1,3}}|\d{{1,3}}(?:,\d+)? ?prozent|(?:{NUMBER}) ?prozent|(?:\w+)?(?:drittel|viertel|fünftel|sechstel|siebtel|achtel|zehntel|zwanzigstel)\w*|hälfte|zehnte[rn]? teil|dritte[rn]? teil|fünfte[rn]? teil|vierte[rn]? teil|10 teil|mehrheit (?:der|aller) (?:\w+ ){0, 2}(?:vereins)?mitglieder)"
_OTHER_DEMAND = r"satzungsänderung|auflösung des vereins (?:kann|bedarf)|geheim|ausschlu|dringlichkeit|beschlussfähig|abberuf|misstrauen|antrag auf (?:änderung|auflösung)|entlassung|anträge zur|vorstandssitzung"
_CALLS = rf"einberuf|ein\w{{0,3}}berufen|außerordentlich|stattfinden|{MEETING}[^.]{{0,120}}(?:{_MINORITY})|(?:{_MINORITY})[^.]{{0,80}}{MEETING}|einzuladen|eingeladen"
_SEVERAL = (
    NUMBER.replace("|eine", "")
    .replace("|einen", "")
    .replace("|einer", "")
    .replace("|eines", "")
    .replace("|einem", "")
    .replace("|ein)", ")")
    .replace("|ein|", "|")
)
_COUNT = rf"\b(?:{_SEVERAL})\b (?:\w+ ){{0,3}}(?:vereins)?(?:mitglieder\w{{0,1}}|personen)\b|eine minderheit|§ ?37|(?:jedes|ein einzelnes) mitglied\b[^.]{{0,40}}einberuf"


@on_text("A-01")
def frequency(look: Look) -> Answer | None:
    """The statute says when the meeting is called."""
    said = look.meeting
    unless = (
        r"beitr|kassenbericht|geschäftsjahr(?:es)? (?:ist|beginnt)|entlast|gewählt (?:wird|werden)|abteilung"
    )
    hit = said.find(_OFTEN, unless=rf"{_EXTRA}|{unless}") or said.find(
        rf"(?:{MEETING})[^.]{{0,120}}(?:{_OFTEN})|(?:{_OFTEN})[^.]{{0,120}}(?:{MEETING})",
        unless=r"außerordentliche (?:mitglieder|haupt)",
    )
    if hit is not None:
        return ok(hit)
    hit = said.find(_INTEREST, unless=_EXTRA) or look.statute.find(
        r"jahreshauptversammlung|jahresversammlung", unless=_EXTRA
    )
    if hit is not None:
        return ok(hit)
    extra = said.find(_INTEREST) or said.find(_EXTRA)
    return missing("only_extra", extra) if extra else missing()


def _form(look: Look) -> list[Hit]:
    unless = (
        r"abstimmung (?:erfolgt|ist)|stimmrecht|schriftliche abstimmung|wahl\w* (?:erfolg|find)|minderheit"
    )
    said = look.invitations
    return [hit for hit in said.find_all(_CHANNELS, unless=unless) if not _only_demand(hit)]


def _only_demand(hit: Hit) -> bool:
    """ "Schriftlich" belongs to the members' demand, not to the invitation."""
    text = pattern(r"(?:auf|einen|durch) (?:\w+ )?(?:schriftlich|in textform)\w* (?:\w+ ){0,2}(?:antrag|verlangen|wunsch|begehren|anforderung)|(?:antrag|verlangen) in textform").sub(" ", hit.sentence)
    if not pattern(_CHANNELS).search(text):
        return True
    demand = pattern(
        rf"(?:{_SHARE}|mitglieder\w*|antrag)[^.]{{0,90}}(?:schriftlich|textform|e-mail)\w*[^.]{{0,120}}(?:{_MINORITY})|(?:{_MINORITY})[^.]{{0,60}}schriftlich"
    ).search(text)
    if demand is None:
        return False
    rest = text[: demand.start()] + text[demand.end() :]
    return not (pattern(_CHANNELS).search(rest) and pattern(INVITE).search(rest))


@on_text("A-02")
def form(look: Look) -> Answer | None:
    """The statute names the form of the invitation."""
    hits = _form(look)
    if hits:
        return ok(_invitation(hits))
    vague = look.invitations.find(_VAGUE)
    return defect("vague", vague) if vague else missing()


def _invitation(hits: list[Hit]) -> Hit:
    invite = pattern(INVITE)
    return next((hit for hit in hits if invite.search(hit.sentence)), hits[0])


@on_text("A-03")
def clear_form(look: Look) -> Answer | None:
    """The form of the invitation leaves no doubt."""
    hits = _form(look)
    said = look.invitations
    invite = rf"(?:{INVITE})|{_CHANNELS}"
    for hit in said.find_all(
        _VAGUE, unless=r"tagesordnung[^.]{0,30}in der regel|dringend\w* fälle|geleitet|leitung"
    ):
        if pattern(invite).search(hit.sentence) and _about_form(hit):
            return defect("vague", hit)
    for hit in hits:
        if _UNNAMED_MEDIUM.search(hit.sentence):
            return defect("unnamed", hit)
    return ok(_invitation(hits)) if hits else None


def _about_form(hit: Hit) -> bool:
    """„In der Regel“ may speak of the time or place; here it has to speak of the way of inviting."""
    start = max(0, hit.match.start() - 110)
    around = hit.clause.plain[start : hit.match.end() + 90]
    return bool(pattern(rf"(?:{_CHANNELS})|(?:{INVITE})").search(around)) and not pattern(
        r"in der regel (?:\w+ )?(?:einmal|jährlich|im|vom|durch den|von|zwei|vier|14|mindestens|am|in (?:den|der|präsenz)|als|öffentlich)"
    ).search(around)


@on_text("A-04")
def minutes(look: Look) -> Answer | None:
    """The statute says who signs the minutes of the meeting."""
    statute = look.statute.narrowed(
        lambda clause, each: (
            not pattern(
                r"vorstandssitzung|sitzung\w* des vorst|vorstandsbeschl|beschlüsse des vorstand(?:e?s)\b(?! und)|jugendversammlung|abteilungsversammlung"
            ).search(each.plain)
            or bool(pattern(r"(?:mitglieder|haupt|voll)versammlung|\bmv\b|plenum").search(each.plain))
        )
    )
    hits = list(
        statute.find_all(
            _MINUTES,
            unless=r"protokollführ\w* (?:wird|ist) (?:zu )?(?:wähl|gewählt|bestimm)\w*$|führt das protokoll$",
        )
    )
    for hit in hits:
        if pattern(_SIGN).search(_near(hit)) and not _only_board(hit):
            return ok(hit)
    hits = [
        hit
        for hit in hits
        if not _only_board(hit)
        and pattern(r"versammlung|beschl|\bmv\b|plenum|protokoll|niederschrift").search(hit.sentence)
    ]
    return defect("unsigned", hits[0]) if hits else missing()


def _near(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 3])


def _only_board(hit: Hit) -> bool:
    board_clause = hit.clause.topics and {str(topic) for topic in hit.clause.topics} <= {
        "board",
        "other_body",
        "audit",
        "members",
    }
    return bool(board_clause) and not pattern(rf"{MEETING}|organe").search(hit.sentence)


@on_text("A-05")
def agenda(look: Look) -> Answer | None:
    """The subjects stand in the invitation."""
    said = look.invitations
    unless = (
        r"^anträge|ergänzung der tagesordnung|anträge (?:zur|auf)|nicht auf der tagesordnung|dringlichkeit"
    )
    hits = list(said.find_all(_AGENDA, unless=unless)) or list(said.find_all(_AGENDA))
    sound = next(
        (hit for hit in hits if not pattern(_AGENDA_LATER).search(hit.sentence) and _told(hit)), None
    )
    if sound is not None:
        return ok(sound)
    later = look.meeting.find(_AGENDA_LATER)
    if later is not None:
        return defect("later", later)
    whole = look.meeting.find(
        rf"(?:einladung|einberufung|ladung)\w*[^.]{{0,200}}(?:{_AGENDA})|(?:{_AGENDA})[^.]{{0,100}}(?:mitzuteilen|mitgeteilt|einladung|bekannt ?zu ?geben|bekannt ?gegeben|beizufügen|beigefügt|verschickt|versandt|zugesandt|zuzusenden|mitgesandt|angekündigt|anzukündigen)",
        unless=r"^anträge",
    )
    return ok(whole) if whole else missing()


def _told(hit: Hit) -> bool:
    """The agenda goes out with the invitation: it isn't merely set, led through or added to."""
    return bool(
        pattern(
            rf"(?:unter|mit|samt|nebst|inklusive|inkl|einschließlich|enthält|enthalten|beinhalte\w*|beilieg\w*|beigefügt\w*|beizufügen|sowie|und|angabe|bekanntgabe|mitteilung|nennung|beifügung|übersendung|mitzuteilen|mitgeteilt|mitteil|steh\w*|stehen|anzugeben|angegeben|bekannt|verschickt|versandt|zuzusenden|zugesandt|nennt|schreiben|muss|hinweis\w*)\b[^.]{{0,150}}(?:{_AGENDA})|(?:{_AGENDA})[^.]{{0,140}}(?:mitzuteilen|mitgeteilt|bekannt\w*|beizufügen|beigefügt|enthalten|anzugeben|angegeben|verschickt|versandt|zuzusenden|zugesandt|beilieg\w*|übersandt|versendet|mitgesandt|einzuladen|eingeladen|einberufen|einlad\w*|genannt|stehen|steht|angekündigt|veröffentlicht|zugehen|zu versenden|zu übersenden)"
        ).search(hit.sentence)
    )


@on_text("A-06")
def notice(look: Look) -> Answer | None:
    """The notice period is two weeks or more."""
    said = look.invitations
    unless = r"^anträge|anträge\b[^.]{0,40}(?:sind|müssen|können)|protokoll|innerhalb von[^.]{0,40}nach|beschlussunfähig|zweite (?:mitglieder)?versammlung|absatz aufgehoben|alle (?:zwei|drei|2|3) jahre$|binnen"
    found = []
    for hit in said.find_all(PERIOD, unless=unless):
        if hit.match["unit"] in ("jahr", "jaehr", "halbjahr", "quartal", "vierteljahr") or pattern(
            rf"(?:alle|innerhalb (?:der|von)|mindestens einmal|nach) {re.escape(hit.match.group())[:12]}"
        ).search(hit.sentence):
            continue
        if pattern(rf"frist|vorher|vor\b|zuvor|im voraus|wenigstens|mindestens|spätestens|{INVITE}").search(
            hit.sentence
        ):
            found.append(hit)
    if not found:
        return missing()
    ordinary = [
        hit
        for hit in found
        if not pattern(
            r"außerordentlich|dringend|eilbed|verkürz|eilfäll|abgekürzt|antrag|anträge|tagesordnung[^.]{0,50}ergänz|ergänzung"
        ).search(_before(hit))
    ] or found
    first = (
        max(ordinary[:2], key=lambda hit: days(hit.match.group()) or 0)
        if len(ordinary) > 1 and _same(ordinary)
        else ordinary[0]
    )
    return ok(first) if (days(first.match.group()) or 0) >= 14 else defect("too_short", first)


def _before(hit: Hit) -> str:
    first, _ = hit.clause.span(hit.match.start(), hit.match.end())
    return hit.clause.plain[
        max(
            hit.match.start() - 150, sum(len(each.plain) + 3 for each in hit.clause.sentences[:first])
        ) : hit.match.end()
    ]


def _same(hits: list[Hit]) -> bool:
    return hits[0].sentence == hits[1].sentence


@on_text("A-07")
def minority(look: Look) -> Answer | None:
    """A minority can demand a meeting (§ 37 BGB)."""
    hits = list(_demands(look.statute))
    if not hits:
        return missing()
    low = next((hit for hit in hits if _is_low(hit)), None)
    return ok(low) if low else defect("too_many", hits[0])


def _is_low(hit: Hit) -> bool:
    share = fraction(hit.match.group())
    return share is None or share < Fraction(1, 2)


def _demands(statute: Statute) -> Iterator[Hit]:
    """Where a share or number of members may demand a meeting, in one sentence or in two."""
    for clause in statute.about(without=(Topic.OTHER_BODY,)):
        before, start = "", 0
        for sentence in clause.sentences:
            plain = sentence.plain
            if pattern(_MINORITY).search(plain) and not pattern(_OTHER_DEMAND).search(plain):
                around = f"{before} . {plain}"
                found = pattern(rf"{_SHARE}|{_COUNT}").search(clause.plain, start, start + len(plain))
                if found and pattern(_CALLS).search(around) and not _agenda_only(around):
                    yield Hit(clause, found)
            before = plain
            start += len(plain) + 3


def _agenda_only(text: str) -> bool:
    if "tagesordnung" not in text:
        return False
    return not pattern(r"einberuf|einzuberufen|außerordentlich|einzuladen").search(text)
