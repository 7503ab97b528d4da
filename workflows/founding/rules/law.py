"""The numbers of the law that foundings need, with unit and source; the house edits them in the admin."""

from datetime import date
from functools import partial

from workflows.engine import law

# When the numbers below were last compared with the law; whoever changes one compares all.
CHECKED_ON = date(2026, 11, 1)


_number = partial(law.number, checked_on=CHECKED_ON)

LAW = (
    _number("bgb.56.members", 7, unit="people", basis="§ 56 BGB"),
    _number("founding.people", 2, unit="people", basis="Vereinsrecht (§§ 21 ff., 54 BGB)"),
    _number("founding.term_years_max", 5, unit="years", basis="usual term of office"),
    _number("ao.137.months", 1, unit="months", basis="§ 137 AO"),
    _number("vereinsgdvo.19.days", 14, unit="days", basis="§ 19 Abs. 1 VereinsG-DVO"),
    _number("famfg.63.months", 1, unit="months", basis="§ 63 Abs. 1, § 58 FamFG"),
    _number("ao.355.months", 1, unit="months", basis="§§ 347, 355 AO"),
    _number("bgb.31a.pay", 3300, unit="EUR", basis="§§ 31a, 31b BGB", valid_from=date(2026, 1, 1)),
    _number("bgb.31a.pay", 840, unit="EUR", basis="§§ 31a, 31b BGB"),
    _number("bgb.73.members", 3, unit="people", basis="§ 73 BGB"),
    _number("bgb.73.months", 3, unit="months", basis="§ 73 BGB"),
    _number("bgb.39.months", 24, unit="months", basis="§ 39 Abs. 2 BGB"),
    _number("ao.52.dues", 1023, unit="EUR", basis="AEAO zu § 52 Nr. 1.1"),
    _number("ao.52.entry", 1534, unit="EUR", basis="AEAO zu § 52 Nr. 1.1"),
    _number("founding.notice_days_usual", 14, unit="days", basis="usual notice of a members' meeting"),
    _number("gwg.20.days", 14, unit="days", basis="§ 20 Abs. 1, § 20a Abs. 2 GwG (unverzüglich)"),
    _number("founding.invitation.days", 30, unit="days", basis="usual time to collect founders"),
    _number("founding.invited.days", 7, unit="days", basis="usual notice of a founding meeting"),
    _number("founding.meeting.days", 56, unit="days", basis="usual time"),
    _number("founding.follow_up.days", 84, unit="days", basis="usual time"),
    _number("founding.papers.days", 7, unit="days", basis="usual time"),
    _number("founding.application.days", 21, unit="days", basis="usual time"),
    _number("founding.court.days", 56, unit="days", basis="usual time of a register court"),
    _number("founding.tax_notice.days", 84, unit="days", basis="usual time of a tax office"),
    _number("founding.bank.days", 28, unit="days", basis="usual time"),
    _number("founding.start.days", 56, unit="days", basis="Art. 13 DSGVO, § 5 DDG, usual time"),
    _number("founding.general_meeting.months", 12, unit="months", basis="§ 36 BGB and the statute"),
    _number("founding.tax_return.months", 36, unit="months", basis="usual interval, § 149 AO"),
    _number("founding.health_check.months", 12, unit="months", basis="usual interval"),
    _number("gnotkg.25100.min", 20, unit="EUR", basis="KV 25100 GNotKG"),
    _number("gnotkg.25100.max", 70, unit="EUR", basis="KV 25100 GNotKG"),
    _number("gnotkg.24102.min", 30, unit="EUR", basis="KV 24102 GNotKG"),
    _number("gnotkg.13100", 75, unit="EUR", basis="KV 13100 GNotKG"),
    _number("gwg.24.year", 20, unit="EUR", basis="§ 24 Abs. 1 GwG"),
    _number("founding.cost_ev.from", 110, unit="EUR", basis="KV 13100, 24102, 25100 GNotKG, USt."),
    _number("founding.cost_ev.to", 180, unit="EUR", basis="KV 13100, 24102, 25100 GNotKG, USt."),
    _number("founding.big_money", 1000, unit="EUR", basis="usual limit for small grants"),
    _number("founding.weeks.initiative.from", 0, unit="weeks", basis="usual time"),
    _number("founding.weeks.initiative.to", 1, unit="weeks", basis="usual time"),
    _number("founding.weeks.nev.from", 2, unit="weeks", basis="usual time"),
    _number("founding.weeks.nev.to", 6, unit="weeks", basis="usual time"),
    _number("founding.weeks.ev.from", 8, unit="weeks", basis="usual time"),
    _number("founding.weeks.ev.to", 16, unit="weeks", basis="usual time"),
    _number("founding.weeks.ev_charitable.from", 12, unit="weeks", basis="usual time"),
    _number("founding.weeks.ev_charitable.to", 26, unit="weeks", basis="usual time"),
)
