"""Catalogue: measures of ties."""

from __future__ import annotations

from tiework.measures.bonding import overlap, supported
from tiework.measures.measure import Measure
from tiework.measures.reciprocity import dyadic_balance, tie_strength

MANY = float("inf")

DYAD = (
    Measure("tie_strength", "Tie strength (decayed interaction count)", "How strong is this tie?", "weighted acts", (0, MANY),
            "dyad", "Granovetter 1973; decay as in Burt 2000",
            "The weights of acts and the half-life are choices, not findings. Frequent is not the same as close.",
            "Every act between two people counts by its kind, and half as much after each half-life. "
            "What they did together is shared among all who took part. The strength is the sum.",
            tie_strength, 1, scaling="proportional"),
    Measure("dyadic_balance", "Dyadic balance", "In this tie, who gives more?", "-1 to 1", (-1, 1), "dyad",
            "own; as reciprocity in Wasserman & Faust 1994", "Says nothing about what an act was worth to either.",
            "What one does toward the other, minus what comes back, divided by both together. "
            "0 is even; 1 means that only one of the two acts.",
            dyadic_balance, 1),
    Measure("supported", "Supported tie", "Does a third person stand by both ends of this tie?", "yes 1, no 0", (0, 1), "dyad",
            "Jackson, Rodriguez-Barraquer & Tan 2012", "Sees only ties that left a trace here.",
            "A tie is supported when at least one other person is tied to both of its ends. "
            "Such ties are harder to let drop, because somebody would notice.",
            supported, 1),
    Measure("overlap", "Neighbourhood overlap", "How far do the circles of two tied people overlap?", "share", (0, 1), "dyad",
            "Onnela et al. 2007", "Undefined for two people who know nobody else.",
            "The contacts that both share, divided by all the contacts that either has besides the other. "
            "Strong ties usually overlap more.",
            overlap, 1),
)  # fmt: skip
