"""What reaches somebody however little they want to hear."""

from barnraiser.ground.manifest import kinds

# Who belongs, what is done in somebody's name, what was answered to a concern: all acts of these apps.
BINDING_APPS = frozenset({"belonging", "claims", "helping", "stewardship"})
# What members decide binds also who hears nothing; a proposal is the moment to say no.
BINDING_KINDS = frozenset({"decisions.proposed", "decisions.decided"})


def binding() -> list[str]:
    """The kinds of act that are told at every level."""
    return sorted(code for code in kinds() if code in BINDING_KINDS or code.partition(".")[0] in BINDING_APPS)
