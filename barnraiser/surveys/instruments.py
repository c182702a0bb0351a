"""What is asked, word for word. Every question is the house's own and free to use; nothing here is under a licence.

The four items on trust among members and the motives are the drafts of the project's notes on scales (motives after the
uses and gratifications tradition, Park, Kee and Valenzuela 2009; wording our own). The items on reciprocity follow
Gouldner's norm (1960) in our own words. None has been checked against other data yet, and the pages say so. Wordings
of others (Williams's scales of 2006, for one) are left out: their licence does not let us print them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answers(StrEnum):
    """The ways to answer: the ends of each, and their words, stand in `RANGES` and `WORDS`."""

    TRUST = "0 to 10"
    AGREE = "agreement"
    MATTERS = "importance"


RANGES: Mapping[Answers, tuple[int, int]] = {
    Answers.TRUST: (0, 10),
    Answers.AGREE: (1, 5),
    Answers.MATTERS: (1, 5),
}
WORDS: Mapping[Answers, tuple[str, ...]] = {
    Answers.TRUST: tuple(str(number) for number in range(11)),
    Answers.AGREE: ("Not at all", "Not really", "Hard to say", "Mostly", "Entirely"),
    Answers.MATTERS: ("Not at all", "A little", "Somewhat", "A lot", "Very much"),
}


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    words: str
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Questions that are read together, as the mean of what was answered. A scale of one question is that question."""

    key: str
    title: str
    meaning: str
    answers: Answers
    questions: tuple[Question, ...]
    lead: str = ""

    @property
    def low(self) -> int:
        return RANGES[self.answers][0]

    @property
    def high(self) -> int:
        return RANGES[self.answers][1]

    def score(self, given: Mapping[str, int]) -> float | None:
        """The mean, reversed questions turned round; nothing unless two in three were answered."""
        answered = [question for question in self.questions if question.key in given]
        if 3 * len(answered) < 2 * len(self.questions):
            return None
        turned = self.low + self.high
        values = [turned - given[q.key] if q.is_reversed else given[q.key] for q in answered]
        return sum(values) / len(values)


@dataclass(frozen=True, slots=True)
class Instrument:
    """Scales asked together, what for, and how long it takes. `must` says whether every question is to be answered."""

    key: str
    title: str
    minutes: str
    purpose: str
    scales: tuple[Scale, ...]
    must: bool = False
    motives: tuple[str, ...] = ()

    @property
    def questions(self) -> dict[str, tuple[Scale, Question]]:
        return {question.key: (scale, question) for scale in self.scales for question in scale.questions}


PLACE = Scale(
    "place",
    "Trust in this place",
    "How much members trust the place itself: how it is run, and what becomes of what they say.",
    Answers.TRUST,
    (
        Question(
            "place",
            "How much do you trust this place: that it is run fairly, and that what you say stays where you said it?",
        ),
    ),
)
PEOPLE = Scale(
    "people",
    "Trust in the people who speak here",
    "How much members trust those who speak here to be honest and to keep their word.",
    Answers.TRUST,
    (
        Question(
            "people",
            "How much do you trust the people who speak here: that they mean what they say and keep their word?",
        ),
    ),
)
PULSE = Instrument(
    "pulse",
    "Two questions about trust",
    "a minute",
    "To know whether members trust this place, and whether they trust one another. "
    "They are two different things, asked and shown apart. No log of what people do can tell.",
    (PLACE, PEOPLE),
    must=True,
)

INFORMATION = Scale(
    "information",
    "For what there is to know",
    "How much members come to learn what works, follow their field and find those who know.",
    Answers.MATTERS,
    (
        Question("learn", "To learn what works"),
        Question("follow", "To follow my field"),
        Question("expertise", "To find people who know"),
    ),
    lead="In the last four weeks, how much did each of these matter for coming here?",
)
INTERACTION = Scale(
    "interaction",
    "For the people",
    "How much members come to stay in touch, meet people and talk things over.",
    Answers.MATTERS,
    (
        Question("touch", "To stay in touch"),
        Question("meet", "To meet people"),
        Question("talk", "To talk things over"),
    ),
)
ENTERTAINMENT = Scale(
    "entertainment",
    "For the pleasure of it",
    "How much members come to pass the time, enjoy the tone and be amused.",
    Answers.MATTERS,
    (
        Question("pass", "To pass the time"),
        Question("tone", "Because I enjoy the tone"),
        Question("amused", "To be amused"),
    ),
)
USE = Scale(
    "use",
    "To be of use",
    "How much members come to be of use to what the community is for. One question.",
    Answers.MATTERS,
    (Question("use", "To be of use to what we are here for"),),
)
KNOWN = Scale(
    "known",
    "To be known for one’s work",
    "How much members come so that others know what they do. One question.",
    Answers.MATTERS,
    (Question("known", "To be known for my work"),),
)
NORMS = Scale(
    "norms",
    "Giving and getting",
    "How far members say that help here is given and passed on, without waiting for what it brings.",
    Answers.AGREE,
    (
        Question("return", "When somebody here helps me, I look for a way to help them in turn."),
        Question("onward", "Who was helped here helps somebody else, sooner or later."),
        Question("first", "I help people here without knowing whether they will ever help me."),
        Question("wait", "People here wait to see what they get before they give.", is_reversed=True),
    ),
    lead="How far is each of these true?",
)
NETWORK = Scale(
    "network",
    "Trust among members",
    "How far members say that people here keep promises, share mistakes, help first and live by the same rules.",
    Answers.TRUST,
    (
        Question("promise", "Members do what they promise."),
        Question("mistakes", "Members share mistakes openly."),
        Question("unasked", "Members help without first asking what they get."),
        Question("alike", "Rules here apply to everybody alike."),
    ),
    lead="How far is each of these true? 0 is not at all, 10 is entirely.",
)
LOOK = Instrument(
    "look",
    "A longer look",
    "four minutes",
    "To know what members come here for, how they see giving and getting, and how far they trust one another. "
    "It helps to read the other figures: a room that people visit for news is not failing because few meet in it.",
    (INFORMATION, INTERACTION, ENTERTAINMENT, USE, KNOWN, NORMS, NETWORK),
    motives=("information", "interaction", "entertainment"),
)
INSTRUMENTS: Mapping[str, Instrument] = {one.key: one for one in (PULSE, LOOK)}
