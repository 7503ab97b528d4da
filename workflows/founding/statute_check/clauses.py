"""A statute cut into clauses, each with its title, its subjects and its sentences."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .aliases import aliases, in_usual_words, translated
from .german import folded, pattern
from .headings import bare, numbered, roman, section_of, tidy
from .reading import Line
from .sentences import Sentence, sentences
from .topics import Topic, topics_of_text, topics_of_title

_LONGEST_PASSAGE = 420
ENOUGH_SECTIONS = 3
ENOUGH_TITLES = 4
SHORT = 4
MANY = 8
LONGEST_TITLE = 70
# Whatever the board is called ("Schützenmeisteramt"): the clause that speaks of § 26 BGB is about it.
_REPRESENTS = re.compile(r"(?:im sinne|gemaess|nach) [^.]{0,12}§ ?26|gerichtlich und aussergerichtlich")
_NEVER_BOARD = {Topic.OTHER_BODY, Topic.MEMBERS, Topic.PURPOSE, Topic.NAME}
_SENTENCE_IN_TITLE = re.compile(r"\.\s|\bVerein (führt|hat|ist|trägt)\b")
# Some pages mark every item of a list as a heading: "Wahl der Kassenprüfer," – a title has no such end.
_ITEM_END = re.compile(r"[a-zäöüß)][.,;]\s*$")
_TITLE_BEFORE_TEXT = re.compile(r"(.{3,70}?)[.:)]?\s+(?=\(1\)|1\.|Der Verein|Die |Das |Zweck des)")


@dataclass(frozen=True)
class Part:
    """The lines below one heading."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Hit:
    """Where a pattern was found."""

    clause: "Clause"
    match: re.Match[str]

    @property
    def passage(self) -> str:
        """The sentences of the statute that were found."""
        return self.clause.passage(self.match.start(), self.match.end())

    @property
    def sentence(self) -> str:
        """The folded sentences that were found."""
        first, last = self.clause.span(self.match.start(), self.match.end())
        return " . ".join(each.plain for each in self.clause.sentences[first : last + 1])


@dataclass(frozen=True)
class Clause:
    """One clause; `plain` holds all its sentences folded, parted by " . "."""

    title: str
    sentences: tuple[Sentence, ...]
    topics: frozenset[Topic]

    @cached_property
    def plain(self) -> str:
        """All sentences, folded."""
        return " . ".join(sentence.plain for sentence in self.sentences) + " ."

    @cached_property
    def _starts(self) -> list[int]:
        starts, position = [], 0
        for sentence in self.sentences:
            starts.append(position)
            position += len(sentence.plain) + 3
        return starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last sentence of a stretch of `plain`."""
        return bisect_right(self._starts, start) - 1, bisect_right(self._starts, max(start, end - 1)) - 1

    def passage(self, start: int, end: int) -> str:
        """The sentences as they were written, shortened when they are long."""
        first, last = self.span(start, end)
        text = (
            " ".join(sentence.text for sentence in self.sentences[first : last + 1])
            .replace(", ; ", ", ")
            .replace(" ; ", "; ")
        )
        return text if len(text) <= _LONGEST_PASSAGE else text[:_LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class Statute:
    """All clauses of a statute in order."""

    clauses: tuple[Clause, ...]

    @cached_property
    def plain(self) -> str:
        """The whole text, folded."""
        return " ".join(clause.plain for clause in self.clauses)

    def about(self, topics: Iterable[Topic] = (), without: Iterable[Topic] = ()) -> Iterator[Clause]:
        """The clauses about one of `topics` (all when none is given) that aren't only about `without`."""
        wanted, unwanted = frozenset(topics), frozenset(without)
        for clause in self.clauses:
            if (not wanted or clause.topics & wanted) and not (clause.topics and clause.topics <= unwanted):
                yield clause

    def narrowed(self, keep: Callable[[Clause, Sentence], bool]) -> "Statute":
        """Only the sentences that `keep` wants."""
        kept = (
            (clause, tuple(each for each in clause.sentences if keep(clause, each)))
            for clause in self.clauses
        )
        return Statute(tuple(Clause(clause.title, said, clause.topics) for clause, said in kept if said))

    def find(
        self, words: str, topics: Iterable[Topic] = (), without: Iterable[Topic] = (), unless: str = ""
    ) -> Hit | None:
        """The first place where `words` are said, but not in a sentence that says `unless`."""
        return next(self.find_all(words, topics, without, unless), None)

    def find_all(
        self, words: str, topics: Iterable[Topic] = (), without: Iterable[Topic] = (), unless: str = ""
    ) -> Iterator[Hit]:
        """Every place where `words` are said."""
        for clause in self.about(topics, without):
            for match in pattern(words).finditer(clause.plain):
                hit = Hit(clause, match)
                if not unless or not pattern(unless).search(hit.sentence):
                    yield hit


def clauses_of(lines: list[Line]) -> Statute:
    """The clauses of a text, by the strongest kind of heading it has."""
    parts = (
        _by_section(lines)
        or _by(lines, roman)
        or _by(lines, numbered)
        or _by(lines, bare)
        or [Part("", lines)]
    )
    pieces = [
        (part.title, title, tuple(sentences(body))) for part in parts for title, body in _subheadings(part)
    ]
    known = aliases(each.plain for _, _, said in pieces for each in said)
    found: list[Clause] = []
    for over, title, said in pieces:
        topics = _topics(title, known) or _topics(over, known)
        if said:
            found += _clause(title, tuple(in_usual_words(each, known) for each in said), topics)
    return Statute(tuple(found))


def _topics(title: str, known: dict[str, str]) -> frozenset[Topic]:
    return topics_of_title(translated(folded(title), known))


def _subheadings(part: Part) -> Iterator[tuple[str, list[str]]]:
    """A clause with headings of its own ("Austritt" below "Mitgliedschaft") is read piece by piece."""
    title = part.title
    body: list[str] = []
    for line in part.lines:
        if line.is_heading and line.text.strip() and not _ITEM_END.search(line.text):
            yield title, body
            title, body = tidy(line.text), []
        else:
            body.append(line.text)
    yield title, body


def _clause(title: str, said: tuple[Sentence, ...], topics: frozenset[Topic]) -> list[Clause]:
    if Topic.ORGANS in topics and len(said) > MANY:
        return _by_words(title, said)  # "Organe" that holds the rules of all bodies
    if topics:
        represents = any(_REPRESENTS.search(each.plain) for each in said)
        more = {Topic.BOARD} if represents and not topics & _NEVER_BOARD else set()
        return [Clause(title, said, topics | more)]
    words = " . ".join(sentence.plain for sentence in said)
    if title or len(said) <= SHORT:
        board = {Topic.BOARD} if _REPRESENTS.search(words) else set()
        return [Clause(title, said, topics_of_text(words) | board)]
    return _by_words(title, said)


def _by_words(title: str, said: tuple[Sentence, ...]) -> list[Clause]:
    """A long part without a telling title: neighbouring sentences about the same thing make a clause."""
    groups: list[tuple[frozenset[Topic], list[Sentence]]] = []
    for sentence in said:
        topics = topics_of_text(sentence.plain)
        if groups and (not topics or topics & groups[-1][0]):
            groups[-1][1].append(sentence)
        else:
            groups.append((topics, [sentence]))
    return [Clause(title, tuple(group), topics) for topics, group in groups]


def _by_section(lines: list[Line]) -> list[Part] | None:
    parts = [Part("", [])]
    before, found, is_open = "", 0, False
    for line in lines:
        section = section_of(line, before)
        if section is not None:
            title, rest = _title_and_rest(section[1], line.is_heading)
            parts.append(Part(title, [Line(rest)] if rest else []))
            found, is_open = found + 1, not title
        elif is_open and line.text.strip() and (named := bare(line)) is not None:
            parts[-1] = Part(named, [])
            is_open = False
        else:
            parts[-1].lines.append(line)
            is_open = is_open and not line.text.strip()
        before = line.text if line.text.strip() else before
    return parts if found >= ENOUGH_SECTIONS else None


def _title_and_rest(title: str, is_heading: bool) -> tuple[str, str]:
    """A heading may have its text on the same line: "§ 1 Name Der Verein führt den Namen …"."""
    if is_heading or len(title) <= LONGEST_TITLE:
        return ("", title) if _SENTENCE_IN_TITLE.search(title) and not is_heading else (title, "")
    match = _TITLE_BEFORE_TEXT.match(title)
    return (tidy(match[1]), title[match.end() :]) if match else ("", title)


def _by(lines: list[Line], heading: Callable[[Line], str | None]) -> list[Part] | None:
    parts = [Part("", [])]
    found = 0
    for line in lines:
        title = heading(line)
        if title is not None:
            parts.append(Part(title, []))
            found += bool(topics_of_title(folded(title)))
        else:
            parts[-1].lines.append(line)
    return parts if found >= ENOUGH_TITLES else None
