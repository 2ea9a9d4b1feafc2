"""What people decide, on every engine: a stack, nothing forgotten; corrections that hold everywhere; own claims."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from stores import put, spot, told
from tawatur.core.corrections import encoded
from tawatur.core.errors import RejectedInput
from tawatur.core.event_queries import EventQuery
from tawatur.core.events import Judgement, Verdict
from tawatur.core.ids import claim_id
from tawatur.core.queries import Near, Query
from tawatur.core.spans import Span
from tawatur.store.opening import Store, open_store
from tawatur.store.removing import erase, retract
from tawatur.store.verifying import verify
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

TEXT = "انسحبت المليشيا من البلدة قرب الجسر"
REPORT, (CLAIM,) = told(TEXT, places=(spot(35.3, 40.1, "p", "SY"),))


def said(verdict: Verdict, left: str = CLAIM.claim_id, by: str = "RN", **changes: str) -> Judgement:
    return Judgement(left=left, verdict=verdict, by=by, at="2024-05-01T00:00:00Z", changes=changes)


@pytest.fixture
def view(store: Store, writer: Writer) -> View:
    put(writer, (REPORT, [CLAIM]))
    return View(store)


def test_the_last_judgement_is_taken_back_and_all_stay_in_the_store(view: View, writer: Writer, store: Store) -> None:
    for verdict in ("accept", "reject", "undo"):
        writer.judge([said(verdict)])
    standing = view.search(Query(limit=1)).hits[0].standing
    assert standing is not None and standing.verdict == "accept"
    writer.judge([said("undo")])
    assert view.search(Query(limit=1)).hits[0].standing is None
    assert view.search(Query(review=("none",))).total == 1
    with pytest.raises(RejectedInput) as refused:
        writer.judge([said("undo")])
    assert refused.value.code == "T087"
    assert [one.judgement.verdict for one in view.judgements()] == ["accept", "reject", "undo", "undo"]
    assert all(one.superseded for one in view.judgements())
    assert verify(store) == []


def test_notes_stand_beside_the_verdict(view: View, writer: Writer, store: Store) -> None:
    writer.judge([msgspec.structs.replace(said("note"), why="called them"), said("accept")])
    writer.judge([msgspec.structs.replace(said("note"), why="they confirm")])
    standing = view.search(Query(limit=1)).hits[0].standing
    assert standing is not None and standing.verdict == "accept"
    assert [note.why for note in standing.notes] == ["called them", "they confirm"]
    assert view.search(Query(review=("accept",))).total == 1
    assert verify(store) == []


def test_a_correction_holds_in_search_facets_distance_and_export(view: View, writer: Writer, store: Store) -> None:
    before = view.facets(Query(), ("type", "country"))
    moved = msgspec.structs.replace(CLAIM, places=(spot(10.0, 20.0, "q", "TD"),), type="curfew")
    places = encoded(moved, "places").replace('"text":"هنا","start":0,"end":3', '"text":"انس","start":0,"end":3')
    writer.judge([said("edit", places=places, type="curfew")])
    assert view.search(Query(type=("curfew",), near=Near(lat=10, lon=20, km=5))).total == 1
    assert view.search(Query(near=Near(lat=35.3, lon=40.1, km=5))).total == 0
    assert view.facets(Query(), ("type", "country")) == {"country": {"TD": 1}, "type": {"curfew": 1}}
    assert next(iter(list(view.claims()))).type == "curfew"
    writer.judge([said("undo")])
    assert view.facets(Query(), ("type", "country")) == before
    assert next(iter(list(view.claims()))) == CLAIM
    assert verify(store) == []


def test_a_correction_outlives_a_new_reading(view: View, writer: Writer) -> None:
    writer.judge([said("edit", type="curfew")])
    again = msgspec.structs.replace(CLAIM, status="alleged")
    changes = writer.record("v2", [(REPORT.id, [again])])
    assert [change.judged for change in changes] == [True]
    one = view.search(Query(limit=1)).hits[0].claim
    assert (one.type, one.status) == ("curfew", "alleged")


def test_a_persons_claim_is_found_outlives_a_reading_and_is_taken_back(
    view: View, writer: Writer, store: Store
) -> None:
    key = claim_id(REPORT.id, Span(25, 28))
    words = msgspec.structs.replace(CLAIM.trigger, text=TEXT[25:28], start=25, end=28)
    own = msgspec.structs.replace(CLAIM, claim_id=key, trigger=words, places=())
    writer.add_claim(own, said("add", key))
    assert view.search(Query()).total == 2
    writer.record("v2", [(REPORT.id, [])])
    assert [hit.claim.claim_id for hit in view.search(Query()).hits] == [key]
    with pytest.raises(RejectedInput):
        writer.add_claim(own, said("add", key))
    writer.judge([said("undo", key)])
    assert view.search(Query()).total == 0
    assert verify(store) == []


def test_who_did_not_see_the_last_judgement_is_told(view: View, writer: Writer) -> None:
    (first,) = writer.judge([said("accept")], {CLAIM.claim_id: 0})
    with pytest.raises(RejectedInput) as refused:
        writer.judge([said("reject", by="LK")], {CLAIM.claim_id: 0})
    assert refused.value.code == "T086"
    writer.judge([said("reject", by="LK")], {CLAIM.claim_id: first})
    assert len(view.judgements()) == 2


def test_two_who_judge_at_once_lose_nothing(view: View, writer: Writer, place: str) -> None:
    def judge(name: str) -> None:
        with open_store(place) as mine:
            for _ in range(15):
                Writer(mine, by=name).judge([said("accept", by=name)])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(judge, ("A", "B", "C")))
    counted = view.judgement_counts()
    assert {name: counts["accept"] for name, counts in counted.items()} == {"A": 15, "B": 15, "C": 15}


def test_events_are_searched_counted_and_put_on_map_and_time_line(view: View, writer: Writer) -> None:
    event = {
        "event_id": "e1",
        "claims": [CLAIM.claim_id],
        "type": "withdrawal",
        "time": {"earliest": "2024-02-10", "latest": "2024-02-11"},
        "place": {"name": "هنا", "lat": 35.3, "lon": 40.1, "precision": "town"},
        "origins": {"at_least": 2, "at_most": 3},
        "grade": {"label": "corroborated"},
    }
    writer.link([event])
    page = view.search_events(EventQuery(claims=Query(country=("SY",)), grade=("corroborated",)))
    assert [one.event_id for one in page.events] == ["e1"] and page.events[0].at_most == 3
    assert view.search_events(EventQuery(box=(0, 0, 1, 1))).total == 0
    assert view.event_facets(EventQuery(), ("country",)) == {"country": {"SY": 1}}
    assert [point.metres > 500 for point in view.points(EventQuery()).points] == [True]
    assert [(one.first, one.events) for one in view.timeline(EventQuery()).bins] == [("2024-02-10", 1)]
    writer.link([event | {"grade": {"label": "contested"}}])
    assert view.search_events(EventQuery(grade=("corroborated",))).total == 0
    assert view.event_facets(EventQuery(), ("country",)) == {"country": {"SY": 1}}
    writer.relink(["e1"], [])
    assert view.search_events(EventQuery()).total == 0 and view.points(EventQuery()).points == ()


def test_what_is_taken_out_is_in_no_card_and_no_correction(view: View, writer: Writer, store: Store) -> None:
    told_by = [{"sentence": TEXT, "type": "withdrawal"}]
    writer.link([{"event_id": "e1", "claims": [CLAIM.claim_id], "type": "withdrawal", "told": told_by}])
    writer.judge([said("edit", type="curfew"), msgspec.structs.replace(said("note"), why="المليشيا تنفي")])
    erase(store, ["المليشيا"], by="RN", why="asked")
    assert "مليشيا" not in str(view.search_events(EventQuery())) + str(view.judgements())
    assert verify(store) == []
    retract(store, REPORT.id, by="RN", why="asked", keep_text=False)
    assert view.search_events(EventQuery()).total == 0 and view.search(Query()).total == 0
    assert verify(store) == []
