"""What people write about themselves, what they say yes to, and how they look for each other."""

from .consent import ConsentForm
from .links import LinkForm, PastedForm
from .profile import ProfileForm
from .search import SearchForm

__all__ = ["ConsentForm", "LinkForm", "PastedForm", "ProfileForm", "SearchForm"]
