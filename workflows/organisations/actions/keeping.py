"""The record of an organisation: kept by its representatives, or told by a founding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require
from workflows.values.texts import one_line

from .. import rules
from ..models import BoardSeat, OrganisationRecord
from ..models.records import LONGEST_TERM
from .answering import note_known

MOST_SEATS = 20


@dataclass(frozen=True)
class Seat:
    """One person on the board."""

    office: str
    name: str


@dataclass(frozen=True)
class Board:
    """Who is on the board, since when, how long, and since when the register says so."""

    elected_on: date | None = None
    term_years: int | None = None
    registered_on: date | None = None
    seats: Sequence[Seat] = ()


@dataclass(frozen=True)
class Told:
    """What a founding knows: facts of the profile, seat, board, and answers of the health check by item.

    Each answer is a pair (reply, day). `notice` is (code, date) of the newest notice of the tax office.
    """

    facts: Mapping[str, object] = field(default_factory=dict)
    seat: str = ""
    board: Board | None = None
    notice: tuple[str, date] | None = None
    answers: Mapping[str, tuple[str, date]] = field(default_factory=dict)


@transaction.atomic
def keep_record(*, organisation: Organisation, actor: User, seat: str, board: Board) -> OrganisationRecord:
    """Seat and board are as the representatives say; raises Invalid with what does not fit."""
    require(rules.may_keep_record(actor, organisation))
    if errors := _problems(board):
        raise Invalid(errors)
    record = _write(organisation, one_line(seat)[:100], board)
    log(instance=organisation, action="organisations.record_kept", user=actor)
    return record


def _problems(board: Board) -> dict[str, str]:
    errors, today = {}, timezone.localdate()
    future = _("This date is in the future.")
    if board.elected_on and board.elected_on > today:
        errors["elected_on"] = future
    if board.registered_on and board.registered_on > today:
        errors["registered_on"] = future
    if board.term_years is not None and not 1 <= board.term_years <= LONGEST_TERM:
        errors["term_years"] = _("Write the years of office as a number from 1 to 10.")
    if board.term_years and not board.elected_on:
        errors["elected_on"] = _("Write when the board was elected.")
    if len(board.seats) > MOST_SEATS:
        errors["seats"] = _("At most %(n)s people fit here.") % {"n": MOST_SEATS}
    if any(not one_line(seat.name) or not one_line(seat.office) for seat in board.seats):
        errors["seats"] = _("Write office and name of everybody on the board.")
    return errors


def _write(organisation: Organisation, seat: str, board: Board) -> OrganisationRecord:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    record, _made = OrganisationRecord.objects.update_or_create(
        organisation=organisation,
        defaults={
            "seat": seat,
            "board_elected_on": board.elected_on,
            "board_term_years": board.term_years,
            "board_registered_on": board.registered_on,
        },
    )
    BoardSeat.objects.filter(organisation=organisation).delete()
    BoardSeat.objects.bulk_create(
        BoardSeat(
            organisation=organisation,
            position=place,
            office=one_line(each.office)[:60],
            name=one_line(each.name)[:200],
        )
        for place, each in enumerate(board.seats, 1)
    )
    return record


@transaction.atomic
def feed_record(*, organisation: Organisation, told: Told, actor: User | None) -> None:
    """The record knows what a founding knows. Telling it twice changes nothing; newer facts stay."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = _take_facts(organisation, told)
    if changed:
        organisation.save(update_fields=[*changed, "updated_at"])
        log(
            instance=organisation,
            action="people.organisation_changed",
            user=actor,
            data={"facts": sorted(changed)},
        )
    _take_board(organisation, told)
    for item, (reply, on) in told.answers.items():
        note_known(organisation=organisation, item=item, reply=reply, on=on)


def _take_facts(organisation: Organisation, told: Told) -> list[str]:
    wanted = dict(told.facts)
    if told.notice is not None:
        notice, dated = told.notice
        if organisation.tax_notice_date is None or organisation.tax_notice_date < dated:
            wanted |= {"tax_notice": notice, "tax_notice_date": dated}
    changed = [name for name, value in wanted.items() if getattr(organisation, name) != value]
    for name in changed:
        setattr(organisation, name, wanted[name])
    return changed


def _take_board(organisation: Organisation, told: Told) -> None:
    known = OrganisationRecord.objects.filter(organisation=organisation).first()
    board = told.board
    if known is not None and board is not None and known.board_elected_on is not None:
        newer = board.elected_on is not None and board.elected_on < known.board_elected_on
        entered = known.board_registered_on is not None
        if newer or (known.board_elected_on == board.elected_on and entered):
            board = None
    if board is not None:
        _write(organisation, told.seat or (known.seat if known else ""), board)
    elif known is None and told.seat:
        OrganisationRecord.objects.create(organisation=organisation, seat=told.seat)
