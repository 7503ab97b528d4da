"""Uploaded files: kept by the documents room, named in the answer."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings as django_settings
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.documents.contents import ACCEPT
from workflows.documents.previews import has_preview
from workflows.forms.definition.parts import Question

from .base import AnswerContext, AnswerError, Finding, QuestionType, one_line

MOST_FILES = 10


class File(QuestionType):
    """One or more uploaded files, stored as identifier, name and size."""

    code = "file"
    is_personal = True
    template = "forms/types/file.html"
    settings = frozenset({"max_files"})
    seconds = 60
    grouped = True

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        most = raw.get("max_files", 1)
        return (
            []
            if isinstance(most, int) and 1 <= most <= MOST_FILES
            else [_("max_files is 1 to %(most)s") % {"most": MOST_FILES}]
        )

    def most(self, question: Question) -> int:
        """The greatest number of files."""
        return int(question.settings.get("max_files", 1))

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        return [identifier for identifier in post.getlist(name) if identifier]

    def parse(
        self, question: Question, raw: object, context: AnswerContext
    ) -> list[dict[str, object]] | None:
        if raw is None or raw in ("", []):
            return None
        if not isinstance(raw, list) or len(raw) > 10 * MOST_FILES:
            raise AnswerError(_("Please send a list of files here."))
        wanted = [one_line(each.get("id") if isinstance(each, Mapping) else each, longest=60) for each in raw]
        files = []
        for identifier in dict.fromkeys(wanted):
            document = context.documents.get(identifier)
            if document is None:
                raise AnswerError(_("This file was not uploaded to this form. Please upload it again."))
            files.append({"id": identifier, "name": document.name, "size": document.size})
        return files

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        most = self.most(question)
        if len(value) <= most:
            return []
        text = ngettext(
            "At most %(most)s file is possible. Please remove the others.",
            "At most %(most)s files are possible. Please remove some.",
            most,
        )
        return [Finding(text % {"most": most})]

    def written(self, question: Question, value: Any, context: AnswerContext) -> list[dict[str, object]]:
        return list(value or ())

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return "\n".join(f"{file['name']} ({filesizeformat(file['size'])})" for file in value or ())

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        file = {
            "type": "object",
            "properties": {
                "id": {"type": "string", "format": "uuid"},
                "name": {"type": "string"},
                "size": {"type": "integer"},
            },
            "required": ["id"],
        }
        return {"type": "array", "items": file, "maxItems": self.most(question)}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        known = [context.documents.get(identifier) for identifier in _identifiers(raw)]
        files = [
            {
                "id": str(each.pk),
                "name": each.name,
                "size": each.size,
                "url": reverse("documents:download", args=[each.pk]),
                "preview": reverse("documents:preview", args=[each.pk]) if has_preview(each) else "",
            }
            for each in known
            if each is not None
        ]
        return {
            "files": files,
            "multiple": self.most(question) > 1,
            "most": self.most(question),
            "left": self.most(question) - len(files),
            "is_full": len(files) >= self.most(question),
            "accept": ACCEPT,
            "limit": django_settings.UPLOAD_MAX_BYTES // (1024 * 1024),
            "most_bytes": django_settings.UPLOAD_MAX_BYTES,
        }

    def missing(self, question: Question) -> str:
        return _("Please upload a file.")


def file_column(question: Question) -> Question | None:
    """The column of a list that takes files; a list has one at most."""
    return next((column for column in question.columns if column.type == File.code), None)


def takes_files(question: Question) -> bool:
    """Whether files are uploaded to the question, or into its rows."""
    return question.type == File.code or file_column(question) is not None


def files_in(question: Question, answer: object) -> list[tuple[int, str]]:
    """The files in an answer, stored or as typed: identifiers, each with its row (0 outside of lists)."""
    if question.type == File.code:
        return [(0, each) for each in _identifiers(answer)]
    column = file_column(question)
    if column is None or not isinstance(answer, list):
        return []
    rows = (row.get(column.id) if isinstance(row, Mapping) else None for row in answer)
    return [(number, each) for number, cell in enumerate(rows) for each in _identifiers(cell)]


def _identifiers(raw: object) -> list[str]:
    """The identifiers in whatever was sent, each once."""
    entries = raw if isinstance(raw, list) else []
    named = [each.get("id") if isinstance(each, Mapping) else each for each in entries]
    return list(dict.fromkeys(each for each in named if isinstance(each, str)))
