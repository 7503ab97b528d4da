"""How conditions and formulas look at the answer to each type of question, and which tests fit it."""

# How the answer to a type can be looked at in a condition.
KINDS = {
    "short_text": "text",
    "long_text": "text",
    "email": "text",
    "phone": "text",
    "iban": "text",
    "municipality": "code",
    "choice": "code",
    "multi": "codes",
    "number": "number",
    "money": "number",
    "calculated": "number",
    "date": "date",
    "yes_no": "yes_no",
    "declaration": "declaration",
    "group": "rows",
    "person_list": "rows",
    "file": "rows",
    "organisation": "whole",
    "address": "whole",
    "finance_plan": "whole",
    "finance_actual": "whole",
    "explanation": "nothing",
}
EQUAL = frozenset({"equals", "not_equals", "one_of"})
SIZE = frozenset({"more_than", "at_least", "less_than", "at_most"})
EMPTY = frozenset({"answered", "not_answered"})
CONTAINS = frozenset({"contains", "not_contains"})
FITTING = {
    "text": EQUAL | EMPTY,
    "code": EQUAL | EMPTY,
    "codes": CONTAINS | EMPTY | SIZE,
    "number": EQUAL | EMPTY | SIZE,
    "date": EQUAL | EMPTY | SIZE,
    "yes_no": EQUAL | EMPTY,
    "declaration": EMPTY | {"equals"},
    "rows": EMPTY | SIZE,
    "whole": EMPTY,
    "nothing": frozenset(),
}


# The parts that an answer of several parts always has one of; without them it is no answer.
PRESENT = {"address": ("street",), "organisation": ("id",), "finance_plan": ("expenses", "incomes")}


def kind_of(question_type: str) -> str:
    """How conditions look at answers of this type; only whether there is one, when nobody said more."""
    return KINDS.get(question_type, "whole")
