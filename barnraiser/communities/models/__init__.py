"""Communities: a charter that members write and change, the people who affirmed it, and the log of power."""

from .charter import GRACE, Edition, Goal, Method, Purpose, Rule
from .community import Community
from .membership import Affirmation, Membership, Removal, Role, RoleGrant
from .power import PowerAct

__all__ = [
    "GRACE",
    "Affirmation",
    "Community",
    "Edition",
    "Goal",
    "Membership",
    "Method",
    "PowerAct",
    "Purpose",
    "Removal",
    "Role",
    "RoleGrant",
    "Rule",
]
