"""The Django app desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Registers workflows.desk."""

    name = "workflows.desk"
    label = "desk"

    def ready(self) -> None:
        """The clock can send the desk's mails; the history names what the shared rooms write."""
        from workflows.desk import keeping, rules  # noqa: PLC0415  as above
        from workflows.desk.actions import mails  # noqa: F401, PLC0415  registers the handlers of deadlines
        from workflows.desk.batches import of_the_desk  # noqa: F401, PLC0415  registers its deeds
        from workflows.desk.models import BatchItem, CaseLabel, CaseMessage, Follow, PackedCase  # noqa: PLC0415
        from workflows.desk.packing.making import discard_of  # noqa: PLC0415  as above
        from workflows.desk.reading import form_use, numbers  # noqa: PLC0415  as above
        from workflows.documents.rules import guard  # noqa: PLC0415  as above
        from workflows.engine import erasing, kinds  # noqa: PLC0415  as above
        from workflows.engine.erasing import Share  # noqa: PLC0415  as above
        from workflows.engine.retention import register_sign  # noqa: PLC0415  as above

        keeping.register()
        numbers.register(form_use.tables)
        erasing.register(
            Share(CaseMessage.attachments.through, "casemessage__case"),
            Share(CaseMessage, "case"),
            Share(CaseLabel, "case"),
            Share(Follow, "case"),
            Share(BatchItem, "case"),
            Share(PackedCase, "case", before=discard_of),
        )
        register_sign(CaseMessage, "written_at")
        guard("message", lambda user, case: rules.may_read_messages(user, case).allowed)
        kinds.register_verbs(
            {
                "step.reassigned": _("Step given to another person"),
                "step.taken": _("Step taken over"),
                "step.given": _("Step given to a colleague"),
                "step.put_back": _("Step put back for everybody"),
                "step.revived": _("Step opened again"),
                "step.excused": _("A person is no longer asked"),
                "answers.written": _("Wrote along for the first time"),
                "file.added": _("File added"),
                "file.removed": _("File removed"),
                "message.written": _("Message written"),
                "note.written": _("Note written"),
                "question.asked": _("Question to the office"),
                "contact.changed": _("New contact person"),
                "labels.changed": _("Labels changed"),
                "case.packed": _("Taken along as a file"),
                "case.handed_over": _("Another person acts for the applicant"),
            }
        )
