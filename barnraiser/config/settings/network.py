"""What a host decides about one network."""

from .environment import is_on, read

NETWORK_NAME = read("NETWORK_NAME", "Barnraiser")
NETWORK_LINE = read("NETWORK_LINE", "Owned by its members. Kept on a small machine of their own.")
SEARCH_URL = "home:search"
LIVE_URL = "home:live"
BELL_URL = "home:bell"
CONCERN_URL = "stewardship:report"
SHARE_URL = "outward:share"
PROPOSE_URL = "decisions:new"
# After how many days a member is asked whether their page is still true.
PROFILE_DAYS = int(read("PROFILE_DAYS", "180"))
# How many processes answer pages side by side: one for hundreds of members, one a core for thousands.
SERVERS = int(read("SERVERS", "1"))
NETWORK_ADDRESS = read("ADDRESS", "http://localhost:8000")
# Where pages outside are asked for (`ground.outside`): the usual ports and no other.
OUTSIDE_PORTS = frozenset({80, 443})

# Whoever carries a role acts in it only once a passkey, or an app that makes codes, opens their account.
STEWARDS_SECOND_FACTOR = is_on("STEWARDS_SECOND_FACTOR")

# The languages members write in (ISO 639-1), for finding a word by its kin.
LANGUAGES_SPOKEN = read("LANGUAGES", "en").replace(",", " ").lower().split()

LANGUAGE_CODE = "en-gb"
TIME_ZONE = read("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
