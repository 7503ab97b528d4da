"""The numbers of the law that foundings need; the house edits them in the admin."""

from datetime import date
from functools import partial

from workflows.engine import law

# When the numbers below were last compared with the law; whoever changes one compares all.
CHECKED_ON = date(2026, 11, 1)


def register() -> None:
    """Every number has its default, unit and legal source."""
    register = partial(law.register, checked_on=CHECKED_ON)
    register("bgb.56.members", 7, unit="people", basis="§ 56 BGB")
    register("founding.people", 2, unit="people", basis="Vereinsrecht (§§ 21 ff., 54 BGB)")
    register("founding.people_advised", 3, unit="people", basis="§ 73 BGB")
    register("founding.term_years_max", 5, unit="years", basis="usual term of office")
    register("ao.137.months", 1, unit="months", basis="§ 137 AO")
    register("vereinsgdvo.19.days", 14, unit="days", basis="§ 19 Abs. 1 VereinsG-DVO")
    register("gnotkg.25100.min", 20, unit="EUR", basis="KV 25100 GNotKG")
    register("gnotkg.25100.max", 70, unit="EUR", basis="KV 25100 GNotKG")
    register("gnotkg.24102.min", 30, unit="EUR", basis="KV 24102 GNotKG")
    register("gnotkg.13100", 75, unit="EUR", basis="KV 13100 GNotKG")
    register("gwg.24.year", 20, unit="EUR", basis="§ 24 Abs. 1 GwG")
    register("founding.cost_ev.from", 110, unit="EUR", basis="KV 13100, 24102, 25100 GNotKG, USt.")
    register("founding.cost_ev.to", 180, unit="EUR", basis="KV 13100, 24102, 25100 GNotKG, USt.")
    register("founding.big_money", 1000, unit="EUR", basis="usual limit for small grants")
