"""Catalogue: what is worked out from acts of several kinds, promises, asks, introductions, vouching and beginnings."""

from __future__ import annotations

from tiework.chance import weighted_reciprocity_rho
from tiework.measures import cascade, contributions, giving, newcomers, ratings
from tiework.measures.brokerage import realised_brokerage
from tiework.measures.centrality import personalised_trust
from tiework.measures.dimensions import dimensions_mean, multiplexity
from tiework.measures.measure import Measure
from tiework.measures.needs import (
    A_BEGINNING,
    A_QUARTER,
    AN_ACT,
    ANSWERS,
    ASKS,
    AT_HOME,
    CERTIFICATES,
    HELPED,
    INITIATIONS,
    NEWCOMERS,
    OFFERS,
    PROMISES,
    RATINGS,
    SEEDS,
)
from tiework.measures.positions import resource_reach, resource_reach_introduced
from tiework.measures.trust import kept_word_dyad, kept_word_person
from tiework.measures.uptake import realised_uptake
from tiework.measures.vouching import vouching_level

MANY = float("inf")
_ACTS_ONLY = "Reading along is not seen here, and is a fine way to belong."
_ANALOGY = "An analogy, no validated scale: read the four signs of a lively place beside each other, never as one number."
_APART = "One of four things called trust, kept apart and never averaged."
_NEW = "Fifteen newcomers are needed. Those still waiting count as waiting, they are not left out."
_CAUSE = "What follows a call need not follow from it."
_UPTAKE = ("initiations", "responses", "people", "as_of")

EXCHANGE = (
    Measure("multiplexity", "Multiplexity", "In how many ways do these two deal with each other?", "kinds", (1, MANY), "dyad",
            "Wasserman & Faust 1994", "Depends on how finely kinds of act are told apart.",
            "The number of different kinds of act behind the tie.", multiplexity, 1, basis="acts",
            inputs=("acts", "policy", "as_of")),
    Measure("dimensions", "Four dimensions of tie strength", "How does this tie stand in time, intensity, intimacy and "
            "services?", "index", (0, 1), "dyad", "Granovetter 1973; Gilbert & Karahalios 2009",
            "Nothing that was written is read. Not yet compared with what people say of their closeness.",
            "Time: hours together and acts. Intensity: confirmed help. Intimacy: acts only those involved see, and meetings "
            "of two. Services: help in the direction that has less of it. Each beside the strongest twentieth of ties; then "
            "the mean of those that are on record.", dimensions_mean, 1, basis="acts",
            inputs=("acts", "policy", "as_of", "help_kinds", "private_kinds", "hours_kinds")),
    Measure("weighted_reciprocity_rho", "Weighted reciprocity against chance (rho_w)", "How much more comes back than by chance?",
            "index", (-MANY, 1), "network", "Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013",
            "Where a week holds one act of a kind nothing can be dealt anew there, and chance looks better than it is.",
            "Weighted reciprocity minus what the same acts give with their receivers dealt anew within each kind and week, "
            "divided by 1 minus that. 0 is as by chance, 1 the most there can be.", weighted_reciprocity_rho, basis="acts",
            inputs=("acts", "policy", "as_of"), needs=(AN_ACT,)),
    Measure("help_balance", "Give/take balance", "Do I give as much help as I take?", "-1 to 1", (-1, 1), "person",
            "Gouldner 1960", "Three acts of help are needed. Giving less than one takes is allowed, and at times wise.",
            "Help you gave minus help you took, as the receiver confirmed it, divided by both; older help counts less.",
            giving.help_balance, 1, basis="acts", inputs=("acts", "policy", "as_of", "help_kinds")),
    Measure("help_volume", "Volume of help", "How much help have I given and taken?", "weighted acts", (0, MANY), "person",
            "Gouldner 1960", "Stands beside the balance: a balance of little says little.",
            "Help you gave and help you took, as the receiver confirmed it, added up; older help counts less.",
            giving.help_volume, 1, basis="acts", inputs=("acts", "policy", "as_of", "help_kinds")),
    Measure("generalised_reciprocity", "Generalised reciprocity", "How many times as often do people help a third person just "
            "after they were helped?", "ratio", (0, MANY), "network", "Nowak & Roch 2007; Baker & Bulkley 2014",
            "Being helped and helping may both follow from being here.",
            "The share of receipts of help after which the one who was helped helped somebody else within thirty days, "
            "divided by the same share with everybody's receipts moved to another time, five hundred times over.",
            giving.generalised_reciprocity, basis="acts", inputs=("acts", "help_kinds", "as_of"), needs=(HELPED,)),
    Measure("answered_asks", "Answered asks", "What share of those who ask has an answer within three days?", "share", (0, 1),
            "network", "own; Kaplan & Meier 1958", "An answer is not yet help.",
            "Every ask is followed until it is answered or until now; who is still waiting counts as waiting for as long as "
            "they have, no longer.", giving.answered_asks, basis="asks", inputs=("asks", "as_of"), needs=(ASKS,)),
    Measure("median_wait", "Median wait", "How long until half of those who ask have an answer?", "hours", (0, MANY),
            "network", "Kaplan & Meier 1958", "Undefined where half have never had one.",
            "The hours after which half of all asks are answered, those still waiting counted as waiting.",
            giving.median_wait, basis="asks", inputs=("asks", "as_of"), needs=(ASKS,)),
    Measure("realised_brokerage", "Realised brokerage", "How often did I bring two together who had no tie?", "introductions",
            (0, MANY), "person", "Obstfeld 2005 (tertius iungens)", "Only introductions somebody wrote down.",
            "Introductions both sides took up, between two who had no tie then and are of different groups.",
            realised_brokerage, 1, needs_groups=True, basis="introductions",
            inputs=("introductions", "acts", "policy", "as_of", "groups")),
    Measure("resource_reach", "Resource reach", "How many different things do the people I know offer?", "offers", (0, MANY),
            "person", "Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005", "Only what people wrote that they offer.",
            "The different offers among your contacts.", resource_reach, 1, basis="offers", inputs=("graph", "offers"),
            needs=(OFFERS,)),
    Measure("resource_reach_introduced", "Resource reach with one introduction", "How many different things could I reach "
            "through one introduction?", "offers", (0, MANY), "person",
            "Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005", "Only what people wrote that they offer.",
            "The different offers among your contacts and theirs.", resource_reach_introduced, 1, basis="offers",
            inputs=("graph", "offers"), needs=(OFFERS,)),
)  # fmt: skip

TRUST = (
    Measure("kept_word_person", "Kept word (person)", "When others rely on my word, how often is it kept?", "share", (0, 1),
            "person", "Josang & Ismail 2002", _APART + " A broken word counts only where it was upheld. Undefined without "
            "evidence.", "As for the whole network, over promises of this person.", kept_word_person, 1, basis="outcomes",
            inputs=("outcomes", "people", "as_of")),
    Measure("kept_word_dyad", "Kept word (toward one other)", "When this person relies on that one's word, how often is it "
            "kept?", "share", (0, 1), "dyad", "Josang & Ismail 2002", _APART + " Seen by the two only.",
            "As for the whole network, over promises of one person to another.", kept_word_dyad, 1, basis="outcomes",
            inputs=("outcomes", "as_of"), needs=(PROMISES,)),
    Measure("vouching", "Vouching reach (Advogato flow)", "Up to which level does the trust of those we began with reach me?",
            "level", (0, MANY), "person", "Levien 2000, 2009", _APART + " Depends on whom one begins with.",
            "Trust flows like water from a few, along certificates; everybody keeps one unit and can pass on only so many, "
            "fewer the further out. Whoever gets a unit is reached. Once for each level of certificate.",
            vouching_level, 1, basis="certificates", inputs=("certificates", "people", "seeds", "wanted"),
            needs=(SEEDS, CERTIFICATES)),
    Measure("personalised_trust", "Personalised trust (EigenTrust)", "How much trust flows to me from those we began with?",
            "share", (0, 1), "person", "Kamvar, Schlosser & Garcia-Molina 2003; Haveliwala 2002",
            _APART + " Compare ranks, not values. Those out of reach have 0.",
            "Trust goes from those one began with along certificates, in proportion to their level; at each step a part "
            "comes back and begins anew.", personalised_trust, 1, basis="certificates",
            inputs=("certificates", "people", "seeds"), needs=(SEEDS, CERTIFICATES)),
    Measure("goodness", "Goodness (signed ratings)", "How well am I rated, fair raters counting more?", "-1 to 1", (-1, 1),
            "person", "Kumar et al. 2016", _APART + " For imported ratings only. Foretells later ratings no better than a "
            "plain mean does.", "The mean of the ratings you got, each times how fair its rater is; fairness is how close "
            "somebody's ratings come to the goodness of those rated. Both are worked out together.", ratings.goodness, 1,
            basis="ratings", inputs=("ratings", "people"), needs=(RATINGS,)),
    Measure("fairness", "Fairness (signed ratings)", "Do I rate as fair raters do?", "share", (0, 1), "person",
            "Kumar et al. 2016", _APART + " Who sees something before all others looks unfair.",
            "1 minus half the mean distance between your ratings and the goodness of those you rated.", ratings.fairness, 1,
            basis="ratings", inputs=("ratings", "people"), needs=(RATINGS,)),
    Measure("reported_trust", "Reported trust", "How far do members say that they trust others here?", "0 to 10", (0, 10),
            "network", "OECD guidelines on measuring trust, 2017", _APART + " Those who answer are not all.",
            "The mean of the answers to one question, to a tenth.", ratings.reported_trust, 10, basis="answers",
            inputs=("answers",), needs=(ANSWERS,)),
)  # fmt: skip

INFLUENCE = (
    Measure("realised_uptake", "Realised uptake", "How many others took up what I began?", "members moved", (0, MANY),
            "person", "Credit sharing: Goyal, Bonchi & Lakshmanan 2010", _CAUSE,
            "For each thing you began, the others who took it up within a week, each counted once. Who followed several "
            "people is shared among them. Older ones count less.", realised_uptake, 1, basis="initiations",
            inputs=(*_UPTAKE, "half_life_days"),
            needs=(A_BEGINNING,)),
    Measure("expected_reach", "Expected reach (independent cascade)", "How many would a call of mine move, passed on from one "
            "to the next?", "members", (1, MANY), "person",
            "Kempe, Kleinberg & Tardos 2003; Borgs et al. 2014; Tang, Shi & Xiao 2015",
            "A model: that each passes on by themselves, as they did before. " + _CAUSE,
            "How likely each takes up what another begins is taken from what was seen and taken up. Then twenty thousand "
            "times: a person at random, and all who could have moved them. The share you are among, times the members.",
            cascade.expected_reach, 1, basis="initiations", inputs=_UPTAKE, needs=(INITIATIONS,)),
    Measure("first_callers_reach", "Reach of the best first callers", "How many would the best three first callers move "
            "together?", "members", (1, MANY), "network", "Kempe et al. 2003; Leskovec et al. 2007 (CELF); Tang et al. 2015",
            "Whom to ask together, not a ranking: the second is second only beside the first. " + _CAUSE,
            "One by one, whoever moves most of those the earlier ones would not. Their reach is then worked out on draws "
            "they were not chosen on.", cascade.first_callers_reach, basis="initiations", inputs=_UPTAKE,
            needs=(INITIATIONS,)),
)  # fmt: skip

HEALTH = (
    Measure("gini_contributions", "Gini of contributions", "How unevenly do members contribute, the silent ones included?",
            "index", (0, 1), "network", "Gini 1912", "Uneven is usual. " + _ACTS_ONLY,
            "0 if all did the same, near 1 if one did everything; members who did nothing are counted.",
            contributions.gini_contributions, basis="acts", inputs=("doings", "as_of"), needs=(AN_ACT,)),
    Measure("gini_contributions_corrected", "Gini of contributions, small-sample corrected", "How unevenly do members "
            "contribute, whatever their number?", "index", (0, 1), "network", "Gini 1912; Deltas 2003",
            "Uneven is usual. " + _ACTS_ONLY, "Gini times n / (n - 1), so that one who does everything gives 1 in a group of "
            "any size.", contributions.gini_contributions_corrected, basis="acts", inputs=("doings", "as_of"), needs=(AN_ACT,)),
    Measure("top_share", "90-9-1: the first hundredth", "What share of acts comes from the most active hundredth?", "share",
            (0, 1), "network", "Nielsen 2006; van Mierlo 2014", "With fewer than a hundred members this is one person.",
            "Members in order of their acts; what the first hundredth did, divided by all acts.", contributions.top_share,
            20, basis="acts", inputs=("doings", "as_of"), needs=(AN_ACT,)),
    Measure("next_nine_share", "90-9-1: the next nine hundredths", "What share of acts comes from the nine hundredths after the "
            "first?", "share", (0, 1), "network", "Nielsen 2006; van Mierlo 2014", _ACTS_ONLY,
            "Members in order of their acts; what those between the first hundredth and the first tenth did, divided by all "
            "acts.", contributions.next_nine_share, 20, basis="acts", inputs=("doings", "as_of"), needs=(AN_ACT,)),
    Measure("rest_share", "90-9-1: the other ninety", "What share of acts comes from the other ninety hundredths?", "share",
            (0, 1), "network", "Nielsen 2006; van Mierlo 2014", _ACTS_ONLY,
            "Members in order of their acts; what all but the first tenth did, divided by all acts.",
            contributions.rest_share, 20, basis="acts", inputs=("doings", "as_of"), needs=(AN_ACT,)),
    Measure("mixed_uses", "Mixed uses (Jacobs panel)", "In how many different ways do members act?", "kinds", (1, MANY),
            "network", "Jacobs 1961 by analogy; Hill 1973", _ANALOGY,
            "As many kinds of act, equally common, as would give the mix of the last four weeks.", contributions.mixed_uses,
            basis="acts", inputs=("acts", "as_of"), needs=(AN_ACT,)),
    Measure("mixed_ages", "Mixed ages (Jacobs panel)", "Are old and new members active alike?", "quarters", (1, 4), "network",
            "Jacobs 1961 by analogy; Hill 1973", _ANALOGY,
            "Members are put in four quarters by how long they have been here. As many quarters, equally common, as would "
            "give the mix of those active in the last four weeks.", contributions.mixed_ages, basis="joins",
            inputs=("doings", "joined", "as_of"), needs=(AN_ACT,)),
    Measure("active_per_group_week", "Density (Jacobs panel)", "How many members are active in a group in a week?", "members",
            (0, MANY), "network", "Jacobs 1961 by analogy", _ANALOGY,
            "Members active in a week, divided by the number of groups; the mean of the last four weeks.",
            contributions.active_per_group_week, needs_groups=True, basis="acts", inputs=("doings", "groups", "as_of")),
    Measure("days_to_first_reply", "Newcomers: days to a first reply", "How long does half of the newcomers wait for a first "
            "reply?", "days", (0, MANY), "network", "Burke, Marlow & Lento 2009; Kaplan & Meier 1958", _NEW,
            "Days from joining until somebody first acts toward the newcomer; the day by which half have had that.",
            newcomers.days_to_first_reply, basis="joins", inputs=("acts", "joined", "as_of", "reply_kinds"),
            needs=(NEWCOMERS,)),
    Measure("days_to_first_reciprocated", "Newcomers: days to a first tie that goes both ways", "How long until half of the "
            "newcomers have a tie that goes both ways?", "days", (0, MANY), "network",
            "Burke, Marlow & Lento 2009; Kaplan & Meier 1958", _NEW,
            "Days from joining until what the newcomer and another do toward each other is first above the threshold in both "
            "directions.", newcomers.days_to_first_reciprocated, basis="joins", inputs=("acts", "policy", "joined", "as_of"),
            needs=(NEWCOMERS,)),
    Measure("integrated_share", "Newcomers at home", "What share of newcomers has two ties that go both ways, sixty days on?",
            "share", (0, 1), "network", "own; after Burke, Marlow & Lento 2009",
            "Fifteen newcomers are needed. Those of less than sixty days are left out.",
            "Newcomers who by their sixtieth day had reached two ties that go both ways, divided by all of so many days.",
            newcomers.integrated_share, basis="joins", inputs=("acts", "policy", "joined", "as_of"), needs=(AT_HOME,)),
    Measure("retention", "Retention", "Of those active last quarter, how many are this quarter?", "share", (0, 1), "network",
            "own", "People leave for good reasons too. " + _ACTS_ONLY,
            "Members who did anything in both of the last two quarters of 91 days, divided by those who did in the earlier.",
            contributions.retention, basis="acts", inputs=("doings", "as_of"), needs=(A_QUARTER,)),
    Measure("joint_action_share", "Civic engagement: joint action", "What share of members took part in joint action?", "share",
            (0, 1), "network", "Chetty et al. 2022 (third type of social capital)", "Only what somebody wrote down.",
            "Members who took part in any joint act in the last quarter, divided by all members.",
            contributions.joint_action_share, basis="acts", inputs=("acts", "joint_kinds", "as_of")),
    Measure("hours_per_member", "Civic engagement: hours", "How many hours did a member give?", "hours", (0, MANY), "network",
            "Chetty et al. 2022 (third type of social capital)", "Only what somebody wrote down.",
            "Hours of everybody who took part in the last quarter, divided by all members.", contributions.hours_per_member,
            basis="acts", inputs=("acts", "hours_kinds", "as_of")),
    Measure("pledges_kept_per_member", "Civic engagement: pledges kept", "How many pledges did a member keep?", "pledges",
            (0, MANY), "network", "Chetty et al. 2022 (third type of social capital)", "Only pledges with an outcome.",
            "Pledges kept in the last quarter, divided by all members.", contributions.pledges_kept_per_member,
            basis="outcomes", inputs=("outcomes", "people", "as_of"), needs=(PROMISES,)),
)  # fmt: skip

RECORDED = (*HEALTH, *INFLUENCE, *TRUST, *EXCHANGE)
