"""Publishing a form: everything is checked first, then applicants get the new version, or nothing changes."""

from django.db import transaction
from django.utils.translation import gettext as _

from pages.builder.models import FormDraft
from pages.builder.reading import Reading
from pages.builder.refusals import NotReady
from pages.builder.rules import may_build
from workflows.forms.actions import publish_form
from workflows.forms.definition.mistakes import DefinitionError
from workflows.forms.definition.parts import read_form
from workflows.forms.definition.validation import check_definition
from workflows.forms.models import AnswerSheet, FormVersion
from workflows.forms.versions.freezing import current_form
from workflows.forms.versions.moving import Change, changes_between
from workflows.people.consent import require_seen, seal
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require


def problems(reading: Reading) -> list[str]:
    """What keeps a draft from being published, place by place, in the reader's language."""
    found = [str(gap) for gap in reading.gaps]
    if not reading.definition["steps"]:
        return [*found, _("The form has no pages yet.")]
    try:
        check_definition(reading.definition)
    except DefinitionError as error:
        found += [reading.places.say(mistake) for mistake in error.mistakes]
    return found


def seal_of(reading: Reading) -> str:
    """What somebody has seen when they publish: the whole form in all its languages."""
    return seal(reading.definition)


@transaction.atomic
def publish(*, draft: FormDraft, actor: User, seen: str) -> FormVersion:
    """Applicants get the newest revision of the form, when it is what `seen` (its `seal_of`) names.

    Raises NotAllowed, ChangedSince, or NotReady with the places.
    """
    require(may_build(actor))
    draft = FormDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    require_seen(seen, seal_of(draft.get_latest_revision_as_object().reading()))
    newest = draft.get_latest_revision() or draft.save_revision(user=actor)
    newest.publish(user=actor, skip_permission_checks=True)
    return FormVersion.objects.get(pk=_published_version(draft.code))


def _published_version(code: str) -> int:
    draft = FormDraft(code=code)
    assert draft.published is not None  # it was published a moment ago
    return draft.published.version_id


@transaction.atomic
def freeze(*, draft: FormDraft, actor: User | None) -> FormVersion:
    """What stands in `draft` is a version and the one that new sheets get; NotReady names what is wrong."""
    reading = draft.reading()
    if found := problems(reading):
        raise NotReady(found)
    try:
        return publish_form(
            code=draft.code,
            definition=reading.definition,
            base="" if draft.base == draft.code else draft.base,
            actor=actor,
        )
    except DefinitionError as error:
        raise NotReady([reading.places.say(mistake) for mistake in error.mistakes]) from error
    except Invalid as error:
        raise NotReady(list(error.errors.values())) from error


@transaction.atomic
def publish_translations(*, draft: FormDraft, actor: User, seen: str) -> FormVersion:
    """The published form has the newest translations, when they are what `seen` (of `retranslated`) names.

    What was written on the form since it was published stays a draft.
    """
    require(may_build(actor))
    draft = FormDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    reading = retranslated(draft)
    if reading is None:
        raise AlreadyDone(_("There are no newer translations of what is published."))
    require_seen(seen, seal_of(reading))
    return freeze(draft=draft.live_revision.as_object(), actor=actor)


def retranslated(draft: FormDraft, newest: Reading | None = None) -> Reading | None:
    """The published form with translations that are newer than its version; None when there are none.

    `newest` is what the latest draft says, when it is read already: often that is what is published.
    """
    if not draft.live or draft.live_revision_id is None or draft.published is None:
        return None
    if newest is None or draft.live_revision_id != draft.latest_revision_id:
        newest = draft.live_revision.as_object().reading()
    reading: Reading = newest
    version = FormVersion.objects.get(pk=draft.published.version_id)
    return None if seal_of(reading) == seal(version.definition) else reading


def changes(draft: FormDraft, reading: Reading) -> tuple[list[Change], int]:
    """What publishing would change for open drafts, and how many there are; none while it has problems."""
    try:
        check_definition(reading.definition)
        before = current_form(draft.code)
    except (DefinitionError, LookupError):
        return [], 0
    sheets = AnswerSheet.objects.filter(code=draft.code, locked_at=None)
    return changes_between(before, read_form(reading.definition)), sheets.count()
