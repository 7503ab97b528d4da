"""The types of questions that a form can ask."""

from .amounts import Money, Number
from .base import AnswerContext, AnswerError, Finding, QuestionType
from .calculated import Calculated
from .choices import Choice, Declaration, Explanation, Multi, YesNo
from .contacts import Email, Iban, Phone
from .dates import Date
from .files import File
from .finance import FinancePlan
from .places import Address, Municipality, Organisation
from .registry import TYPES, add, type_of
from .rows import Group, PersonList
from .texts import LongText, ShortText

add(ShortText, LongText, Number, Money, Date, YesNo, Choice, Multi, Declaration, Explanation, Calculated)
add(Email, Phone, Iban, Address, Municipality, Organisation, File, Group, PersonList, FinancePlan)

__all__ = ["TYPES", "AnswerContext", "AnswerError", "Finding", "QuestionType", "type_of"]
