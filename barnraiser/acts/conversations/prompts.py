"""What each kind of conversation asks of the one who starts it, and of those who answer: candour first, then listening."""

from dataclasses import dataclass

from .models import Conversation

Kind = Conversation.Kind
type Way = tuple[str, str, str]

NORM = (
    "Say what you know and how you know it. Say what you do not know, too. "
    "Read the whole of it before you answer, and answer the person, not the crowd."
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Words for a kind: what it is called where one begins it, how many there are, and what helps whom."""

    kind: str
    a: str
    many: str
    invites: str
    title: str
    words: str
    answer: str
    listening: str
    empty: str
    # Ways to begin an answer: what its address says, what its button says, the words it begins with.
    ways: tuple[Way, ...] = ()


_LISTENING: Way = ("listening", "I’m listening", "I’m listening. What I hear you say is: ")
_SIMILAR: Way = ("similar", "Something similar happened to me", "Something similar happened to me: ")
_TRIED: Way = ("tried", "I tried this", "I tried this, and what came of it: ")
_KNOWS: Way = ("knows", "I know who might know", "I know who might know: @")

PROMPTS = {
    prompt.kind: prompt
    for prompt in (
        Prompt(
            Kind.QUESTION,
            a="A question",
            many="Questions",
            invites="Ask what you would ask across a gate. The plainer the question, the better the answers.",
            title="Your question, in one sentence",
            words="What have you tried, and what happened? What would help most: an answer, a name, or a pair of eyes?",
            answer="Have you been there yourself? Say what you tried and what came of it.",
            listening="If you do not know the answer but know who might, call them in with @ and their handle. "
            "That is an answer too.",
            empty="Nobody has asked anything. Somebody here knows what you are wondering about.",
            ways=(_TRIED, _SIMILAR, _KNOWS),
        ),
        Prompt(
            Kind.FAILURE,
            a="A failure",
            many="Failures",
            invites="What went wrong is worth more here than what went well. Nobody keeps score.",
            title="What went wrong, in one sentence",
            words="What did you set out to do? What happened instead? What do you think it was, and what are you not sure of?",
            answer="What did you hear in this? Has it happened to you?",
            listening="Before advice, say what you understood. “It happened to me as well” counts as an answer.",
            empty="Nobody has told of a failure. The first one makes the second easier.",
            ways=(_LISTENING, _SIMILAR),
        ),
        Prompt(
            Kind.FRUSTRATION,
            a="A frustration",
            many="Frustrations",
            invites="Say what is in the way. You need not have a solution, and you need not be polite to the obstacle.",
            title="What is in the way, in one sentence",
            words="What keeps happening? What does it cost you? Who else might be stuck in the same place?",
            answer="Are you stuck there too, or have you found a way round?",
            listening="Ask one question before you offer a solution. Being heard is often what was missing.",
            empty="Nobody is frustrated, or nobody has said so. Naming what is in the way often finds company.",
            ways=(_LISTENING, _SIMILAR),
        ),
        Prompt(
            Kind.SUCCESS,
            a="A success",
            many="Successes",
            invites="Tell it so that somebody else can do it again, and name who helped.",
            title="What came to something, in one sentence",
            words="What worked? Who helped? What would you do differently, and what could others take from it?",
            answer="What would you like to know, to do the same?",
            listening="Ask how it was done. If you had a hand in it, say what it looked like from your side.",
            empty="Nobody has told of a success. Small ones count: others want to know how it was done.",
            ways=(("how", "How did you do it?", "What I would like to know, to do the same: "), _SIMILAR),
        ),
        Prompt(
            Kind.RESOURCE,
            a="A resource",
            many="Resources",
            invites="Pass on something that helped you: a method, a text, a template, a place to ask.",
            title="What it is and what it is good for",
            words="Where is it? Who is it for? How did you use it, and where does it fall short?",
            answer="Have you used it? Say for what, and where it fell short.",
            listening="Say what you used it for. That helps the next person more than a nod.",
            empty="Nobody has passed anything on. What did you look up last that others will need?",
            ways=(("used", "I used it", "I used it for this, and where it fell short: "),),
        ),
        Prompt(
            Kind.ANNOUNCEMENT,
            a="News",
            many="News",
            invites="Say what changes, for whom and from when. If it needs an answer, ask for one.",
            title="What is new, in one sentence",
            words="What happens, where and when? Whom does it concern? Whom can people ask?",
            answer="Is something unclear? Ask it here, so that everybody has the answer.",
            listening="Ask what is unclear. Others are wondering about the same.",
            empty="There is no news. When something changes for everybody, say it here.",
            ways=(("unclear", "Something is unclear to me", "What is unclear to me: "),),
        ),
    )
}


def begun(kind: str, way: str) -> str:
    """The words that this way of answering begins with; none for a way that the kind does not know."""
    return next((words for code, _, words in PROMPTS[kind].ways if code == way), "")
