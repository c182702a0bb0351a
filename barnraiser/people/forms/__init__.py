"""What people write about themselves, what they say yes to, how they look for each other, and how they go."""

from .affiliations import AffiliationRows
from .audience import AudienceForm
from .consent import ConsentForm
from .going import ForgetForm
from .links import LinkForm, PastedForm
from .profile import ProfileForm
from .saving import KeepForm

__all__ = [
    "AffiliationRows",
    "AudienceForm",
    "ConsentForm",
    "ForgetForm",
    "KeepForm",
    "LinkForm",
    "PastedForm",
    "ProfileForm",
]
