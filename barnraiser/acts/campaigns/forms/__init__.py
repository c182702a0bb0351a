"""What is asked when calling a campaign, giving one’s word, and writing down what came of it."""

from .campaign import AskForm, CampaignForm, ClosingForm, ExtendForm, RewordForm
from .need import ChallengeForm, NeedForm
from .pledge import EndorseForm, PledgeForm, StepForm
from .record import InfluenceForm, ResultForm, WitnessForm
from .together import MilestoneForm, PointForm, TalkForm, VoiceForm

__all__ = [
    "AskForm",
    "CampaignForm",
    "ChallengeForm",
    "ClosingForm",
    "EndorseForm",
    "ExtendForm",
    "InfluenceForm",
    "MilestoneForm",
    "NeedForm",
    "PledgeForm",
    "PointForm",
    "ResultForm",
    "RewordForm",
    "StepForm",
    "TalkForm",
    "VoiceForm",
    "WitnessForm",
]
