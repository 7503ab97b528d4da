"""People and the organisations they act for."""

from .house import House
from .organisations import LegalForm, Membership, MembershipFunction, Organisation, TaxNotice
from .roles import STAFF_ROLES, Role, RoleGrant
from .users import User

__all__ = [
    "STAFF_ROLES",
    "House",
    "LegalForm",
    "Membership",
    "MembershipFunction",
    "Organisation",
    "Role",
    "RoleGrant",
    "TaxNotice",
    "User",
]
