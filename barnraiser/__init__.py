"""Barnraiser: people act toward people, within communities; acts become ties; ties become capital."""

__version__ = "0.1.0"
