"""The one table of weights: what each reason counts for or against two tellings being of one happening.

The score of a pair is the sum of ``BASE`` and of the weights of the reasons that hold; above 0 the pair is linked.
A weight is meant as a log-odds, set by judgement and checked on the stories in ``tests/stories`` (all written for this
project); none was fitted to other data. ``docs/concepts/independence.md`` prints the table.
"""

from typing import Final

Found = tuple[str, str | None, str | None]  # a reason that holds, with the value on the left and on the right

BASE: Final = -3.5  # two tellings that were only brought together by a key in common are mostly not of one happening
VETO: Final = -6.0  # a reason so strong is not outweighed: the score is no higher than its weight
FLOOR: Final = -8.0  # a pair cannot count more than this against a cluster,
CEILING: Final = 8.0  # nor more than this for it

# reason: (weight, when it holds)
WEIGHTS: Final[dict[str, tuple[float, str]]] = {
    "type.same": (1.2, "both are of one type"),
    "type.agrees": (0.6, "the types can be of one happening (agreement of 0.6 or more in the table of types)"),
    "type.rival": (-0.8, "the types are two means or acts that are told apart with care (agreement of 0.4 or more)"),
    "type.far": (-2.0, "the types are two means or acts that are seldom taken for each other (agreement below 0.4)"),
    "type.apart": (-8.0, "the types are never of one happening"),
    "time.same_day": (1.6, "both give the same single day"),
    "time.overlap": (0.8, "their days overlap, and at least one gives them itself"),
    "time.assumed": (0.5, "neither gives a day; their reports came within the same days"),
    "time.unknown": (-1.0, "one gives no day and its report has no date, or gives more than a month"),
    "time.weekday": (0.0, "one has no date, but both are of the same day of the week (Monday is 0)"),
    "time.weekday_other": (-3.0, "one has no date, and they are of two days of the week"),
    "time.unsupported": (-1.2, "a day is unknown, and no number, person, thing or wording speaks for one happening"),
    "time.next_day": (-2.6, "their days are one apart"),
    "time.days_apart": (-4.5, "their days are two or three apart"),
    "time.next_assumed": (-1.0, "the same, and at least one of the days is assumed from its report's date"),
    "time.days_assumed": (-3.4, "two or three days apart, and at least one of the days is assumed"),
    "time.apart": (-8.0, "their days are further apart than the kind of happening lasts"),
    "place.exact": (3.2, "both name the same village, quarter, base or other small place"),
    "place.city": (2.0, "both name the same city"),
    "place.near": (2.2, "the places are within 3 km, or one name holds the other"),
    "place.namesake": (1.6, "one names a town, the other the area of that name"),
    "place.inside": (0.9, "the place of one lies in the area or city that the other names"),
    "place.area": (1.0, "both name the same area (governorate, countryside) and nothing smaller"),
    "place.country": (0.1, "they have only the country in common"),
    "place.words": (1.0, "both name the same place that is not located («قاعدة التحالف»)"),
    "place.mentioned": (1.8, "one names no place, but its sentences have the words of the other's place"),
    "place.context": (1.4, "one names no place, and its report's other news is at the place of the other"),
    "place.elsewhere": (-1.0, "one names no place, and its report's other news is elsewhere"),
    "place.unmatched": (-0.9, "both name towns or smaller places, and none of one is known to be one of the other"),
    "place.other": (-2.4, "they name two different small places of one town or area"),
    "place.apart": (-6.0, "their places are further apart than either reaches"),
    "actor.same": (1.0, "both name the same actor"),
    "actor.compatible": (0.6, "one actor is part of, led or backed by the other"),
    "actor.rival": (-0.9, "they name two actors that do not belong together"),
    "actor.reversed": (-2.0, "who strikes in one is struck in the other"),
    "recipient.same": (1.0, "both name the same group or body as struck"),
    "recipient.rival": (-1.2, "they name two groups as struck that do not belong together"),
    "person.same": (3.2, "both name the same person as struck, killed, held or in office"),
    "person.other": (-4.0, "each names a person, and they are two persons"),
    "toll.same": (1.4, "both give the same number of 2 or more people"),
    "toll.same_one": (0.4, "both give one person"),
    "toll.close": (0.5, "the numbers overlap, or one is at most half more than the other"),
    "toll.rises": (0.2, "the later report gives the higher number, by less than four times"),
    "toll.differs": (-0.7, "the numbers differ by more than half, and by less than four times"),
    "toll.none": (-0.4, "one says that there were none"),
    "toll.far": (-2.0, "one number is four times the other or more"),
    "thing.same": (0.4, "both name the same kind of weapon, vehicle or good"),
    "wording.reused": (4.0, "half or more of one telling's 3-grams stand in the other"),
    "wording.partly": (2.0, "a fifth or more of one telling's 3-grams stand in the other"),
    "wording.close": (1.4, "more than half of the content words (by weight) are shared"),
    "wording.alike": (0.6, "a third or more of the content words (by weight) are shared"),
    "wording.unlike": (-0.8, "less than a tenth of the content words are shared"),
    "wording.name": (2.2, "both tell of people and have two rare words side by side in common, as a name is"),
    "report.close": (1.6, "the two whole reports share more than half of their content words (by weight)"),
    "report.alike": (0.9, "the two whole reports share two fifths or more of their content words (by weight)"),
    "report.unlike": (-0.5, "the two whole reports share hardly any content words"),
    "stance.later": (-1.0, "one is a plan or order, and the other says that it happened"),
    "stance.background": (-1.2, "one is told as background without a day («كانت قد …»), the other as news"),
    "report.same": (-2.5, "both are of one report, which told them apart"),
    "told.apart": (-8.0, "a person said that they are different"),
    "told.together": (8.0, "a person said that they are the same"),
}


def weight(reason: str) -> float:
    """Return the weight of a reason."""
    return WEIGHTS[reason][0]
