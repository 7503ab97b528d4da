"""G: the clauses of Anlage 1 zu § 60 AO, in its old and new wording."""

import re

from ..clauses import Hit
from ..german import pattern
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text, unclear

_STATUS = r"(?:gemeinnützig|mildtätig|kirchlich|steuerbegünstigt)\w*"
_AIM = rf"(?:verfolg|dien|ausschließlich|unmittelbar|verfolgung)\w*[^.]{{0,160}}?{_STATUS}[^.]{{0,60}}?zweck\w*|{_STATUS}[^.]{{0,50}}zweck\w*[^.]{{0,120}}(?:abgabenordnung|abgabenverordnung|\bao\b|verfolg)"
_CODE = r"abgabenordnung|abgabenverordnung|abgaben-ordnung|\bao\b|ao 1977|steuerbegünstigte[rn]? zwecke?n?\b[^.]{0,30}(?:im sinne|der)|§§? ?5[1-9]\b|gemeinnützigkeitsverordnung"
_SELFLESS = r"selbstlos\w*|uneigennützig\w*"
_OWN_GAIN = r"(?:nicht|keine?\w*)\b[^.]{0,60}eigenwirtschaftlich\w*"
_MEANS = r"(?:mittel|einnahmen|gelder|überschüss|gewinn|erträge|vermögen|spenden|geld)\w*[^.]{0,140}?(?:nur|ausschließlich|allein|lediglich|sämtlich)[^.]{0,120}?(?:zweck|aufgabe|ziel|gemeinnützig)\w*|(?:nur|ausschließlich|allein)\b[^.]{0,60}(?:satzungsmäßig|satzungsgemäß)\w* (?:zweck|aufgabe|ziel)\w*"
_NO_GIFTS = r"(?:mitglied\w*|niemand|sie|er|wir)\b[^.]{0,130}?(?:kein|nicht|auch kein)\w*[^.]{0,120}?(?:zuwendung|gewinnanteil|anteil|vermögensvorteil|vorteile|leistungen|geld)\w*|keine?r?\b[^.]{0,60}(?:zuwendung|gewinnanteil)\w*[^.]{0,100}(?:mitglied|mittel)\w*|(?:keine?)\b[^.]{0,30}mitglied[^.]{0,100}zuwendung"
_NO_FAVOUR = (
    r"(?:kein|niemand|nicht)\w*\b[^.]{0,260}?begünstig\w*|begünstig\w*[^.]{0,100}(?:verbot|nicht|kein)"
)
_ALIEN = r"fremd\w*|zweckfremd|nicht (?:dem )?(?:vereins|satzungs)?zweck|vereinsfremd|nicht (?:zum|den|mit dem) [^.]{0,20}zweck"
_HIGH = r"unverhältnismäßig\w*|unangemessen\w*|überhöht\w*|zu hohe"
_END = r"(?:auflösung|aufhebung|aufgelöst|löst sich|wegfall|liquidation|beendigung|erlöschen|ende des vereins|schluss)\w*"
_ASSETS = rf"(?:{_END})[^.]{{0,260}}?vermögen\w*[^.]{{0,400}}|vermögen\w*[^.]{{0,240}}?(?:{_END})[^.]{{0,400}}|(?:fällt|fallen|geht|gehen|übergeht|kommt|bekommt|zufällt|erhält|zuzuführen|übertragen|übereignet|überwiesen|zugewendet)\b[^.]{{0,140}}(?:vereins|rest)?vermögen[^.]{{0,300}}|(?:vereins|rest)?vermögen\w*[^.]{{0,200}}?(?:fällt|fallen|geht|gehen|übergeht|übertragen|zufällt|zuzuführen|verteilt|verwend|überwiesen|bekommt|erhält)\w*[^.]{{0,300}}|was (?:dann )?(?:an geld )?übrig[^.]{{0,300}}|(?:übrige|verbleibende)\w* (?:geld|vermögen|mittel)\w*[^.]{{0,300}}"
_LOSS = r"fallen [^.]{0,60}zwecke[^.]{0,30} weg|(?:wegfall|wegfällt|fortfall|verlust|entfallen|wegfallen|entzug|aberkennung|fällt)\w*[^.]{0,100}?(?:steuerbegünstig|zweck|gemeinnützig|begünstig)\w*|(?:zweck|gemeinnützig|steuerbegünstig)\w*[^.]{0,80}(?:wegf[aä]e?ll|entf[aä]e?ll|verlier|fortf|nicht mehr|verlust|änder)\w*|nicht mehr gemeinnützig"
_TO_MEMBERS = r"(?:an|unter|auf) (?:die |alle |seine |ihre |den )?(?:\w+ )?mitglieder?n?\b[^.]{0,60}(?:verteilt|ausgezahlt|aufgeteilt|ausgeschüttet|zurück|fällt)|(?:verteilt|aufgeteilt|ausgeschüttet|ausgezahlt)[^.]{0,60}mitglieder|fällt[^.]{0,60}an (?:die|alle|seine)(?: \w+)? mitglieder\b|zu gleichen teilen[^.]{0,30}mitglieder"
_DECIDED_LATER = r"(?:entscheide|beschlie|bestimm)\w*\b[^.]{0,100}(?:versammlung|vorstand|liquidator|mitglieder)|(?:versammlung|vorstand|liquidator\w*|plenum)\b[^.]{0,100}(?:entscheide|beschlie|bestimm|zu bestimmen)\w*"
_GIVEN = r"\b(?:an|auf)\b (?:den|die|das|eine?n?|dem|\"|'|[a-z])|bekommt|erhält|zugunsten|zu gunsten|fällt (?:der|dem|den|die)\b|anfallberechtigt|begünstigt|zufallen|übertragen|zuzuführen|zugeführt"
_ANY_BODY = r"(?:eine|an eine|einer) (?:inländische )?(?:juristische person|andere|anderen|steuerbegünstigte|gemeinnützige|als gemeinnützig|von der|vom|oder mehrere|mehrere|durch)|andere[rn]? (?:steuerbegünstigt|gemeinnützig|verein|körperschaft|organisation|einrichtung)|eine[nrm]? (?:anderen|gemeinnützigen|steuerbegünstigten|ähnlichen|vergleichbaren|noch zu|beliebigen|sozialen) (?:\w+ )?(?:verein|organisation|einrichtung|körperschaft|zweck|institution|stiftung)|(?:einen|eine|einem|einer) (?:verein|organisation|einrichtung|körperschaft|institution|stiftung)\b|(?:steuerbegünstigte|gemeinnützige)n? (?:körperschaft|organisation|verein|einrichtung|institution)\w*"
_FOR_WHAT = r"(?:zwecks|zur|für|zum zwecke?(?: der)?|zu) (?:der )?(?:verwendung|förder\w*|zwecke|die förderung|den zweck|verwirklichung|unterstützung)[^.]{0,260}|(?:für|zur) (?:die )?förderung[^.]{0,200}|(?:für|zugunsten)\b[^.]{0,200}(?:zu verwenden|verwendet|einzusetzen|verwenden)"
_SPECIFIC = (
    r"förderung|religion|wissenschaft|forschung|gesundheit|jugend|alten|kunst|kultur|denkmal|erziehung|bildung|student|natur|landschaft|umwelt|klima|wohlfahrt|verfolgt|flüchtling|geflüchtet|behinder|rettung|feuer|katastroph|gesinnung|toleranz|völkerverständigung|tierschutz|"
    r"entwicklung|verbraucher|gleichberechtigung|familie|sport|schach|heimat|brauchtum|karneval|demokrat|engagement|hilfsbedürftig|bedürftig|§ 53|musik|schule|kinder|theater|integration|chor|freifunk|amateurfunk|hospiz|inklusion|kranke|gemeinde [a-z]"
)
_GENERAL = r"(?:Person|Personen|Körperschaft|Verein|Organisation|Einrichtung|Institution|Stiftung|Vermögen|Verwendung|Zweck|Mitglied|Vorstand|Liquidat)"
_PROPER_NAME = re.compile(
    rf"\b(?:an (?:den|die|das)|dem|der)\b\s+[„\"»“]?(?!{_GENERAL}\w*\b)(?:\w+ )?[A-ZÄÖÜ][\w.&-]+[^.]{{0,60}}(?:\be\. ?V\.|gGmbH|, (?:der|die|das|welche))"
    r"|\ban\b[^.;]{0,80}?(?:\be\. ?V\.|gGmbH|gAG)|\b(?:Stadt|Gemeinde|Landkreis|Kreis|Bistum|Land|Universität|Hochschule|Kirchengemeinde|Stiftung|Verein|Förderverein) [„\"»]?[A-ZÄÖÜ][\w-]+"
    rf"|\ban (?:den|die|das)\b\s+[„\"»“]?(?!{_GENERAL}\w*\b)[A-ZÄÖÜ][\w.&-]+"
)
_DIRECTLY = r"unmittelbar|direkt"
_ONLY = r"ausschließlich|nur|allein\b"


@on_text("G-01")
def aim(look: Look) -> Answer | None:
    """„ausschließlich und unmittelbar gemeinnützige Zwecke im Sinne … der Abgabenordnung“."""
    if not look.is_charitable:
        return None
    without = (Topic.ENDING, Topic.MEMBERS, Topic.MEETING, Topic.BOARD, Topic.DUES)
    unless = r"auflösung|wegfall|vermögen[^.]{0,60}(?:fällt|zu verwenden)"
    hits = list(look.statute.find_all(_AIM, without=without, unless=unless))
    if not hits:
        near = look.statute.find(rf"{_STATUS}", (Topic.PURPOSE, Topic.CHARITY, Topic.NAME), unless=unless)
        return missing("no_aim", near) if near else missing()
    best = max(
        hits,
        key=lambda hit: sum(
            bool(pattern(each).search(_wide(hit))) for each in (r"ausschließlich", r"unmittelbar", _CODE)
        ),
    )
    said = _wide(best)
    if not pattern(r"ausschließlich").search(said) or not pattern(r"unmittelbar").search(said):
        word = (
            "no_exclusively"
            if pattern(r"unmittelbar").search(said)
            else "no_directly"
            if pattern(r"ausschließlich").search(said)
            else "no_words"
        )
        return defect(word, best)
    return ok(best) if pattern(_CODE).search(said) else defect("no_code", best)


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
    unless = (
        r"ausscheid\w*[^.]{0,80}(?:anspruch|kein)|anspruch auf (?:das|einen)|haftet|haftung|beim austritt"
    )
    ending = look.statute.find(_ASSETS, (Topic.ENDING,), unless=unless)
    if ending is not None:
        better = [
            hit
            for hit in look.statute.find_all(_ASSETS, (Topic.ENDING,), unless=unless)
            if pattern(_GIVEN).search(hit.sentence)
        ]
        return better[0] if better else ending
    rest = look.statute.find_all(_ASSETS, without=(Topic.MEMBERS, Topic.DUES), unless=unless)
    return next((hit for hit in rest if pattern(rf"{_END}|{_LOSS}").search(hit.sentence)), None)


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
    if pattern(_DECIDED_LATER).search(hit.sentence) and not pattern(
        rf"\b(?:an|auf) (?:den|die|das|eine?)|{_STATUS}"
    ).search(said):
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
    where = [each for each in look.statute.about((Topic.ENDING, Topic.CHARITY))] or [hit.clause]
    texts = [hit.sentence, *(clause.plain for clause in where)]
    loss = pattern(_LOSS)
    if any(
        loss.search(sentence)
        for text in texts
        for sentence in text.split(" . ")
        if "vermoegen" in sentence or "aufloesung" in sentence or "faellt" in sentence
    ):
        dissolved = pattern(r"löst sich|auflösung|aufhebung|aufgelöst|liquidation|auflösen").search(" ".join(texts))
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
        proper = pattern(
            rf"juristische\w* person\w* des öffentlichen rechts|steuerbegünstigt|gemeinnützig\w* (?:\w+ )?(?:körperschaft|verein|organisation|einrichtung|institution|stiftung)|als gemeinnützig|{_STATUS}"
        ).search(said)
        return ok(hit) if proper else defect("not_named", hit)
    if not pattern(_GIVEN).search(said) or pattern(r"\ban\b[\s:]*[\"']?(?:_{2,}|\.{3,}|\[)").search(said):
        return defect("not_named", hit)
    if not pattern(_DIRECTLY).search(said) or not pattern(_ONLY).search(said):
        return defect("no_words", hit)
    return (
        ok(hit)
        if pattern(rf"{_STATUS}|satzungs\w* zwecke|vereinszweck|{_FOR_WHAT}").search(said)
        else defect("no_purpose", hit)
    )


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
    if pattern(
        r"satzungs\w*|vereinszweck|dieser satzung|§ ?[1-9]\b|in § |bisherigen|gleichen|genannten"
    ).search(words):
        return unclear("refers", hit)
    return defect("generic", hit)
