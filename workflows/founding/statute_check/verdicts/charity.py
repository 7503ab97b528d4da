"""G: the clauses of Anlage 1 zu § 60 AO, in its old and new wording."""

import re

from ..clauses import Hit
from ..german import pattern
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text, unclear

_STATUS = phrase("charity.status")
_AIM = phrase("charity.aim")
_CODE = phrase("charity.code")
_SELFLESS = phrase("charity.selfless")
_OWN_GAIN = phrase("charity.own_gain")
_MEANS = phrase("charity.means")
_NO_GIFTS = phrase("charity.no_gifts")
_NO_FAVOUR = phrase("charity.no_favour")
_ALIEN = phrase("charity.alien")
_HIGH = phrase("charity.high")
_END = phrase("charity.end")
_ASSETS = phrase("charity.assets")
_LOSS = phrase("charity.loss")
_TO_MEMBERS = phrase("charity.to_members")
_DECIDED_LATER = phrase("charity.decided_later")
_GIVEN = phrase("charity.given")
_ANY_BODY = phrase("charity.any_body")
_FOR_WHAT = phrase("charity.for_what")
_SPECIFIC = phrase("charity.specific")
# Looked for in the text as it was written: capital letters tell a name.
_PROPER_NAME = re.compile(phrase("recipients.proper_name"))
_DIRECTLY = phrase("charity.directly")
_ONLY = phrase("charity.only")


@on_text("G-01")
def aim(look: Look) -> Answer | None:
    """„ausschließlich und unmittelbar gemeinnützige Zwecke im Sinne … der Abgabenordnung“."""
    if not look.is_charitable:
        return None
    without = (Topic.ENDING, Topic.MEMBERS, Topic.MEETING, Topic.BOARD, Topic.DUES)
    unless = phrase("charity.aim_unless")
    hits = list(look.statute.find_all(_AIM, without=without, unless=unless))
    if not hits:
        near = look.statute.find(rf"{_STATUS}", (Topic.PURPOSE, Topic.CHARITY, Topic.NAME), unless=unless)
        return missing("no_aim", near) if near else missing()
    best = max(hits, key=lambda hit: sum(_words_of_aim(hit)))
    exclusively, directly, code = _words_of_aim(best)
    if not exclusively:
        return defect("no_exclusively" if directly else "no_words", best)
    if not directly:
        return defect("no_directly", best)
    return ok(best) if code else defect("no_code", best)


def _words_of_aim(hit: Hit) -> tuple[bool, bool, bool]:
    """Whether the sentence says "exclusively", "directly" and names the Fiscal Code."""
    said = _wide(hit)
    words = (r"ausschließlich", r"unmittelbar", _CODE)
    exclusively, directly, code = (bool(pattern(each).search(said)) for each in words)
    return exclusively, directly, code


def _wide(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 1])


@on_text("G-02")
def selfless(look: Look) -> Answer | None:
    """„selbstlos tätig; nicht in erster Linie eigenwirtschaftliche Zwecke“."""
    return _both(
        look,
        _SELFLESS,
        _OWN_GAIN,
        ("no_own_gain", "no_selfless"),
        "selbstlos\\w* unterstütz|selbstlose förderung",
    )


@on_text("G-03")
def means(look: Look) -> Answer | None:
    """Money only for the purpose; no payments to members."""
    return _both(look, _MEANS, _NO_GIFTS, ("no_gifts", "no_means"), r"auflösung[^.]{0,200}vermögen|wegfall")


@on_text("G-04")
def favours(look: Look) -> Answer | None:
    """Nobody is favoured by alien expenses or excessive pay."""
    if not look.is_charitable:
        return None
    hits = list(look.statute.find_all(_NO_FAVOUR, unless=r"steuerbegünstigt\w* körperschaft"))
    if not hits:
        return missing()
    best = max(
        hits, key=lambda hit: sum(bool(pattern(each).search(hit.sentence)) for each in (_ALIEN, _HIGH))
    )
    if not pattern(_HIGH).search(best.sentence):
        return defect("no_high_pay", best) if pattern(_ALIEN).search(best.sentence) else missing()
    return ok(best) if pattern(_ALIEN).search(best.sentence) else defect("no_alien", best)


def _both(look: Look, one: str, two: str, codes: tuple[str, str], unless: str) -> Answer | None:
    if not look.is_charitable:
        return None
    first, second = look.statute.find(one, unless=unless), look.statute.find(two, unless=unless)
    if first is None and second is None:
        return missing()
    if second is None and first is not None:
        return defect(codes[0], first)
    if first is None and second is not None:
        return defect(codes[1], second)
    assert first is not None
    return ok(first)


def _assets(look: Look) -> Hit | None:
    unless = phrase("charity.assets_unless")
    ending = look.statute.find(_ASSETS, (Topic.ENDING,), unless=unless)
    if ending is not None:
        better = [
            hit
            for hit in look.statute.find_all(_ASSETS, (Topic.ENDING,), unless=unless)
            if pattern(_GIVEN).search(hit.sentence)
        ]
        return better[0] if better else ending
    disposes = pattern(phrase("charity.disposes"))
    rest = look.statute.find_all(_ASSETS, without=(Topic.MEMBERS, Topic.DUES), unless=unless)
    return next(
        (
            hit
            for hit in rest
            if pattern(rf"{_END}|{_LOSS}").search(hit.sentence) and disposes.search(hit.sentence)
        ),
        None,
    )


@on_text("G-05")
def assets(look: Look) -> Answer | None:
    """The statute says where the assets go."""
    if not look.is_charitable:
        return None
    hit = _assets(look)
    if hit is None:
        return missing()
    if pattern(_TO_MEMBERS).search(hit.sentence) and not pattern(
        r"\b(?:nicht|keine)\b[^.]{0,60}mitglieder"
    ).search(hit.sentence):
        return defect("to_members", hit)
    said = _clause_text(hit)
    if pattern(_DECIDED_LATER).search(hit.sentence) and not pattern(phrase("charity.assets_2")).search(said):
        return defect("decided_later", hit)
    return ok(hit) if pattern(_GIVEN).search(said) else defect("no_recipient", hit)


def _clause_text(hit: Hit) -> str:
    """The passage and the sentences after it: the use is often said in the next one."""
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 4])


@on_text("G-06")
def events(look: Look) -> Answer | None:
    """The rule holds for dissolution and for the loss of charitable purposes."""
    if not look.is_charitable:
        return None
    hit = _assets(look)
    if hit is None:
        return missing()
    where = list(look.statute.about((Topic.ENDING, Topic.CHARITY)))
    texts = [hit.clause.plain, *(clause.plain for clause in where)]
    loss = pattern(_LOSS)
    if any(
        loss.search(sentence)
        for text in texts
        for sentence in text.split(" . ")
        if "vermoegen" in sentence or "aufloesung" in sentence or "faellt" in sentence
    ):
        dissolved = pattern(phrase("charity.events")).search(" ".join(texts))
        return ok(hit) if dissolved else defect("no_dissolution", hit)
    return defect("no_loss", hit)


def _is_generic(text: str) -> bool:
    return bool(pattern(_ANY_BODY).search(text))


@on_text("G-07")
def recipient(look: Look) -> Answer | None:
    """A named recipient uses the assets directly and exclusively for charitable purposes."""
    hit = _assets(look) if look.is_charitable else None
    if hit is None:
        return None
    said = _clause_text(hit)
    if pattern(_TO_MEMBERS).search(hit.sentence):
        return defect("to_members", hit)
    if _is_generic(hit.sentence) and not _names_one(hit):
        # „Wegfall steuerbegünstigter Zwecke“ says nothing about the recipient.
        rest = pattern(_LOSS).sub(" ", hit.sentence)
        proper = pattern(phrase("charity.recipient")).search(rest)
        return ok(hit) if proper else defect("not_named", hit)
    if not pattern(_GIVEN).search(said) or pattern(r"\ban\b[\s:]*[\"']?(?:_{2,}|\.{3,}|\[)").search(said):
        return defect("not_named", hit)
    if not pattern(_DIRECTLY).search(said) or not pattern(_ONLY).search(said):
        return defect("no_words", hit)
    return ok(hit) if pattern(phrase("charity.recipient_2")).search(said) else defect("no_purpose", hit)


def _names_one(hit: Hit) -> bool:
    """A proper name stands after „an den/die/das“, or a body that only a name can be: „… e.V.“, „Stadt …“."""
    return bool(_PROPER_NAME.search(hit.passage))


@on_text("G-08")
def use(look: Look) -> Answer | None:
    """Without a named recipient the statute names what the assets are used for."""
    hit = _assets(look) if look.is_charitable else None
    if hit is None:
        return None
    said = _clause_text(hit)
    if not _is_generic(hit.sentence) or _names_one(hit):
        return ok(hit)
    use_of = pattern(_FOR_WHAT).search(said)
    if use_of is None:
        return defect("no_use", hit)
    words = use_of.group()
    if pattern(_SPECIFIC).search(words.replace("verwendung", "")):
        return ok(hit)
    if pattern(phrase("charity.use")).search(words):
        return unclear("refers", hit)
    return defect("generic", hit)
