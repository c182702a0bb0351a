"""What people write about themselves, what they say yes to, and how they look for each other."""

from .affiliations import AffiliationRows
from .audience import AudienceForm
from .consent import ConsentForm
from .profile import ProfileForm
from .saving import KeepForm

__all__ = [
    "AffiliationRows",
    "AudienceForm",
    "ConsentForm",
    "KeepForm",
    "ProfileForm",
]
