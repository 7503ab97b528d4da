"""Z: purpose and how it is carried out."""

from ..clauses import Hit
from ..german import pattern
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text, unclear

_WHO = r"(?:verein\w*|verband|vereinigung|gesellschaft|initiative|club|klub|\w*gruppe|\w*verein|\w*verband|\w*gemeinschaft|bund|er|wir|sie)"
_PURPOSE = (
    r"(?:vereins|satzungs|haupt)?zwecke?s?\b[^.]{0,80}?\b(?:ist|sind|besteht|liegt|bestehen|lautet)\b|zweck ?:|"
    rf"{_WHO} (?:\w+ ){{0,3}}(?:bezweckt|fördert|dient|widmet sich|hat den zweck|hat (?:\w+ )?(?:zum|zur) (?:ziel|zweck|aufgabe)|setzt sich [^.]{{0,60}}ein\b"
    r"|verfolgt (?:den zweck|das ziel|folgende|insbesondere|die)|will\b|wollen\b|unterstützt|pflegt|betreibt|stellt sich die aufgabe|setzt sich (?:\w+ )?zu[mr] (?:ziel|aufgabe)|macht es sich|hat die aufgabe|möchte|sieht seine aufgabe)"
    r"|ziele?\b[^.]{0,60}?\b(?:ist|sind)\b|aufgaben?\b[^.]{0,40}?\b(?:des|der) (?:verein|verband)\w*[^.]{0,40}?\b(?:ist|sind)\b|aufgabe[^.]{0,50}\b(?:ist|sind)\b|^(?:die |zur )?förderung (?:der|des|von)"
    r"|zweck(?:e)? (?:des|der) (?:verein|verband|vereinigung|gesellschaft)\w*\b|bezweckt|verfolgt den zweck"
)
_EMPTY = r"(?:zweck|ziel)\w*\b[^.]{0,60}(?:ist|sind) (?:die verfolgung|die förderung)? ?(?:ausschließlich|gemeinnützige|die verfolgung)[^.]{0,60}zwecke?n?$"
# § 52 Abs. 2, §§ 53, 54 AO, in the words of statutes.
_LISTED = (
    r"religion|wissenschaft|forschung|gesundheit|jugend|altenhilfe|altenpflege|senioren|kunst|kultur|denkmal|erziehung|bildung|student|studierend|naturschutz|"
    r"landschaftspflege|umwelt|klimaschutz|küstenschutz|hochwasser|wohlfahrt|verfolgt|flüchtling|geflüchtet|vertrieben|aussiedler|kriegs|behinder|zivilbeschädigt|"
    r"hinterbliebene|rettung|feuer|katastrophen|zivilschutz|unfallverhütung|internationaler gesinnung|toleranz|völkerverständigung|tierschutz|entwicklungs|"
    r"verbraucher|strafgefangen|gleichberechtigung|gleichstellung|ehe und|familie|kriminalprävention|sport|schach|turn|fußball|heimat|ortsverschönerung|tierzucht|"
    r"pflanzenzucht|kleingärtner|kleingarten|brauchtum|karneval|fastnacht|fasching|soldaten|amateurfunk|freifunk|modellflug|hundesport|hundesport|demokratisch|"
    r"bürgerschaftlich\w* engagement|ehrenamtlich\w* engagement|friedhof|bestattungskultur|mildtätig|hilfsbedürftig|bedürftig|§ 53|kirchlich|gottesdienst|theater|musik|chor|gesang|"
    r"museum|museen|bibliothek|bücherei|literatur|schule|schüler|kindergart|kindertages|kita\b|kinder|geschlechtlich|diskriminier|sexuell|inklusion|menschenrecht|"
    r"lehre\b|volks- und berufs|pflege des (?:liedgut|chor)|archäolog|geschichte|krankenhaus|kranke|hospiz|selbsthilfe|integration|migrant|frieden|ökolog|biolog|obdachlos|armut|film|tanz|tanzsport|rettungs|wasserwacht|vogel|wald\b|technik"
)
_REALISED = (
    r"(?:zweck|ziel|aufgabe)\w*[^.]{0,120}?(?:verwirklich|erreich|erfüll|umgesetzt|umsetzung|realisier|verfolgt|nachgekommen|gerecht)\w*"
    r"|(?:verwirklich|erreich|erfüll|umsetzung|realisier|verfolgung)\w*[^.]{0,60}(?:zweck|ziel|aufgabe)\w*|insbesondere durch|(?:verwirklicht|erreicht|umgesetzt|erfüllt|gefördert)\b[^.]{0,40}\bdurch\b|(?:vor allem|vornehmlich|unter anderem|beispielsweise) durch"
    rf"|(?:dies|das|er|sie)\b [^.]{{0,30}}(?:geschieht|erfolgt|soll [^.]{{0,20}}(?:erreicht|verwirklicht|geschehen))[^.]{{0,20}}|(?:dazu|hierzu|dafür|deshalb|zu diesem zweck)\b[^.]{{0,80}}(?:veranstalt|organisier|durchführ|führt|bietet|bieten|betreib|unterhält|gehör|dien|richtet|sollen|wird|werden|machen|treffen|gibt)"
    rf"|{_WHO} (?:\w+ )?(?:veranstaltet|organisiert|bietet|führt|unterhält|betreibt|berät|richtet|macht)\b[^.]{{0,80}}(?:durch\b|an\b|aus\b|kurse|veranstaltung|projekt|beratung|training|übung)"
    r"|(?:aufgaben|tätigkeiten|maßnahmen|tätigkeitsbereich)\b[^.]{0,60}(?:sind|gehören|umfass)|folgende (?:aufgaben|maßnahmen|tätigkeiten|aktivitäten|mittel|ziele)"
)
_VAGUE = r"durch (?:geeignete|entsprechende|verschiedene|alle|sonstige)\w* (?:maßnahmen|mittel|aktivitäten|veranstaltungen|tätigkeiten)(?: aller art| jeder art)?$|durch (?:veranstaltungen|aktivitäten|maßnahmen)(?: aller art)?$|alles,? was"
_WHERE = (Topic.PURPOSE, Topic.CHARITY, Topic.NAME)


def _purpose(look: Look) -> Hit | None:
    unless = r"zweck der (?:versammlung|einladung|sitzung)|mittel des verein[^.]{0,40}zweck|ausgaben, die dem zweck"
    return (
        look.statute.find(_PURPOSE, (Topic.PURPOSE,), unless=unless)
        or look.statute.find(_PURPOSE, (Topic.CHARITY, Topic.NAME, Topic.OTHER), unless=unless)
        or look.statute.find(
            _PURPOSE.split("|ziele?", maxsplit=1)[0],
            without=(Topic.MEMBERS, Topic.MEETING, Topic.BOARD, Topic.ENDING, Topic.DUES),
            unless=unless,
        )
    )


@on_text("Z-01")
def purpose(look: Look) -> Answer | None:
    """The statute says what the association is for."""
    hit = _purpose(look)
    if hit is None:
        clause = next((each for each in look.statute.about((Topic.PURPOSE,)) if len(each.plain) > 60), None)
        if clause is None or not pattern(r"förder|unterstütz|pflege|hilfe|bildung|arbeit").search(
            clause.plain
        ):
            return missing()
        return ok(clause.passage(0, 1))
    after = hit.clause.plain[hit.match.end() :].strip(" .:;")
    if len(after) < 20 and len(hit.sentence) < 60:
        return defect("empty", hit)
    return defect("empty", hit) if pattern(_EMPTY).search(hit.sentence) and not _named(look) else ok(hit)


def _named(look: Look) -> Hit | None:
    """A purpose of the list, named in the clauses about purpose."""
    unless = r"darf keine|parteipolitisch|erhalten keine|vergütung|keine person|neutral"
    found = look.statute.find(_LISTED, (Topic.PURPOSE,), unless=unless)
    if found is None and not any(True for _ in look.statute.about((Topic.PURPOSE,))):
        found = look.statute.find(_LISTED, (Topic.CHARITY, Topic.NAME), unless=unless)
    return found


@on_text("Z-03")
def listed(look: Look) -> Answer | None:
    """A charitable association names a purpose of the Fiscal Code's list."""
    if not look.is_charitable:
        return None
    hit = _purpose(look)
    named = look.statute.find(
        rf"(?:förder|zweck|ziel|unterstütz|pflege|dient|bezweckt)\w*[^.]{{0,160}}?(?:{_LISTED})", _WHERE
    ) or _named(look)
    if named is not None:
        return ok(named)
    return defect("not_listed", hit) if hit else missing()


@on_text("Z-04")
def activities(look: Look) -> Answer | None:
    """A charitable association says how it carries its purpose out."""
    if not look.is_charitable:
        return None
    where = (Topic.PURPOSE, Topic.CHARITY, Topic.NAME)
    unless = r"mittel des verein[^.]{0,60}(?:zweck|aufgabe)|vergütung|steuerbegünstigte zwecke|keine person|eigenwirtschaftlich"
    hit = look.statute.find(_REALISED, where, unless=unless) or look.statute.find(
        _REALISED.split("|insbesondere", maxsplit=1)[0] + "|zweck[^.]{0,60} insbesondere durch",
        without=(Topic.MEETING, Topic.BOARD, Topic.ENDING, Topic.MEMBERS, Topic.DUES),
        unless=unless,
    )
    if hit is None:
        clause = next((each for each in look.statute.about((Topic.PURPOSE,))), None)
        if clause is not None and len(clause.plain) > 900:
            return unclear("not_named", clause.passage(0, 1))
        return missing()
    return defect("vague", hit) if pattern(_VAGUE).search(hit.sentence) else ok(hit)
