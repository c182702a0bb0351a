"""What a host decides about one network."""

from .environment import is_on, read

NETWORK_NAME = read("NETWORK_NAME", "Barnraiser")
NETWORK_LINE = read("NETWORK_LINE", "Owned by its members. Kept on a small machine of their own.")
SEARCH_URL = "people:list"
CONCERN_URL = "stewardship:report"
PROPOSE_URL = "decisions:new"
NETWORK_ADDRESS = read("ADDRESS", "http://localhost:8000")

# Whoever carries a role acts in it only once a passkey, or an app that makes codes, opens their account.
STEWARDS_SECOND_FACTOR = is_on("STEWARDS_SECOND_FACTOR")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = read("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
