"""What people write about themselves, what they say yes to, and how they look for each other."""

from .affiliations import AffiliationRows
from .audience import AudienceForm
from .consent import ConsentForm
from .links import LinkForm, PastedForm
from .profile import ProfileForm
from .saving import KeepForm

__all__ = [
    "AffiliationRows",
    "AudienceForm",
    "ConsentForm",
    "KeepForm",
    "LinkForm",
    "PastedForm",
    "ProfileForm",
]
