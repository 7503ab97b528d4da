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
    _number("founding.people_advised", 3, unit="people", basis="§ 73 BGB"),
    _number("founding.term_years_max", 5, unit="years", basis="usual term of office"),
    _number("ao.137.months", 1, unit="months", basis="§ 137 AO"),
    _number("vereinsgdvo.19.days", 14, unit="days", basis="§ 19 Abs. 1 VereinsG-DVO"),
    _number("gnotkg.25100.min", 20, unit="EUR", basis="KV 25100 GNotKG"),
    _number("gnotkg.25100.max", 70, unit="EUR", basis="KV 25100 GNotKG"),
    _number("gnotkg.24102.min", 30, unit="EUR", basis="KV 24102 GNotKG"),
    _number("gnotkg.13100", 75, unit="EUR", basis="KV 13100 GNotKG"),
    _number("gwg.24.year", 20, unit="EUR", basis="§ 24 Abs. 1 GwG"),
    _number("founding.cost_ev.from", 110, unit="EUR", basis="KV 13100, 24102, 25100 GNotKG, USt."),
    _number("founding.cost_ev.to", 180, unit="EUR", basis="KV 13100, 24102, 25100 GNotKG, USt."),
    _number("founding.big_money", 1000, unit="EUR", basis="usual limit for small grants"),
)
