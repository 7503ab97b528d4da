"""M: how people become members, leave, and are excluded."""

import re

from ..clauses import Hit, Statute
from ..german import pattern
from ..numbers import NUMBER, days
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text

_MOST_NOTICE_DAYS = 2 * 366
_NOT_HERE = (
    Topic.BOARD,
    Topic.MEETING,
    Topic.ENDING,
    Topic.OTHER_BODY,
    Topic.MINUTES,
    Topic.AUDIT,
    Topic.OTHER,
)
_ENTRY = (
    r"(?:aufnahme|beitritt|eintritt|mitglieds|mitgliedschafts)\w*(?:antrag|erklärung|gesuch|formular)\w*|antrag auf (?:aufnahme|mitgliedschaft|beitritt|erwerb)"
    r"|(?:aufnahme|beitritt|eintritt|aufnehmen|mitgliedschaft|aufgenommen)\w*[^.]{0,140}?(?:entscheide|beschlie|beschlu|beschlossen|beantrag|erklär|schriftlich|textform|antrag|zustimmung|bestätig|anmeld|erworben|bedarf|formlos|vollzogen|erfolgt durch)\w*"
    r"|(?:entscheide|beschlie|beantrag|bewerb|erwirbt|erworben|erwerb|zustimm)\w*[^.]{0,120}?(?:aufnahme|mitgliedschaft|beitritt|aufzunehm)\w*"
    r"|(?:mitglied wird|mitglied werden|beitreten|mitmachen|mitglied ist)[^.]{0,140}?(?:schriftlich|antrag|erklär|vorstand|entscheide|unterschr|anmeld|zustimm|mitglieder einverstanden|beschlie|versammlung|plenum|aufgenommen|aufnahme|mail)\w*"
    r"|(?:durch|mit) (?:\w+ ){0,3}(?:erklärung|anmeldung|beitritt\w*|antrag) [^.]{0,60}(?:mitglied|erworben)"
    r"|mitgliedschaft[^.]{0,60}(?:beginnt|entsteht)[^.]{0,120}(?:aufnahme|annahme|bestätig|beschlu|erklär|zahlung|vorstand)"
)
_DECIDED = r"antr[aä]e?g\w*[^.]{0,60}(?:beschließt|entscheide)\w*|(?:beschließt|entscheide)\w*[^.]{0,60}antr[aä]e?g"
_WHO_MAY = r"mitglied\w*[^.]{0,80}(?:kann|können|werden|sind|ist)|mitmachen (?:kann|können|darf)|mitgliedschaft steht"
_EXIT = r"wer (?:wieder )?gehen (?:will|möchte)|austritt\w*|austreten|ausgetreten|austreten will|kündig\w*|ausscheiden (?:will|möchte)|abmeld\w*|verlassen"
_HOW_TO_LEAVE = (
    r"(?:austritt|austreten|kündig|abmeld|verlassen|austrittserklärung|ausscheid|gehen will|gehen möchte)\w*[^.]{0,160}?(?:gilt|sofort|schriftlich|textform|erklär|erfolgt|jederzeit|frist|zum (?:ende|schluss|jahres|\d|monats)|gegenüber|mitteil|zulässig|möglich|per (?:e-)?mail|anzeig|formlos|kündig|einseitig|zugegangen|wirksam|mündlich|e-mail|sagt|bescheid|schreib|einzureichen|zu richten)\w*"
    r"|(?:schriftlich|textform|jederzeit|frist|erklär|per (?:e-)?mail|gegenüber|mitteil|formlos|bescheid|zum ende)\w*[^.]{0,120}?(?:austritt|austreten|kündig|abmeld|verlassen)\w*"
)
_NO_EXIT = r"(?:austritt|kündigung|austreten)\w*[^.]{0,70}(?:ausgeschlossen|unzulässig|nicht (?:möglich|zulässig|gestattet))|(?:nicht|niemand)[^.]{0,30}(?:austreten|ausscheiden|kündigen)"
_TOO_LATE = re.compile(
    rf"(?:frühestens|erstmals|erst|mindestens|mindestmitgliedschaft|mindestdauer|vor ablauf|nach ablauf)[^.]{{0,60}}?({NUMBER})[- ]?(?:volle[nr]? |ganze[nr]? )?(?:kalender)?(jahr|monat)"
    rf"|({NUMBER})[- ]?(?:volle[nr]? |ganze[nr]? )?(jahr|monat)\w*[^.]{{0,40}}(?:mindest|nicht (?:vor|kündbar))"
)
_NOTICE = re.compile(
    rf"frist\w*[^.]{{0,40}}?(?:von |beträgt |betraegt )[^.]{{0,20}}?(?:{NUMBER})[^.]{{0,12}}?(?:tag|woche|monat|jahr|quartal)\w*"
    rf"|(?:{NUMBER})[- ]?(?:woechig|monatig|monatlich|jaehrig)\w* (?:\w+ )?(?:kuendigungs)?frist|(?:{NUMBER}) (?:tage|wochen|monate|jahre|monat|jahr|kalendermonate)\w* (?:vor|zum|vorher|im voraus|auf)"
)
_EXCLUSION = r"ausschlu|ausschließ|ausgeschlossen|ausgeschloss|aus der (?:mitgliederliste|liste) gestrichen|rausgeworfen|rauswerfen|hinauswurf"
_NOT_MEMBERS = r"haftung|ausschließlich|rechtsweg|öffentlichkeit|stimmrecht (?:ist|sind)|vom stimmrecht|übertragung|ausschuss|unter ausschluss|an der abstimmung|vergütung|anspr[uü]e?ch"
_GROUNDS = r"\bwer\b|schade|wenn\b|bei\b|grund|gründe|wegen|verstoß|verstöß|verletz|schädig|rückstand|interessen|verhalten|zuwider|missacht|beitrag|schuldhaft|gefährd"
_ORGAN = r"vorstand|mitgliederversammlung|versammlung|plenum|\bmv\b|organ|verein (?:kann|beschließt)|mitglieder\b[^.]{0,40}(?:beschlie|entscheid|mehrheit)|präsidium|ausschuss|beirat|schiedsgericht|ehrenrat|wir (?:entscheiden|beschließen)|(?:entscheidet|beschließt|beschließen|entscheiden) (?:der|die|das) \w+|durch (?:den|die|das) \w+(?:amt|rat|leitung|team)"
_HEARING = (
    r"hör(?:en|t)\b[^.]{0,40}\ban\b|anhör|anzuhören|angehört|gehört werden|zu hören|gehör\b|rechtliches gehör|stellungnahme|stellung (?:zu )?nehmen|äußern|äußerung|rechtfertig|"
    r"gelegenheit[^.]{0,60}(?:stellung|äußer|hör|rechtfert|verteidig|wort)|sich zu (?:den|dem|der)[^.]{0,40}(?:erklären|verteidigen)|zu wort|aussprache|gespräch|angehoert|zuhören|seine sicht|ihre sicht"
)


@on_text("M-01")
def admission(look: Look) -> Answer | None:
    """The statute says how people become members."""
    statute = look.statute
    unless = r"ehrenmitglied\w* (?:werden|ernannt)|wiederaufnahme|aufnahmegebühr[^.]{0,40}entscheid|verband\w* aufgenommen|aufnahme in (?:den|die) (?:dach|landes|bundes)"
    hit = statute.find(_ENTRY, (Topic.MEMBERS,), unless=unless) or statute.find(_DECIDED, (Topic.MEMBERS,), unless=rf"{_EXCLUSION}|{_EXIT}") or statute.find(
        _ENTRY, without=_NOT_HERE, unless=unless
    )
    if hit is not None:
        return ok(hit)
    who = statute.find(_WHO_MAY, (Topic.MEMBERS,))
    return defect("only_who", who) if who else missing()


def _listed_only(hit: Hit) -> bool:
    """„Die Mitgliedschaft endet durch Austritt, Ausschluss oder Tod“ says no how."""
    return bool(
        pattern(
            r"\b(?:endet|erlischt|wird beendet|beendet)\b[^.]{0,60}(?:durch|mit|bei)[^.]{0,200}(?:austritt|kündigung)"
        ).search(hit.sentence)
    ) and not pattern(
        r"schriftlich|textform|erklärung|gegenüber|frist|jederzeit|zum ende|zum schluss|mail"
    ).search(hit.sentence)


@on_text("M-02")
def leaving(look: Look) -> Answer | None:
    """The statute says how members leave."""
    said = look.leaving
    barred = said.find(
        _NO_EXIT, unless=r"während|vor ablauf|innerhalb|rückerstatt|rückzahl|erstattung|anteil"
    )
    if barred is not None:
        return defect("barred", barred)
    hits = list(said.find_all(_HOW_TO_LEAVE))
    how = next((hit for hit in hits if not _listed_only(hit)), None)
    if how is not None:
        return ok(how)
    named = hits[0] if hits else said.find(_EXIT)
    return defect("no_form", named) if named else missing()


@on_text("M-03")
def notice(look: Look) -> Answer | None:
    """Nobody has to stay longer than two years after giving notice (§ 39 Abs. 2 BGB)."""
    said = look.leaving
    first = said.find(_EXIT)
    if first is None:
        return None
    about_leaving = said.narrowed(
        lambda clause, each: (
            bool(pattern(_EXIT).search(each.plain))
            or bool(re.search(r"kuendigungsfrist|austrittsfrist|\bfrist\b", each.plain))
        )
    )
    for clause in about_leaving.clauses:
        for match in _TOO_LATE.finditer(clause.plain):
            count, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
            if (days(f"{count} {unit}") or 0) > _MOST_NOTICE_DAYS:
                return defect("too_long", Hit(clause, match))
    notices = [
        Hit(clause, match) for clause in about_leaving.clauses for match in _NOTICE.finditer(clause.plain)
    ]
    late = next((hit for hit in notices if (days(hit.match.group()) or 0) > _MOST_NOTICE_DAYS), None)
    if late is not None:
        return defect("too_long", late)
    return ok(notices[0] if notices else first)


@on_text("M-05")
def exclusion(look: Look) -> Answer | None:
    """Exclusion has grounds, somebody who decides, and a hearing before."""
    said = look.leaving
    hits = list(said.find_all(_EXCLUSION, unless=_NOT_MEMBERS))
    clauses = {id(hit.clause): hit.clause for hit in hits}.values()
    if not hits:
        return missing()
    best = max(
        hits,
        key=lambda hit: sum(
            bool(pattern(words).search(hit.sentence))
            for words in (_GROUNDS, _ORGAN, r"kann|können|erfolgt|entscheid|beschl", r"ausschlu|ausgeschl")
        ),
    )
    around = " . ".join(clause.plain for clause in clauses)
    near = [sentence for clause in clauses for sentence in _near(clause.plain)]
    if _all_listed(hits):
        return missing("only_named", best)
    if not any(pattern(_ORGAN).search(each) for each in near):
        return defect("no_organ", best)
    if not any(pattern(_GROUNDS).search(each) for each in near):
        return defect("no_grounds", best)
    return ok(best) if pattern(_HEARING).search(around) else defect("no_hearing", best)


def _near(plain: str) -> list[str]:
    """The sentences about exclusion and the two after each."""
    parts = plain.split(" . ")
    found: list[str] = []
    for index, part in enumerate(parts):
        if pattern(_EXCLUSION).search(part):
            found += parts[index : index + 3]
    return found


def _all_listed(hits: list[Hit]) -> bool:
    listing = pattern(r"\b(?:endet|erlischt|beendet)\b[^.]{0,80}(?:durch|mit|bei)\b")
    return all(
        listing.search(hit.sentence)
        and not pattern(
            r"kann|können|entscheid|beschlie|beschluss|ausschluss\w*[^.]{0,60}(?:durch|wegen|bei|seitens)"
        ).search(hit.sentence)
        for hit in hits
    )
