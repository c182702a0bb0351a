"""Communities: a purpose, the rules that go with it, and the people who affirmed both."""

from .community import Community, Rule
from .membership import Affirmation, Membership, Role, RoleGrant

__all__ = ["Affirmation", "Community", "Membership", "Role", "RoleGrant", "Rule"]
