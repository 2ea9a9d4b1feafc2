"""Who has it from whom: chains, reuse of words, and the range of independent origins."""

from tawatur.link.facts import facts
from tawatur.link.narrators import chain, network
from tawatur.link.origins import origins
from tawatur.link.reuse import earlier, reuse
from tawatur.link.wording import containment, wording
from unit.link.make import claim

LONG = "قصفت المدفعية سوق البلدة القديم ظهر اليوم وأصابت واجهات المحال وسيارات الباعة ثم انقطعت الكهرباء عن الحي كله"
OTHER = "سمع السكان دوي انفجارات متتالية وهرعت فرق الإسعاف لنقل الجرحى بينما غطى الدخان الأبنية المجاورة للساحة"


def count(*some: object) -> tuple[int, int]:
    found = origins([facts(c) for c in some])  # type: ignore[arg-type]
    return found.at_least, found.at_most


def test_outlets_that_quote_one_network_are_one_origin() -> None:
    quoting = [claim(o, outlet=o, chain=(("network", "daraa_24"),)) for o in ("orient_tv", "syria_tv", "sana")]
    assert count(claim("d", outlet="daraa_24"), *quoting) == (1, 1)


def test_an_anonymous_source_belongs_to_who_quotes_it() -> None:
    secret = (("anonymous_private", None),)
    assert count(claim("a", outlet="sy24", chain=secret), claim("b", outlet="sana", chain=secret, sentence=LONG)) == (
        2,
        2,
    )
    assert chain(claim("a", outlet="sy24", chain=secret)).furthest.node == "sy24"


def test_copied_words_are_certain_and_a_part_of_them_is_doubtful() -> None:
    same = claim("a", outlet="sy24", sentence=LONG), claim("b", outlet="sana", sentence=LONG)
    assert count(*same) == (1, 1)
    words = LONG.split()
    part = " ".join([*words[:7], *OTHER.split()])
    assert count(claim("a", outlet="sy24", sentence=LONG), claim("b", outlet="sana", sentence=part)) == (1, 2)
    assert count(claim("a", outlet="sy24", sentence=LONG), claim("b", outlet="sana", sentence=OTHER)) == (2, 2)


def test_reports_of_unknown_outlets_may_be_one() -> None:
    assert count(claim("a", outlet=None, sentence=LONG), claim("b", outlet=None, sentence=OTHER)) == (1, 2)


def test_an_agency_that_is_credited_is_part_of_the_chain() -> None:
    credited = claim("a", outlet="sana", credits=("reuters",))
    assert chain(credited).furthest.node == "reuters"
    assert count(credited, claim("b", outlet="reuters", sentence=OTHER)) == (1, 1)
    named = claim("a", outlet="sana", credits=("reuters",), chain=(("media", "afp"),))
    assert chain(named).furthest.node == "afp"


def test_two_officials_quoted_by_one_outlet_are_two_origins() -> None:
    one = claim("a", outlet="reuters", chain=(("official", "israeli_forces"),), sentence=LONG)
    other = claim("a", outlet="reuters", chain=(("official", "gaza_health_ministry"),), sentence=OTHER, nth=1)
    assert count(one, other) == (2, 2)


def test_every_tie_says_why_and_which_way() -> None:
    source = claim("a", outlet="daraa_24", published="2020-01-05", sentence=LONG)
    copy = claim("b", outlet="sana", published="2020-01-07", sentence=LONG)
    found = origins([facts(source), facts(copy)])
    (tie,) = found.ties
    assert (tie.left, tie.right, tie.directed, tie.reason) == (copy.claim_id, source.claim_id, True, "wording")
    assert earlier(source, copy) == -1
    assert earlier(copy, source) == 1
    assert earlier(source, source) == 0
    quoting = claim("c", outlet="orient_tv", published="2020-01-05", chain=(("network", "daraa_24"),))
    assert earlier(source, quoting) == -1


def test_reuse_is_the_exact_share_of_the_shorter_text() -> None:
    whole, part = wording(f"{LONG} {OTHER}"), wording(LONG)
    assert containment(part.grams, whole.grams) == 1.0
    assert reuse(part, whole).degree == "copied"
    assert reuse(part, wording(OTHER)).degree == "none"
    assert reuse(wording("قصف البلدة"), part).degree == "none"


def test_the_network_counts_who_quotes_whom() -> None:
    some = [claim("a", outlet="sana", chain=(("network", "daraa_24"),), nth=n) for n in range(3)]
    (edge,) = network(some)
    assert (edge.narrator, edge.quotes, edge.claims, edge.reports) == ("sana", "daraa_24", 3, 1)
