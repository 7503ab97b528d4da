"""The numbers of the law that grants need, with unit and source; the house edits them in the admin."""

from datetime import date

from workflows.engine.law import number

# § 247 BGB: the base rate changes on 1 January and 1 July; the Bundesbank publishes it in the
# Bundesanzeiger. The house adds each half-year's row in the admin; the newest one counts until then.
_BASE_RATES = (
    (date(2016, 7, 1), "-0.88"),
    (date(2023, 1, 1), "1.62"),
    (date(2023, 7, 1), "3.12"),
    (date(2024, 1, 1), "3.62"),
    (date(2024, 7, 1), "3.37"),
    (date(2025, 1, 1), "2.27"),
    (date(2025, 7, 1), "1.27"),
    # Unchanged, as the Bundesbank announced on 24 December 2025; no source was at hand for July 2026.
    (date(2026, 1, 1), "1.27"),
)

LAW = (
    number("brkg.5.km", "0.20", unit="euros per km", basis="§ 5 Abs. 1 BRKG"),
    number("brkg.5.cap", 130, unit="euros per trip", basis="§ 5 Abs. 1 BRKG"),
    number("estg.3.26a", 960, unit="euros per person and year", basis="§ 3 Nr. 26a EStG"),
    *(
        number("bgb.247", rate, unit="percent a year", basis="§ 247 BGB, Bundesbank", valid_from=since)
        for since, rate in _BASE_RATES
    ),
    number("vwvfg.49a", 5, unit="points above base rate", basis="§ 49a Abs. 3 VwVfG"),
    # What the house itself decided; § 286 BGB asks for one reminder, the rest is courtesy.
    number("reclaim.days", 28, unit="days to pay back", basis="Hausregel; § 271 BGB"),
    number("reclaim.dunning.1", 7, unit="days after it was due", basis="Hausregel; § 286 Abs. 1 BGB"),
    number("reclaim.dunning.2", 14, unit="days after the first", basis="Hausregel; § 286 Abs. 1 BGB"),
    number("reclaim.dunning.3", 14, unit="days after the second", basis="Hausregel; § 286 Abs. 1 BGB"),
)
