"""Days, places, parties, numbers and words as linking compares them."""

from datetime import date

import pytest

from tawatur.core.documents import Interval
from tawatur.lexicon import reports
from tawatur.link import days, families, parties, spots, tolls
from tawatur.link.clusters import cluster
from tawatur.link.wording import overlap, rarity, wording
from unit.link.make import claim


def day(written: str, near: str | None = None) -> days.Days:
    found = days.of_interval(written, written, Interval(earliest=near, latest=near))
    assert found is not None
    return found


def test_a_day_without_a_year_gets_that_of_the_report() -> None:
    assert day("--12-30", "2021-01-02").first == date(2020, 12, 30).toordinal()
    assert day("--12-30").yearless


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2020-01-05", "2020-01-05", 0),
        ("2020-01-05", "2020-01-07", 2),
        ("--12-31", "2021-01-01", 1),
        ("--03-01", "--03-03", 2),
    ],
)
def test_days_apart(one: str, other: str, gap: int) -> None:
    assert days.apart(day(one), day(other)) == gap == days.apart(day(other), day(one))


def test_an_undated_claim_is_of_the_days_up_to_its_report() -> None:
    assumed = days.assumed(claim("a", on=None))
    assert assumed is not None
    assert not assumed.stated
    assert days.iso(assumed) == ("2020-01-03", "2020-01-05")
    assert days.assumed(claim("a", on=None, published=None)) is None
    assert days.assumed(claim("a", on=None, status="past")) is None


def test_places() -> None:
    def spot(name: str) -> spots.Spot:
        found = spots.spot(claim("a", at=name).places[0])
        assert found is not None
        return found

    assert spots.compare(spot("طفس"), spot("طفس")) == "same"
    assert spots.compare(spot("طفس"), spot("الأتارب")) == "apart"
    assert spots.compare(spot("الأتارب"), spot("طفس")) == "apart"


def test_a_countryside_without_a_point_holds_the_towns_of_its_governorate() -> None:
    town = spots.spot(claim("a", at="طفس").places[0])
    assert town is not None
    assert town.area is not None
    wide = spots.Spot("area:x", "ريف درعا", spots.AREA, None, None, "SY", town.area, frozenset({"ريف"}), True, "area")
    assert spots.compare(town, wide) == spots.compare(wide, town) == "inside"
    assert spots.compare(town, wide._replace(area="no such area")) == "unknown"


def test_two_entries_of_one_name_that_are_close_are_near() -> None:
    first = claim("a", at="طفس").places[0]
    assert first.lat is not None
    assert first.lon is not None

    def verdict(name: str, degrees: float) -> str:
        one = spots.Spot("x", "طفس", spots.EXACT, first.lat, first.lon, "SY", None, frozenset({"طفس"}), True)
        two = one._replace(key="y", lat=first.lat + degrees, words=frozenset({name}))  # type: ignore[operator]
        return spots.compare(one, two)

    assert verdict("طفس", 0.2) == "near"
    assert verdict("طفس", 1.0) == "apart"
    assert verdict("نوى", 0.2) == "apart"


def test_a_group_and_its_members_are_compatible() -> None:
    def party(id_: str) -> parties.Party:
        return parties.party(claim("a", by=id_).actors[0])

    assert parties.agree(party("israel"), party("israeli_forces")) == "compatible"
    assert parties.agree(party("isis"), party("isis")) == "same"
    assert parties.agree(party("isis"), party("hts")) == "rival"
    assert parties.agree(party("person:ياسين الزعبي"), party("person:ياسين محمود الزعبي")) == "same"
    assert parties.agree(party("person:ياسين الزعبي"), party("person:عدنان البردان")) == "rival"


def test_tolls() -> None:
    assert tolls.tolls(claim("a", "killing", killed=4)) == {"killed": tolls.Toll(4, 4)}
    assert tolls.tolls(claim("a", "killing", status="negated")) == {"killed": tolls.Toll(0, 0)}
    assert tolls.tolls(claim("a")) == {}


def test_types_agree_both_ways_and_never_across_families() -> None:
    every = sorted({kind for kinds in families.FAMILIES.values() for kind in kinds})
    for a in every:
        for b in every:
            value = families.agreement(a, b)
            assert value == families.agreement(b, a)
            assert (value == 1.0) == (a == b)
            if families.family(a) != families.family(b):
                assert value == 0


def test_rare_words_weigh_more() -> None:
    assert rarity("قوات") < rarity("كلمةلاتوجد") == 1.0
    one, other = wording("قصف سوق الأتارب بالصواريخ"), wording("قصف سوق الأتارب بالمدفعية")
    assert 0 < overlap(one.stems, other.stems) < 1
    assert overlap(one.stems, one.stems) == 1.0
    assert overlap(one.stems, wording("").stems) == 0.0


@pytest.mark.parametrize("mark", ["rise", "first", "retraction", "agencies"])
def test_what_reports_say_of_themselves(mark: reports.Mark) -> None:
    entry = getattr(reports.reports(), mark)
    assert all(reports.has(mark, text) for text in entry.yes)
    assert not any(reports.has(mark, text) for text in entry.no)


def test_one_chance_resemblance_does_not_chain_two_clusters() -> None:
    scores = {(0, 1): 3.0, (2, 3): 3.0, (1, 2): 1.0}

    def score(a: int, b: int) -> float:
        return scores.get((min(a, b), max(a, b)), -8.0)

    assert cluster([0, 1, 2, 3], scores, score) == [[0, 1], [2, 3]]
    assert cluster([0, 1], scores, score, apart=frozenset({(0, 1)})) == [[0], [1]]
