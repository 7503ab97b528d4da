"""The numbers of the law that grants need, with unit and source; the house edits them in the admin."""

from workflows.engine.law import number

LAW = (
    number("ao.63.exemption", 5, unit="years", basis="§ 63 Abs. 5 Nr. 1 AO"),
    number("ao.63.60a", 3, unit="years", basis="§ 63 Abs. 5 Nr. 2 AO"),
    number("brkg.5.km", "0.20", unit="euros per km", basis="§ 5 Abs. 1 BRKG"),
    number("brkg.5.cap", 130, unit="euros per trip", basis="§ 5 Abs. 1 BRKG"),
    number("estg.3.26a", 960, unit="euros per person and year", basis="§ 3 Nr. 26a EStG"),
)
