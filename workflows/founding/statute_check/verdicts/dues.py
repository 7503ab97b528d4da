"""B: dues."""

from ..clauses import Hit, Statute
from ..german import pattern
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text

_DUES = r"(?:mitglieds|jahres|vereins|monats|mindest|regel|förder|grund)?beitr[aä]e?g\w*|beitragsordnung|beitragspflicht\w*|beitragsfrei\w*|beitragssatz|gebührenordnung|mitgliedsgebühr\w*|finanzordnung"
_DUTY = (
    rf"(?:{_DUES})[^.]{{0,160}}?(?:erhoben|erheb\w*|zahl\w*|entricht\w*|leisten|fällig|verpflicht\w*|festgesetzt|festgelegt|bestimmt|regelt|geregelt|beschlossen|beschließt|befreit|eingezogen|bezahlt|freiwillig|beträgt|betragen|ergibt|fest\b|entscheide\w*|schuld\w*)"
    rf"|(?:erhebt|erhoben|zahl\w*|entricht\w*|leisten|verpflicht\w*|keine?n?|beschließt|legt|setzt|bestimmt|zur zahlung)\b[^.]{{0,120}}?(?:{_DUES})"
    r"|beitragsfrei|geld von den mitgliedern|(?:kostet|kosten) [^.]{0,40}(?:mitglied|nichts)|spenden[^.]{0,40}statt"
)
_NONE = r"(?:keine?n?\b[^.]{0,40}beitr)|beitr[aä]e?g\w*[^.]{0,40}(?:nicht erhoben|werden nicht|keine)|beitragsfrei|freiwillig|(?:kosten|kostet)[^.]{0,20}nichts"
_FIXED_BY = (
    r"verbandstag|kongress|konvent|mitgliederversammlung|hauptversammlung|vollversammlung|generalversammlung|versammlung|\bmv\b|plenum|vorstand|beitragsordnung|gebührenordnung|finanzordnung|gremium|verwaltungsrat"
    r"|selbsteinschätzung|jedes mitglied (?:selbst|bestimmt)|selbst (?:fest|bestimm)|\d+(?:,\d+)? ?(?:€|euro|eur|dm)|wir (?:legen|bestimmen|entscheiden|beschließen)|delegierten|organ"
)
_TASK_LIST = r"(?:aufgaben|zuständig|obliegt|insbesondere|beschließt über|entscheidet über|beschlussfassung|kompetenz|befugnis)\w*[^.]{0,400}"
_AMOUNT = r"\d{1,5}(?:,(?:\d{2}|-+))?\s?(?:€|euro\b|eur\b|dm\b|,-)|(?:€|euro|eur)\s?\d{1,5}"
_OTHER_MONEY = r"ehrenamtspauschale|aufwandsentschädig|vergütung|rechtsgeschäft|verbindlichkeit|ausgaben (?:über|von|bis)|spende|geschäftswert|freibetrag|übungsleiter|§ 3 nr|belast|strafe|grundstück|darlehen|zeichnung"
_HERE = (Topic.DUES, Topic.MEMBERS, Topic.NAME)


def _dues(statute: Statute) -> list[Hit]:
    unless = r"(?:rückstand|trotz)[^.]{0,60}|beitragsrückstand|rückst[aä]e?nd"
    found = list(statute.find_all(_DUTY, _HERE, unless=unless))
    return found or list(
        statute.find_all(
            _DUTY,
            without=(Topic.MEETING, Topic.ORGANS, Topic.PURPOSE, Topic.CHARITY, Topic.ENDING, Topic.AUDIT),
            unless=unless,
        )
    )


def _with_next(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 2])


@on_text("B-01")
def dues(look: Look) -> Answer | None:
    """The statute says whether there are dues, and who fixes them."""
    hits = _dues(look.statute)
    if not hits:
        task = look.statute.find(_DUES, (Topic.MEETING, Topic.ORGANS, Topic.BOARD))
        lone = task and pattern(
            r"(?:mitglieder|der verein|von den mitgliedern|es)\b[^.]{0,40}(?:zahl|entricht|erhoben|erhebt)\w*"
        ).search(task.sentence)
        if task is not None and lone:
            return ok(task)
        return defect("only_task", task) if task else missing()
    none = next((hit for hit in hits if pattern(_NONE).search(hit.sentence)), None)
    if none is not None:
        return ok(none)
    fixed = next((hit for hit in hits if pattern(_FIXED_BY).search(_with_next(hit))), None)
    if fixed is not None:
        return ok(fixed)
    beside = look.statute.find(
        rf"(?:{_DUES}|\bhöhe\b|fälligkeit|festsetzung)[^.]{{0,160}}(?:{_FIXED_BY})|(?:{_FIXED_BY})[^.]{{0,500}}(?:{_DUES})"
    )
    return ok(beside) if beside else defect("nobody_fixes", hits[0])


@on_text("B-02")
def amount(look: Look) -> Answer | None:
    """The amount does not stand in the statute."""
    hits = _dues(look.statute)
    if not hits:
        return None
    statute = look.statute.narrowed(
        lambda clause, each: bool(pattern(_DUES).search(each.plain)) or clause.topics == {Topic.DUES}
    )
    found = statute.find(_AMOUNT, unless=_OTHER_MONEY)
    return defect("amount", found) if found else ok(hits[0])
