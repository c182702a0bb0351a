"""Values and causes to choose from. Anybody may use their own words instead."""

VALUES = (
    "Honesty",
    "Fairness",
    "Generosity",
    "Courage",
    "Patience",
    "Keeping one’s word",
    "Independence",
    "Loyalty",
    "Curiosity",
    "Humour",
    "Faith",
    "Tradition",
)
CAUSES = (
    "Living soil",
    "Clean water",
    "Climate",
    "Good food for all",
    "Children and schools",
    "Health",
    "Old age in dignity",
    "Fair work",
    "Housing",
    "Local democracy",
    "Free press",
    "Arts and craft",
)
SHARED = VALUES + CAUSES
