"""Definitions: how a form is written down, checked and read."""

from .parts import Form, Option, Question, Step, read_form
from .texts import Text, say

__all__ = ["Form", "Option", "Question", "Step", "Text", "read_form", "say"]
