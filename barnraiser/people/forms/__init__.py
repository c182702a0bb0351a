"""What people write about themselves, what they say yes to, and how they look for each other."""

from .affiliations import AffiliationRows
from .audience import AudienceForm
from .consent import ConsentForm
from .profile import ProfileForm
from .search import SearchForm

__all__ = [
    "AffiliationRows",
    "AudienceForm",
    "ConsentForm",
    "ProfileForm",
    "SearchForm",
]
