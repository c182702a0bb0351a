"""Every write to campaigns, from calling one to writing down what it changed."""

from .agenda import propose, settle, speak_to
from .calling import call, close, extend, reword
from .carrying import answer_asking, ask_to_carry, step_down
from .endorsing import endorse, take_name_back
from .forgetting import forget
from .needing import challenge, need
from .pledging import change, pledge, take_back
from .project import finish, hand_back, plan, take_on
from .recording import note_change, note_influence, witness
from .stepping import step
from .talking import talk

__all__ = [
    "answer_asking",
    "ask_to_carry",
    "call",
    "challenge",
    "change",
    "close",
    "endorse",
    "extend",
    "finish",
    "forget",
    "hand_back",
    "need",
    "note_change",
    "note_influence",
    "plan",
    "pledge",
    "propose",
    "reword",
    "settle",
    "speak_to",
    "step",
    "step_down",
    "take_back",
    "take_name_back",
    "take_on",
    "talk",
    "witness",
]
