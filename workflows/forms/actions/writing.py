"""Writing answers into a sheet in memory: understood or as typed, nobody's change overwritten unseen."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from workflows.forms.definition.nesting import flat
from workflows.forms.definition.parts import Question
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook, asked
from workflows.forms.types import AnswerError, type_of
from workflows.forms.types.files import files_in
from workflows.forms.versions.current import set_stale_apart
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid

from .counting import count_saved
from .entries import Entry, find_entry, is_left_alone
from .marks import Seen, mark, mark_of, read_seen
from .uploading import drop_files, keep_files

MOST_TYPED = 200_000
Files = MultiValueDict[str, UploadedFile]


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the answer meanwhile; nothing was overwritten."""

    question: str
    name: str
    at: str
    theirs: str
    mine: object

    @property
    def when(self) -> datetime | None:
        """When the other answer was given."""
        return datetime.fromisoformat(self.at) if self.at else None


class ChangedMeanwhile(AlreadyDone):
    """Somebody else changed some of these answers since they were read; nothing was stored."""

    code = "conflict"

    def __init__(self, conflicts: Mapping[str, Conflict]) -> None:
        text = _("%(name)s changed this answer meanwhile. Read it again, then send yours.")
        self.conflicts = dict(conflicts)
        self.errors = {key: text % {"name": each.name} for key, each in conflicts.items()}
        super().__init__(_("Somebody else changed these answers meanwhile. Nothing was stored."))


@dataclass
class Saved:
    """What a save did: the sheet, the questions that changed, what could not be taken over."""

    book: Workbook
    changed: list[str] = field(default_factory=list)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    file_errors: dict[str, str] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    confirmed: bool = False
    entry: Entry | None = None

    @property
    def sheet(self) -> AnswerSheet:
        """The sheet as it is now."""
        return self.book.sheet

    @property
    def pages(self) -> set[str]:
        """The pages of the questions that changed."""
        return {self.book.form.questions[key].step for key in self.changed}


def write_page(
    book: Workbook,
    page: str,
    data: QueryDict | Mapping[str, object],
    *,
    files: Files | None = None,
    revision: int | None = None,
    only: Iterable[str] | None = None,
) -> Saved:
    """What was typed on one page stands in the sheet of `book`; storing it is up to the caller."""
    step = book.form.steps_by_id.get(page)
    if step is None:
        raise Invalid({"page": _("This page does not exist.")})
    wanted = None if only is None else set(only)
    questions = [
        question
        for question in asked(step.questions)
        if book.is_open(question) and (wanted is None or question.id in wanted)
    ]
    saved = Saved(book)
    posted = data if isinstance(data, QueryDict) else None
    if posted is not None:
        if book.user is not None and files:
            posted = keep_files(book, questions, posted, files, saved.file_errors, book.user)
        seen, raw = _gathered(saved, questions, posted)
        if saved.entry and saved.entry.was_lost and wanted is not None:
            return saved
        saved.stale = set_stale_apart(book.sheet, raw, _version_seen(posted, book))
        for key in saved.stale:
            book.sheet.pending[key]["typed"] = _keepable(book.sheet.pending[key]["typed"])
    else:
        seen = Seen(revision=revision)
        raw = {question.id: data[question.id] for question in questions if question.id in data}
    _apply(book, raw, seen, saved)
    if posted is not None and (saved.entry is None or saved.entry.is_dropped):
        _confirm(book, [each.id for each in questions if is_left_alone(each, posted)], saved)
    return saved


def _gathered(saved: Saved, questions: list[Question], posted: QueryDict) -> tuple[Seen, dict[str, object]]:
    """What a page sent, by question; a row from a page of its own stands among the others already."""
    seen, entry = read_seen(posted), find_entry(saved.book, questions, posted)
    saved.entry = entry
    raw: dict[str, object] = {
        each.id: type_of(each).gather(each, posted, each.id)
        for each in questions
        if not (is_left_alone(each, posted) or (entry and each == entry.question))
    }
    if entry:
        key = entry.question.id
        raw = {key: entry.rows, **raw} if entry.is_dropped else {key: entry.rows}
        # The other rows are as they are now, whatever the page knew of them.
        seen = replace(seen, marks={**seen.marks, key: mark(saved.sheet, key)})
    return seen, raw


def write_answers(book: Workbook, answers: Mapping[str, object], revision: int | None) -> Saved:
    """Answers stand in the sheet of `book`, all or nothing; storing them is up to the caller."""
    questions = book.form.questions
    answers = flat(answers, questions)
    _require_open(book, answers)
    errors = {}
    for key, raw in answers.items():
        try:
            type_of(questions[key]).parse(questions[key], raw, book.context)
        except AnswerError as error:
            parts = {f"{key}-{part}": message for part, message in error.parts.items()}
            errors.update(parts or {key: error.message})
    if errors:
        raise Invalid(errors)
    saved = Saved(book)
    _apply(book, dict(answers), Seen(revision=revision), saved)
    if saved.conflicts:
        raise ChangedMeanwhile(saved.conflicts)
    return saved


def _require_open(book: Workbook, keys: Iterable[str]) -> None:
    """The form asks these questions, and they can be answered now."""
    questions = book.form.questions
    unknown = {key[:80]: _("The form has no such question.") for key in keys if key not in questions}
    if unknown:
        raise Invalid(unknown)
    later = _("This question can be answered once you have signed in.")
    if early := {key: later for key in keys if book.comes_later(questions[key])}:
        raise Invalid(early)
    if any(not book.is_open(questions[key]) for key in keys):
        raise AlreadyDone(_("This answer has been submitted and can’t be changed any more."))


def note_changes(saved: Saved, visited: set[str], by: int) -> list[str]:
    """The sheet says who changed what and which pages were saved; the names of the fields to store."""
    sheet = saved.sheet
    fields = ["pending"] if saved.confirmed or saved.stale else []
    new_pages = visited - set(sheet.visited)
    count_saved(sheet, begun=bool(saved.changed) and not _written_before(sheet), pages=new_pages)
    if saved.changed:
        now = timezone.now()
        sheet.revision += 1
        sheet.updated_at = now
        last = {"revision": sheet.revision, "by": by, "at": now.isoformat()}
        sheet.trail.update(dict.fromkeys(saved.changed, last))
        fields += ["answers", "typed", "trail", "revision", "updated_at"]
    if new_pages:
        sheet.visited = [*sheet.visited, *sorted(new_pages)]
        fields.append("visited")
    return fields


def _written_before(sheet: AnswerSheet) -> bool:
    """Whether a person answered anything yet; what the house did to the sheet is no beginning."""
    return any(last.get("by") is not None for last in sheet.trail.values())


def _version_seen(posted: QueryDict, book: Workbook) -> int:
    """The version of the form that the page was drawn from; nonsense counts as the present one."""
    number = posted.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 9 else book.sheet.version.number


def _apply(book: Workbook, raw: Mapping[str, object], seen: Seen, saved: Saved) -> None:
    sheet = book.sheet
    for key, written in raw.items():
        question = book.compiled.questions[key]
        value, typed = _understood(book, question, written)
        before, after = mark(sheet, key), mark_of(value, typed)
        if before == after or seen.choices.get(key) == "theirs":
            continue
        state = _state(sheet, key, before, after, seen)
        if state == "untouched":
            continue
        if state == "conflict":
            saved.conflicts[key] = conflict_at(book, question, written)
            continue
        told = (sheet.answers.get(key), sheet.typed.get(key))
        named = {each for answer in told for _row, each in files_in(question, answer)}
        _set(sheet, key, value, typed)
        drop_files(book, named)
        saved.changed.append(key)
    book.changed()
    _confirm(book, [key for key in raw if key not in saved.conflicts], saved)


def _confirm(book: Workbook, keys: Iterable[str], saved: Saved) -> None:
    """Who saves a changed question that was shown has looked at it."""
    for key in keys:
        if key in book.sheet.pending and key in book.visible.questions:
            del book.sheet.pending[key]
            saved.confirmed = True


def _understood(book: Workbook, question: Question, written: object) -> tuple[object, object]:
    """The value, or what was typed when it can't be understood."""
    try:
        return type_of(question).parse(question, written, book.context), None
    except AnswerError:
        return None, _keepable(written)


def _keepable(written: object) -> object:
    """What was typed, fit for the database: no NUL, no lone surrogates, not endless."""
    text = json.dumps(written, ensure_ascii=False)
    text = text.replace("\\u0000", "").replace("\x00", "").encode("utf-8", "ignore").decode()
    if len(text) > MOST_TYPED:
        raise Invalid({"answers": _("This is too much text for one answer.")})
    return json.loads(text)


def _state(sheet: AnswerSheet, key: str, before: str, after: str, seen: Seen) -> str:
    """Whether the change may be made: "free", "untouched" (the person changed nothing) or "conflict"."""
    if key in seen.marks:
        # "mine" names the other's answer it replaces, so a third change in between is seen again.
        if before in (seen.marks[key], seen.choices.get(key, "").removeprefix("mine:")):
            return "free"
        return "untouched" if seen.marks[key] == after else "conflict"
    last = sheet.trail.get(key, {}).get("revision", 0)
    return "conflict" if seen.revision is not None and last > seen.revision else "free"


def conflict_at(book: Workbook, question: Question, written: object) -> Conflict:
    """Who answered the question last, when, and what."""
    last = book.sheet.trail.get(question.id, {})
    person = User.objects.filter(pk=last.get("by")).first()
    typed = book.sheet.typed.get(question.id)
    theirs = typed if isinstance(typed, str) else book.display(question, book.sheet.answers)
    name = person.get_full_name() if person else _("The house") if last.get("by") is None else _("Somebody")
    return Conflict(question.id, name, last.get("at", ""), theirs, written)


def _set(sheet: AnswerSheet, key: str, value: object, typed: object) -> None:
    sheet.answers.pop(key, None)
    sheet.typed.pop(key, None)
    if value is not None:
        sheet.answers[key] = value
    elif typed is not None:
        sheet.typed[key] = typed
