"""V: who the board is and how it represents."""

import re

from ..clauses import Hit, Statute
from ..german import pattern
from ..numbers import NUMBER, number
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text
from .board_text import BOARD, ROLES

_CONSISTS = (
    rf"{BOARD}[^.]{{0,110}}?(?:besteht|bestehen|setzt sich|setzen sich|gebildet|bilden|umfasst|zusammen aus|gehören|sind\b|ist\b|zählt|hat\b|haben\b)"
    rf"|(?:gehören|bilden|besteht|wählen|wählt|gebildet)\b[^.]{{0,200}}?{BOARD}|(?:{ROLES})[^.]{{0,160}}\b(?:bilden|sind|gehören)\b[^.]{{0,40}}{BOARD}|{BOARD}[^.]{{0,80}}: "
)
_COUNT = rf"\b(?P<least>{NUMBER})\b(?: ?(?:bis|-|/|oder)(?: zu)? (?P<most>{NUMBER}))?[^.;]{{0,40}}?(?:person|mitglied|vorst[aä]e?nd|vorsitz|gleichberechtigt|menschen|beisitz|frau|sprecher|leute|vereinsmitglied|volljährig)"
_VAGUE_COUNT = r"(?:mehreren|einigen|einzelnen|verschiedenen|den gewählten|weiteren) (?:\w+ )?(?:personen|mitgliedern|vorstandsmitgliedern)|einer (?:ausreichenden|angemessenen) (?:zahl|anzahl)|nach bedarf"
_SAID_26 = r"§ ?26(?! ?abs 2 satz 3)"
_LEGAL = (
    r"gerichtlich|außergerichtlich|gesetzliche[nrsm]? vertreter|vertretungsberechtigt\w*|vertretungsvorstand|nach außen\b[^.]{0,40}vertr|vertr[ie]tt?[^.]{0,60}nach außen"
    r"|(?:verein|vereinigung|verband|gesellschaft|club)\w*\b[^.]{0,80}\bvertreten\b|vertr(?:itt|eten) (?:\w+ ){0,4}(?:den verein|die vereinigung|den verband|die gesellschaft|den club)|vertretung des vereins|vertretungsmacht|vertretungsbefugnis|alleinvertretung|einzelvertretung|rechtsverbindlich|zeichnungsberechtigt"
)
_NO_REPRESENTATION = r"vertretungsrecht|(?:mitglied|stimm)\w*[^.]{0,40}vertreten lassen|vertretung (?:bei|in) der|stimmrecht|juristische person\w*[^.]{0,40}vertret|durch (?:einen )?bevollmächtigt|(?:interessen|belange) [^.]{0,60}vertr|vertritt (?:die )?(?:interessen|belange|ziele)|liquidator|gesetzlichen vertreter\w* (?:zu|der minder)|zustimmung [^.]{0,30}gesetzlichen vertreter|minderjährig|erziehungsberechtigt|besonder\w* vertreter|§ 30"
_MANNER = (
    r"gemeinsam\w*|gemeinschaftlich|zusammen\b|allein\w*|einzeln\w*|einzelvertretung\w*|alleinvertretung\w*|jede[rsn]? (?:\w+ ){0,4}(?:einzeln|allein|für sich|von ihnen|mitglied|der|vorst)"
    rf"|je (?:{NUMBER})|jeweils (?:{NUMBER})|mindestens (?:{NUMBER})|(?:zwei|drei|2|3|beide) (?:\w+ ){{0,3}}(?:mitglied|vorst|von|der|seiner)\w*|mehrheit|(?:durch|sind?) (?:den|die|der|das) (?:1 |erste[nr]? )?(?:\w+ )?(?:vorsitz|präsident)\w*|eine[rm]? (?:der|seiner|von|weiteren|vorstandsmitglied)|gesamtvertretung|vier-augen|einvernehmlich"
)
_IN_TURN = r"verhinder|in dessen abwesenheit|bei abwesenheit|wenn (?:er|der vorsitzende) nicht"
_INSIDE = (
    r"innenverhältnis|intern|vereinsintern|im innen|ohne wirkung nach außen|nach innen|ohne dass|nachweis"
)
_LOOSE = (
    r"in der regel|normalerweise|nach absprache|je nach|meistens|üblicherweise|nach bedarf|gegebenenfalls"
)
_JOINT = rf"(?:je(?:weils)?|mindestens|durch|immer|nur)? ?\b(?P<count>{NUMBER})\b (?:\w+ ){{0,4}}?(?:mitglied|vorst[aä]e?nd|von|der|personen|vorsitz|gemeinsam)\w*[^.]{{0,50}}?(?:gemeinsam|gemeinschaftlich|zusammen)"


def _composition(said: Statute) -> Hit | None:
    unless = r"beschlussfähig|bleib[^.]{0,30}im amt|scheidet|sitzung|ehrenamtlich tätig|geschäftsordnung|mindestens die hälfte|kassenprüfer\w* (?:dürfen|sind|darf)|entlast|organe (?:des|der) "
    wanted = re.compile(
        f"(?:{pattern(ROLES).pattern})|(?:{pattern(_COUNT).pattern})|(?:{pattern(_VAGUE_COUNT).pattern})"
    )
    for hit in said.find_all(_CONSISTS, (Topic.BOARD,), unless=unless):
        if wanted.search(hit.sentence):
            return hit
    other_name = said.find(
        rf"\b(?:besteht|setzt sich|bilden)\b[^.]{{0,60}}(?:{ROLES}|\w+meister)", (Topic.BOARD,), unless=unless
    )
    if other_name is not None:
        return other_name
    return next(
        (
            hit
            for hit in said.find_all(
                _CONSISTS, without=(Topic.MEMBERS, Topic.DUES, Topic.AUDIT, Topic.ENDING), unless=unless
            )
            if wanted.search(hit.sentence)
        ),
        None,
    )


@on_text("V-01")
def has_board(look: Look) -> Answer | None:
    """There is a board."""
    hit = (
        look.statute.find(rf"organe?\b[^.]{{0,160}}{BOARD}", unless=r"\bbeirat\b(?![^.]*vorst)")
        or look.statute.find(BOARD, (Topic.BOARD,))
        or look.statute.find(
            rf"{BOARD}[^.]{{0,60}}(?:besteht|gewählt|vertritt|bilden)|(?:bilden|wählt|gewählt)[^.]{{0,60}}{BOARD}"
        )
    )
    if hit is not None:
        return ok(hit)
    named = look.statute.find(BOARD)
    return missing("only_named", named) if named else missing()


@on_text("V-02")
def members(look: Look) -> Answer | None:
    """The statute says of whom the board consists."""
    hit = _composition(look.board)
    if hit is None:
        roles = look.statute.find(
            rf"(?:{ROLES})[^.]{{0,120}}(?:{ROLES})",
            (Topic.BOARD,),
            unless=r"vertr[ei]|niederschrift|protokoll|unterzeich|sitzung|einberuf|leitet",
        )
        return ok(roles) if roles else missing()
    vague = pattern(_VAGUE_COUNT).search(hit.sentence)
    if vague and not pattern(_COUNT).search(hit.sentence) and not pattern(ROLES).search(hit.sentence):
        return defect("vague", hit)
    return ok(hit)


def _represents(said: Statute) -> list[Hit]:
    hits = [*said.find_all(_SAID_26), *said.find_all(_LEGAL, unless=_NO_REPRESENTATION)]
    return [
        hit for hit in hits if not hit.clause.topics & {Topic.PURPOSE} or Topic.BOARD in hit.clause.topics
    ]


@on_text("V-03")
def represents(look: Look) -> Answer | None:
    """It is clear who represents the association (§ 26 BGB)."""
    hits = _represents(look.board)
    if not hits:
        return missing()
    labelled = next((hit for hit in hits if pattern(_SAID_26).search(hit.sentence)), None)
    if labelled is not None:
        return ok(labelled)
    extended = look.statute.find(r"(?:erweiterte[nrs]?|gesamt|haupt)-? ?vorst[aä]nd")
    narrow = look.statute.find(
        r"(?:engere[nrs]?|geschäftsführende[nrs]?|vertretungsberechtigte[nrs]?) (?:vorst|präsid)|vertretungsvorstand"
    )
    if extended is not None and narrow is None:
        named = next((hit for hit in hits if pattern(rf"(?:{ROLES})|mitglied").search(hit.sentence)), None)
        return ok(named) if named else defect("which_board", extended)
    return ok(hits[0])


@on_text("V-04")
def manner(look: Look) -> Answer | None:
    """It is clear how the association is represented, and there are enough people for it."""
    hits = _represents(look.board)
    if not hits:
        return missing()
    said = [
        hit
        for hit in hits
        if pattern(_MANNER).search(_with_next(hit))
        and pattern(r"vertr|gerichtlich|zeichn|befugt|§ ?26").search(_with_next(hit))
    ]
    if not said:
        return _single(look, hits)
    loose = next((hit for hit in said if pattern(_LOOSE).search(hit.sentence)), None)
    if loose is not None:
        return defect("loose", loose)
    turn = next(
        (
            hit
            for hit in said
            if pattern(_IN_TURN).search(hit.sentence) and not pattern(_INSIDE).search(_around(hit))
        ),
        None,
    )
    if (
        turn is not None
        and pattern(r"gerichtlich|§ ?26|vertr(?:itt|eten)").search(turn.sentence)
        and not _everyone_alone(said)
    ):
        return defect("in_turn", turn)
    joint = next((match for hit in said if (match := pattern(_JOINT).search(hit.sentence))), None)
    if joint is not None:
        most = _board_size(look.board)
        if most is not None and number(joint["count"]) > most:
            return defect("too_few", said[0])
    return ok(said[0])


def _with_next(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 3])


def _around(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[max(0, first - 1) : last + 3])


def _everyone_alone(hits: list[Hit]) -> bool:
    alone = pattern(
        r"\bjede[rs]?\b[^.]{0,60}(?:allein|einzeln)|einzelvertretung|alleinvertretung|(?:allein|einzeln) (?:zur )?vertretungs|je allein|beide[^.]{0,30}allein"
    )
    return any(alone.search(hit.sentence) for hit in hits)


def _single(look: Look, hits: list[Hit]) -> Answer:
    """No manner is said: clear only when one person alone is the board."""
    size = _board_size(look.board)
    return ok(hits[0]) if size == 1 else missing("no_manner", hits[0])


def _board_size(board: Statute) -> int | None:
    """How many people the board has at most, when its clause says so in figures alone."""
    hit = _composition(board)
    if hit is None:
        return None
    counts = list(pattern(_COUNT).finditer(hit.sentence))
    if len(counts) != 1 or pattern(rf"(?:{ROLES})|mindestens|weitere").search(hit.sentence):
        return None
    return number(counts[0]["most"] or counts[0]["least"]) or None
