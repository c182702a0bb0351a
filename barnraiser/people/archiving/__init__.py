"""Everything about a person in one file that other software reads: JSON, tables, letters, pictures, and what they are."""

from .packing import pack

__all__ = ["pack"]
