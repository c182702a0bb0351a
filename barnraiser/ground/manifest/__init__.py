"""What an app offers the rest, so that nobody has to import upward.

Each app keeps one `manifest.py` with one `MANIFEST`. The registry reads them all, once.
"""

from .kinds import (
    Flow as Flow,
)
from .kinds import (
    Kind as Kind,
)
from .kinds import (
    Seen as Seen,
)
from .kinds import (
    Stage as Stage,
)
from .kinds import (
    Tells as Tells,
)
from .kinds import (
    Word as Word,
)
from .later import (
    later as later,
)
from .letters import (
    Letter as Letter,
)
from .navigation import (
    NavRoom as NavRoom,
)
from .navigation import (
    PageLink as PageLink,
)
from .navigation import (
    foot_links as foot_links,
)
from .navigation import (
    nav_rooms as nav_rooms,
)
from .navigation import (
    porch as porch,
)
from .offers import (
    Annex as Annex,
)
from .offers import (
    Between as Between,
)
from .offers import (
    Card as Card,
)
from .offers import (
    CardView as CardView,
)
from .offers import (
    Door as Door,
)
from .offers import (
    Effect as Effect,
)
from .offers import (
    Enclosure as Enclosure,
)
from .offers import (
    FootLink as FootLink,
)
from .offers import (
    Holding as Holding,
)
from .offers import (
    Item as Item,
)
from .offers import (
    Manifest as Manifest,
)
from .offers import (
    MeLink as MeLink,
)
from .offers import (
    MessageDoor as MessageDoor,
)
from .offers import (
    Met as Met,
)
from .offers import (
    Opening as Opening,
)
from .offers import (
    PersonDoor as PersonDoor,
)
from .offers import (
    Porch as Porch,
)
from .offers import (
    Room as Room,
)
from .offers import (
    Stall as Stall,
)
from .offers import (
    Tab as Tab,
)
from .offers import (
    VoiceView as VoiceView,
)
from .registry import (
    acquaintances as acquaintances,
)
from .registry import (
    annexes as annexes,
)
from .registry import (
    belongings as belongings,
)
from .registry import (
    belongings_of as belongings_of,
)
from .registry import (
    beside as beside,
)
from .registry import (
    betweens as betweens,
)
from .registry import (
    cards_of as cards_of,
)
from .registry import (
    cited as cited,
)
from .registry import (
    crowds as crowds,
)
from .registry import (
    doors as doors,
)
from .registry import (
    effects as effects,
)
from .registry import (
    enclosures as enclosures,
)
from .registry import (
    follow as follow,
)
from .registry import (
    gifts_of as gifts_of,
)
from .registry import (
    giving as giving,
)
from .registry import (
    hand_on as hand_on,
)
from .registry import (
    holdings as holdings,
)
from .registry import (
    hushed as hushed,
)
from .registry import (
    kinds as kinds,
)
from .registry import (
    let_go as let_go,
)
from .registry import (
    manifests as manifests,
)
from .registry import (
    me_links as me_links,
)
from .registry import (
    message_doors as message_doors,
)
from .registry import (
    norms as norms,
)
from .registry import (
    openings as openings,
)
from .registry import (
    person_doors as person_doors,
)
from .registry import (
    speaks_for as speaks_for,
)
from .registry import (
    stalls as stalls,
)
from .registry import (
    stirring as stirring,
)
from .registry import (
    tabs as tabs,
)
from .registry import (
    taking_part as taking_part,
)
from .registry import (
    together as together,
)
from .registry import (
    trusting as trusting,
)
from .registry import (
    voices_of as voices_of,
)
