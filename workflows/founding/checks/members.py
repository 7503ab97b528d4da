"""M and B: who joins and leaves, who votes, what members pay."""

import re

from ..statute.words import ADMISSION
from .board import denies, sentences
from .catalogue import check
from .facts import Facts

_NO_EXIT = re.compile(
    r"austritt\w*\b.{0,60}\b(ausgeschlossen|unzulässig|nicht (möglich|zulässig|gestattet)|nur mit zustimmung)"
    r"|(kein|nicht) .{0,30}\baus(zu)?treten\b|bindet\b.{0,40}\bauf lebenszeit",
    re.IGNORECASE,
)
_FORM = re.compile(r"textform|schriftlich|brief|e-?mail|erklär", re.IGNORECASE)
_GROUNDS = re.compile(r"\bwenn\b|\bbei\b|\bwegen\b|\bgr(u|ü)nd|verstoß|verstöß", re.IGNORECASE)
_DECIDES = re.compile(r"\b(vorstand|mitgliederversammlung|versammlung|schiedsgericht)", re.IGNORECASE)
_HEARD = re.compile(r"angehör|anhör|gehör|stellungnahme|stellung (zu )?nehmen|zu äußern", re.IGNORECASE)
_PROXY = re.compile(r"vollmacht|übertrag", re.IGNORECASE)
_CONSENT = re.compile(r"(zustimm|einwillig|genehmig)\w*.{0,40}\b(gesetzlich|eltern|sorge)", re.IGNORECASE)
_VOTING = re.compile(r"stimm(en|t)? .*\bab\b|stimmrecht|stimmberechtigt", re.IGNORECASE)
_ORIGIN = re.compile(
    r"\b(nur|ausschließlich|allein)\b.{0,60}\b\w*(staatsangehörig|staatsbürger|herkunft|abstammung"
    r"|nationalität|volkszugehörig|ethni)\w*",
    re.IGNORECASE,
)
_DUES = re.compile(r"beitr(a|ä)g|gebühr|umlage", re.IGNORECASE)
_MONEY = re.compile(r"\d[\d.,]*\s?(?:€|euro\b|eur\b)", re.IGNORECASE)
_LEVY = re.compile(r"umlage", re.IGNORECASE)
_LIMIT = re.compile(r"höchst|maximal|bis zu|begrenz|nicht (mehr als|übersteig)|obergrenze", re.IGNORECASE)


def _said(facts: Facts, *clauses: str) -> list[str]:
    """The sentences of some clauses and of everything in people's own words."""
    own = (text for name, text in facts.paragraphs.items() if name.split(".")[0] in clauses)
    return sentences((*own, *facts.data.extra_rules))


def _text(facts: Facts, name: str) -> str:
    return facts.paragraphs.get(name, "")


@check("M-01")
def _admission_is_said(facts: Facts) -> bool:
    return facts.data.admission_organ in ADMISSION and bool(_text(facts, "membership.admission"))


@check("M-02")
def _exit_is_said(facts: Facts) -> bool:
    text = _text(facts, "exit.notice")
    return "austritt" in text.casefold() and bool(_FORM.search(text))


@check("M-03")
def _exit_is_soon_enough(facts: Facts) -> bool:
    months = facts.data.exit_notice_months
    return months is None or 0 <= months <= facts.limit("bgb.39.months")


@check("M-04")
def _exit_is_free(facts: Facts) -> bool:
    return not any(_NO_EXIT.search(each) for each in _said(facts, "exit"))


@check("M-05")
def _exclusion_is_fair(facts: Facts) -> bool:
    text = _text(facts, "exit.exclusion")
    return all(pattern.search(text) for pattern in (_GROUNDS, _DECIDES, _HEARD))


@check("M-06")
def _proxies_are_said(facts: Facts) -> bool:
    return not facts.data.membership.has_proxy or bool(_PROXY.search(_text(facts, "membership.proxy")))


@check("M-07")
def _minors_are_dealt_with(facts: Facts) -> bool:
    if not facts.data.membership.takes_minors:
        return True
    text = _text(facts, "membership.minors")
    return bool(_CONSENT.search(text) and _VOTING.search(text))


@check("M-08")
def _votes_are_said(facts: Facts) -> bool:
    types = facts.data.membership.types
    if not types:
        return "stimm" in _text(facts, "membership.votes").casefold()
    votes = {each.votes for each in types}
    return None not in votes and True in votes


@check("M-09")
def _open_to_every_origin(facts: Facts) -> bool:
    if facts.data.membership.by_origin:
        return False
    return not any(_ORIGIN.search(each) and not denies(each) for each in _said(facts, "membership"))


@check("B-01")
def _dues_are_said(facts: Facts) -> bool:
    if facts.data.has_dues is not True:
        return facts.data.has_dues is False
    text = _text(facts, "dues.rule")
    return bool(_DUES.search(text) or "Arbeitsleistungen" in text) and bool(_DECIDES.search(text))


@check("B-02")
def _no_amount(facts: Facts) -> bool:
    return not any(_DUES.search(each) and _MONEY.search(each) for each in _said(facts, "dues"))


@check("B-03")
def _levies_have_a_limit(facts: Facts) -> bool:
    """The limit stands in a paragraph that speaks of levies."""
    if "levy" in facts.data.membership.dues_kinds and not facts.data.membership.levy_max:
        return "dues.levy" in facts.data.wordings and bool(_LIMIT.search(_text(facts, "dues.levy")))
    texts = (text for name, text in facts.paragraphs.items() if name.startswith("dues."))
    about = [text for text in (*texts, *facts.data.extra_rules) if _LEVY.search(text) and not denies(text)]
    return not about or any(_LIMIT.search(text) for text in about)


@check("B-04")
def _dues_shut_nobody_out(facts: Facts) -> bool:
    rules = facts.data.membership
    fits = rules.yearly_dues is None or rules.yearly_dues <= facts.limit("ao.52.dues")
    return fits and (rules.entry_fee is None or rules.entry_fee <= facts.limit("ao.52.entry"))
