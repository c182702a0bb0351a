"""What people write about themselves, what they say yes to, how they look for each other, and how they go."""

from .consent import ConsentForm
from .going import ForgetForm
from .profile import ProfileForm
from .search import SearchForm

__all__ = ["ConsentForm", "ForgetForm", "ProfileForm", "SearchForm"]
