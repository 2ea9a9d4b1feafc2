"""Which report takes its words from which."""

from itertools import pairwise

from stories.stories import labelled
from tawatur.link.copies import copies
from tawatur.link.linker import link
from tawatur.link.wording import wording
from unit.link.make import claim
from unit.link.test_origins import LONG, OTHER


def test_each_way_of_reuse_is_told() -> None:
    source = claim("source", outlet="daraa_24", published="2020-01-05", sentence=LONG)
    after = {"outlet": "sana", "published": "2020-01-07"}
    same = claim("same", sentence=LONG, **after)  # type: ignore[arg-type]
    part = claim("part", sentence=" ".join([*LONG.split()[:8], *OTHER.split()]), **after)  # type: ignore[arg-type]
    found = {c.report: c for c in copies([source, same, part]) if c.source == "source"}
    assert found["same"].kind == "same wording"
    assert found["same"].share == 1.0
    assert found["part"].kind == "part"
    assert all(c.directed for c in found.values())


def test_a_headline_is_found_in_a_report_that_says_the_rest_otherwise() -> None:
    head = "قصف مدفعي عنيف يستهدف سوق البلدة القديم وسط المدينة صباحا"
    body = "وأضافت المصادر أن عشرات العائلات غادرت الأحياء القريبة باتجاه القرى المجاورة خشية تجدد القصف خلال الليل"
    source = [
        claim("source", sentence=head),
        claim("source", sentence=OTHER, nth=1),
        claim("source", sentence=LONG, nth=2),
    ]
    taker = [claim("taker", sentence=head, outlet="sana"), claim("taker", sentence=body, outlet="sana", nth=1)]
    more = claim("taker", sentence=" ".join(reversed(body.split())), outlet="sana", nth=2)
    (found,) = copies([*source, *taker, more])
    assert found.kind in ("headline", "part")


def test_independent_words_are_no_reuse() -> None:
    assert copies([claim("a", sentence=LONG), claim("b", sentence=OTHER, outlet="sana")]) == []


def test_copies_of_the_stories_are_found_with_their_direction() -> None:
    claims = [one.claim for one in labelled()]
    found = copies(claims, link(claims))
    assert found
    assert all(0 < c.share <= 1 for c in found)
    assert all(a.share >= b.share for a, b in pairwise(found))
    names = {(c.report, c.source): c for c in found}
    copy = names["ps_jenin_raid/2", "ps_jenin_raid/1"]
    assert copy.directed
    assert {c.report.split("/")[0] for c in found if c.kind == "same wording"} == {
        c.source.split("/")[0] for c in found if c.kind == "same wording"
    }


def test_an_address_under_a_post_is_none_of_its_words() -> None:
    plain = wording("قصف على بلدة الشحيل")
    assert wording("قصف على بلدة الشحيل https://t.me/channel/17 www.example.org") == plain
