"""Every write of imports: take a file in, look it over, bring it in, leave it, forget."""

from .bringing import begin, carry_out
from .forgetting import forget
from .leaving import let_go_of_old_uploads, withdraw
from .looking import look_over
from .uploading import upload

__all__ = ["begin", "carry_out", "forget", "let_go_of_old_uploads", "look_over", "upload", "withdraw"]
