"""What people write about themselves, what they say yes to, and how they look for each other."""

from .consent import ConsentForm
from .profile import ProfileForm
from .saving import KeepForm

__all__ = ["ConsentForm", "KeepForm", "ProfileForm"]
