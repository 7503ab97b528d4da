"""The numbers of the law that safe and health check need; processes read them by the same codes."""

from workflows.engine.law import number, register

LAW = (
    number("ao.63.exemption", 5, unit="years", basis="§ 63 Abs. 5 Nr. 1 AO"),
    number("ao.63.60a", 3, unit="years", basis="§ 63 Abs. 5 Nr. 2 AO"),
    number("bgb.67.days", 14, unit="days", basis="§§ 67, 71 BGB (no fixed time)"),
    # What the house itself decided.
    number("organisations.answer.months", 12, unit="months", basis="usual interval"),
    number("organisations.soon.days", 60, unit="days", basis="usual time to renew a notice or a policy"),
    number("organisations.election.days", 90, unit="days", basis="usual time to prepare an election"),
)


def declare() -> None:
    """The house knows these numbers."""
    for each in LAW:
        register(each)
