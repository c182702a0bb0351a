"""Letters of what happened: when they are due, of which communities they tell, what stands in them, sending one."""

from .due import due, soon
from .writing import write, write_at_once

__all__ = ["due", "soon", "write", "write_at_once"]
