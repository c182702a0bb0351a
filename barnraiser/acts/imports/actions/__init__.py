"""Every write of imports: take a file in, look it over, bring it in, release it, leave it, forget."""

from .bringing import begin, carry_out
from .forgetting import forget
from .laying import lay_down
from .leaving import let_go_of_old_uploads, undo, withdraw
from .looking import look_over
from .releasing import let_in, release
from .uploading import upload

__all__ = [
    "begin",
    "carry_out",
    "forget",
    "lay_down",
    "let_go_of_old_uploads",
    "let_in",
    "look_over",
    "release",
    "undo",
    "upload",
    "withdraw",
]
