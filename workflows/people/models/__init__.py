"""People and the organisations they act for."""

from .absences import Absence
from .house import House
from .invitations import Invitation
from .kept_answers import KeptAnswer
from .looks import LONGEST_REASON, Look
from .mail_wishes import USUAL, MailKind, MailWay
from .organisations import (
    FormerOrganisation,
    LegalForm,
    Membership,
    MembershipFunction,
    Organisation,
    TaxNotice,
)
from .roles import OFFICE_ROLES, STAFF_ROLES, Role, RoleGrant
from .tokens import FOR_EVERYBODY, Right, Scope, TokenScope
from .users import User, Visitor

__all__ = [
    "FOR_EVERYBODY",
    "LONGEST_REASON",
    "OFFICE_ROLES",
    "STAFF_ROLES",
    "USUAL",
    "Absence",
    "FormerOrganisation",
    "House",
    "Invitation",
    "KeptAnswer",
    "LegalForm",
    "Look",
    "MailKind",
    "MailWay",
    "Membership",
    "MembershipFunction",
    "Organisation",
    "Right",
    "Role",
    "RoleGrant",
    "Scope",
    "TaxNotice",
    "TokenScope",
    "User",
    "Visitor",
]
