"""The rule engine: rules as data, machine checks as small pure functions, one evaluation."""

from .catalogue import RULES, Rule
from .evaluation import Finding, Outcome, evaluate, findings
from .facts import Facts, facts_of

__all__ = ["RULES", "Facts", "Finding", "Outcome", "Rule", "evaluate", "facts_of", "findings"]
