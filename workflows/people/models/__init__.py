"""People and the organisations they act for."""

from .organisations import LegalForm, Membership, MembershipFunction, Organisation, TaxNotice
from .roles import STAFF_ROLES, Role, RoleGrant
from .users import User

__all__ = [
    "STAFF_ROLES",
    "LegalForm",
    "Membership",
    "MembershipFunction",
    "Organisation",
    "Role",
    "RoleGrant",
    "TaxNotice",
    "User",
]
