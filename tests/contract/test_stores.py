"""One body for both engines: what a store keeps, what it gives back, and that both find the same."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from stand_ins import claim, document
from stores import ENGINES, fresh, put, spot, told
from tawatur.core.claims import Narrator, Participant, Time
from tawatur.core.documents import Interval
from tawatur.core.errors import BrokenStore, RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.queries import Near, Query
from tawatur.store.opening import Store, open_store
from tawatur.store.verifying import verify
from tawatur.store.viewing import View
from tawatur.store.writing import Writer


def judged(left: str, verdict: Any = "accept", **more: Any) -> Judgement:
    return Judgement(left=left, verdict=verdict, by="RN", at="2024-03-01T00:00:00Z", **more)


def test_a_store_that_is_not_there_is_made_only_when_asked(place: str) -> None:
    with pytest.raises(BrokenStore, match="T070"):
        open_store(place)
    open_store(place, create=True).close()
    open_store(place).close()


def test_what_came_in_is_kept_once_and_every_arrival_is_told(store: Store, writer: Writer) -> None:
    report = document("قصف الجيش البلدة")
    for where in ("/a/x.txt", "/b/x.txt"):
        received = writer.receive(report.text.encode(), name="x.txt", where=where)
        writer.keep([report], received)
    view = View(store)
    assert view.counts() == {"reports": 1, "claims": 0, "judgements": 0, "events": 0}
    assert [(r.where, r.by, r.sha256) for r in view.receipts(report.id)] == [
        ("/a/x.txt", "RN", report.id),
        ("/b/x.txt", "RN", report.id),
    ]
    assert view.received(report.id) == report.text.encode()
    kept = view.document(report.id)
    assert kept is not None
    assert kept.document == report
    assert kept.received == report.id
    assert view.document("0" * 64) is None


def test_claims_come_back_as_they_were(store: Store, writer: Writer) -> None:
    one = claim()
    put(writer, (document(one.sentence.text), [one]))
    view = View(store)
    assert list(view.claims()) == [one]
    hit = view.claim(one.claim_id)
    assert hit is not None
    assert (hit.claim, hit.event, hit.standing) == (one, None, None)
    assert view.find_claim(one.claim_id[:6]) == one.claim_id
    with pytest.raises(RejectedInput, match="T016"):
        view.find_claim("zz")


def test_a_second_reading_tells_what_changed_and_touches_no_judgement(store: Store, writer: Writer) -> None:
    stays, changes, goes = claim(), claim(claim_id="c2"), claim(claim_id="c3")
    report = document(stays.sentence.text)
    put(writer, (report, [stays, changes, goes]))
    writer.judge([judged("c2", why="right"), judged("c3", "reject")])
    new = msgspec.structs.replace(changes, type="air_strike", status="alleged")
    comes = claim(claim_id="c4")
    found = writer.record("v2", [(report.id, [stays, new, comes])])
    assert [(c.kind, c.claim_id, c.fields, c.judged) for c in found] == [
        ("changed", "c2", ("type", "status"), True),
        ("gone", "c3", (), True),
        ("added", "c4", (), False),
    ]
    view = View(store)
    assert {c.claim_id for c in view.claims()} == {stays.claim_id, "c2", "c4"}
    assert [j.judgement.left for j in view.judgements()] == ["c2", "c3"]
    gone, changed = view.claim("c3"), view.claim("c2")
    assert gone is not None and gone.standing is not None and gone.standing.verdict == "reject"
    assert changed is not None and changed.standing is not None and changed.claim == new
    assert [(p.claim, p.since, p.until) for p in view.history("c2")] == [(changes, "v1", "v2"), (new, "v2", None)]
    assert [(p.claim, p.since, p.until) for p in view.history("c3")] == [(goes, "v1", "v2")]
    assert writer.record("v3", [(report.id, [stays, new, comes])]) == []
    assert list(view.documents(unread_by="v3")) == []
    assert [kept.document for kept in view.documents(unread_by="v4")] == [report]
    assert verify(store) == []


def test_judgements_are_superseded_not_overwritten_and_edits_add_up(store: Store, writer: Writer) -> None:
    put(writer, (document(claim().sentence.text), [claim()]))
    left = claim().claim_id
    writer.judge([judged(left, "edit", changes={"type": "raid"})])
    writer.judge([judged(left, "edit", changes={"status": "past"}), judged(left, "accept", why="seen")])
    writer.judge([judged(left, "same", right="c2"), judged("c2", "different", right=left)])
    view = View(store)
    hit = view.claim(left)
    assert hit is not None and hit.standing is not None
    assert (hit.standing.verdict, hit.standing.why, hit.standing.judgements) == ("accept", "seen", 3)
    assert hit.standing.changes == {"type": "raid", "status": "past"}
    assert [j.superseded for j in view.judgements()] == [True, True, False, True, False]
    writer.judge([judged(left, "reject")])
    hit = view.claim(left)
    assert hit is not None and hit.standing is not None and hit.standing.changes == {}
    with pytest.raises(RejectedInput, match="T041"):
        writer.judge([judged(left, "same")])
    assert len(view.judgements(left)) == 4


def test_events_are_kept_by_id_and_only_changes_are_written(store: Store, writer: Writer) -> None:
    put(writer, told("قصف"), told("قصف آخر"))
    ids = [c.claim_id for c in View(store).claims()]
    first = {"event_id": "e1", "claims": [ids[0]], "origins": {"at_least": 1, "at_most": 2}, "anything": "else"}
    second = {"event_id": "e2", "claims": [ids[1]]}
    assert writer.link([first, second]) == 2
    assert writer.link([first, second]) == 0
    assert writer.link([first | {"claims": ids, "origins": {"at_least": 2, "at_most": 2}}]) == 2
    view = View(store)
    assert [e["event_id"] for e in view.events()] == ["e1"]
    assert view.event("e2") is None
    assert view.search(Query(origins=2)).total == 2
    assert view.search(Query(origins=3)).total == 0
    hit = view.claim(ids[1])
    assert hit is not None and (hit.event, hit.at_least, hit.at_most) == ("e1", 2, 2)
    assert verify(store) == []


@pytest.fixture(scope="module", params=ENGINES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """Give a store that many tests only read."""
    with fresh(request, tmp_path_factory.mktemp("library")) as made, open_store(made, create=True) as store:
        texts = (told(text, name) for name, text in TEXTS.items())
        times = (told(f"سقوط {name}", name, when=when, type="dated") for name, when in TIMES.items())
        put(Writer(store, by="RN"), *texts, *times)
        yield View(store)


TEXTS = {
    "militia": "هاجمت مليشيات مجهولة الموقع",
    "militia2": "قالت الميليشيا إنها انسحبت",
    "militia3": "عناصر من ميلشيا محلية",
    "deir": "وصلت التعزيزات إلى دير الزور مساء",
    "deir2": "انفجار في ريف ديرالزور الشرقي",
    "coalition": "غارة للتحالف الدولي على الموقع",
    "coalition2": "نفى التحالف وقوع الغارة",
    "kamal": "دورية في البوكمال",
    "kamal2": "حاجز قرب أبو كمال",
    "far": "دير قديم بعيد عن نهر الزور",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("مليشيا", {"militia", "militia2", "militia3"}),
        ("ميليشيات", {"militia", "militia2", "militia3"}),
        ("دير الزور", {"deir", "deir2", "far"}),
        ('"دير الزور"', {"deir", "deir2"}),
        ("ديرالزور", {"deir", "deir2"}),
        ("بديرالزور", {"deir", "deir2"}),
        ("التحالف", {"coalition", "coalition2"}),
        ("للتحالف", {"coalition", "coalition2"}),
        ("تحالف غارة", {"coalition", "coalition2"}),
        ("التحالف -نفى", {"coalition"}),
        ('التحالف -"التحالف الدولي"', {"coalition2"}),
        ("-مليشيا -التحالف -دير -كمال -البوكمال", {"deir2"}),
        ("أبو كمال", {"kamal", "kamal2"}),
        ("البوكمال", {"kamal", "kamal2"}),
        ("دَيْر الزّور", {"deir", "deir2", "far"}),
        ("place:دير", set()),
        ("سماء", set()),
    ],
)
def test_words_are_found_however_they_are_spelt(library: View, words: str, expected: set[str]) -> None:
    names = {document(text).id: name for name, text in TEXTS.items()}
    page = library.search(Query(words=words, report=tuple(names)))
    found = {names[hit.claim.document.sha256] for hit in page.hits}
    assert found == expected
    assert page.total == len(expected)
    assert {kept.document.name for kept in library.documents(words)} & TEXTS.keys() == expected


def test_words_can_be_asked_of_one_field(store: Store, writer: Writer) -> None:
    said = Participant(text="الجيش", start=0, end=5, id="x", name="The Army", kind=None)
    put(writer, told("قصف الجيش", actors=(said,)), told("قصف على الجيش", recipients=()))
    view = View(store)
    assert view.search(Query(words="الجيش")).total == 2
    assert view.search(Query(words="actor:جيش")).total == 1
    assert view.search(Query(words="army")).total == 1
    with pytest.raises(RejectedInput, match="T077"):
        view.search(Query(words="colour:red"))
    with pytest.raises(RejectedInput, match="T077"):
        view.search(Query(words="«»"))


@pytest.mark.parametrize(
    "words", ["'", '"', "a'b:c", "\\", "' OR 1=1 --", "x:y", "* AND", "NEAR(a b)", "%", "\x00قصف", "(", "&|!"]
)
def test_no_query_breaks_the_search(library: View, words: str) -> None:
    try:
        assert library.search(Query(words=words)).total >= 0
    except RejectedInput as error:
        assert error.code == "T077"


TIMES = {
    "exact": Time(earliest="2024-02-10", latest="2024-02-10"),
    "month": Time(earliest="2024-02-01", latest="2024-02-29"),
    "md": Time(earliest="--02-09", latest="--02-10"),
    "newyear": Time(earliest="--12-30", latest="--01-02"),
    "since": Time(earliest="2024-02-05"),
    "undated": Time(),
    "nonsense": Time(earliest="soon", latest="--13-40"),
}


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2024-02-10", "2024-02-10", "exact month md since"),
        ("2024-02-11", "2024-02-28", "month since"),
        ("2024-03-01", "2024-03-31", "since"),
        ("2023-12-31", "2024-01-02", "newyear"),
        ("2020-01-01", "2020-01-03", "newyear"),
        ("2020-02-01", "2020-02-28", "md"),
        (None, "2024-02-10", "exact month md since newyear"),
        ("2024-02-10", None, "exact month md since newyear"),
        ("2024-03-01", "2024-02-01", ""),
    ],
)
def test_a_date_means_that_it_could_have_been_then(
    library: View, earliest: str | None, latest: str | None, expected: str
) -> None:
    def found(**more: Any) -> set[str]:
        hits = library.search(Query(earliest=earliest, latest=latest, type=("dated",), **more)).hits
        return {hit.claim.sentence.text.split()[1] for hit in hits}

    assert found() == set(expected.split())
    assert found(undated=True) == set(expected.split()) | {"undated", "nonsense"}


def test_distance_from_a_point(store: Store, writer: Writer) -> None:
    points = {"here": (35.33, 40.14), "near": (35.33, 40.24), "far": (35.33, 41.14), "date_line": (0.0, -179.95)}
    put(writer, *(told(f"قصف {name}", name, places=(spot(*at),)) for name, at in points.items()), told("قصف"))

    def found(lat: float, lon: float, km: float) -> set[str]:
        hits = View(store).search(Query(near=Near(lat=lat, lon=lon, km=km))).hits
        return {hit.claim.sentence.text.split()[1] for hit in hits}

    assert found(35.33, 40.14, 0) == {"here"}
    assert found(35.33, 40.14, 9.0) == {"here"}  # 0.1° of longitude are 9.07 km here
    assert found(35.33, 40.14, 9.1) == {"here", "near"}
    assert found(35.33, 40.14, 95) == {"here", "near", "far"}
    assert found(0.0, 179.95, 12) == {"date_line"}
    assert found(89.9, 0.0, 20000) == set(points)
    with pytest.raises(RejectedInput, match="T077"):
        found(95.0, 0.0, 1)


def test_fields_and_facets(store: Store, writer: Writer) -> None:
    army = Participant(text="الجيش", start=0, end=5, id="saf", name="SAF", kind=None)
    someone = Participant(text="مجهولون", start=0, end=7, id=None, name=None, kind=None)
    observer = Narrator(text="المرصد", start=0, end=6, id="sohr", kind="monitor", name="SOHR")
    put(
        writer,
        told("قصف أول", actors=(army,), places=(spot(1, 1, "p1", "SD"), spot(1, 2, "p2", "SD")), sources=(observer,)),
        told("قصف ثان", actors=(army, someone), type="raid", places=(spot(1, 1, "p1", "SD"),)),
        told("قصف ثالث", recipients=(army,), status="negated"),
    )
    view = View(store)
    facets = view.facets(Query())
    assert facets["actor"] == {"saf": 2, "مجهولون": 1}
    assert facets["country"] == {"SD": 2}
    assert facets["place"] == {"p1": 2, "p2": 1}
    assert facets["source"] == {"nna": 3, "sohr": 1}
    assert facets["type"] == {"shelling": 2, "raid": 1}
    assert view.facets(Query(), ["country", "thing"]) == {"country": {"SD": 2}}
    assert view.facets(Query(type=("raid",)))["actor"] == {"saf": 1, "مجهولون": 1}
    assert view.search(Query(actor=("saf",))).total == 2
    assert view.search(Query(recipient=("saf",))).total == 1
    assert view.search(Query(source=("sohr",), country=("SD", "LY"))).total == 1
    assert view.search(Query(status=("negated", "past"))).total == 1
    assert view.search(Query(type=("nothing",))).total == 0
    total = Counter(c.status for c in view.claims(Query(place=("p1",))))
    assert total == {"reported": 2}


def test_review_and_report_and_pages(store: Store, writer: Writer) -> None:
    put(
        writer,
        *(
            told(f"قصف {n}", str(n), when=Time(earliest=f"2024-01-{n:02}", latest=f"2024-01-{n:02}"))
            for n in range(1, 8)
        ),
    )
    view = View(store)
    first = view.search(Query(limit=3))
    assert (first.total, [hit.claim.when.earliest for hit in first.hits]) == (
        7,
        ["2024-01-07", "2024-01-06", "2024-01-05"],
    )
    rest = view.search(Query(limit=10, offset=3))
    assert len({hit.claim.claim_id for hit in (*first.hits, *rest.hits)}) == 7
    one = first.hits[0].claim
    writer.judge([judged(one.claim_id), judged(first.hits[1].claim.claim_id, "unsure")])
    assert view.search(Query(review=("accept",))).hits[0].claim == one
    assert view.search(Query(review=("none",))).total == 5
    assert view.search(Query(review=("none", "unsure"))).total == 6
    assert view.search(Query(report=(one.document.sha256,))).total == 1


def test_no_text_is_too_odd_or_too_long(store: Store, writer: Writer) -> None:
    long, odd = "ق" * 5000, "ا\x00ب \u202e"
    someone = Participant(text=odd, start=0, end=2, id=None, name="x" * 5000, kind=None)
    nobody = Participant(text=odd, start=0, end=2, id=None, name=None, kind=None)
    book = " ".join(f"كلمة{n}" for n in range(60_000))
    put(writer, told(f"قصف {long}", actors=(someone, nobody)), told(f"قصف {odd} {book}", sentence=claim().sentence))
    view = View(store)
    assert view.search(Query(words=long)).total == 1
    assert view.search(Query(actor=("x" * 200,))).total == 1
    assert [kept.document.text for kept in view.documents(long)] == [f"قصف {long}"]
    assert {kept.document.text for kept in view.documents()} == {f"قصف {long}", f"قصف {odd} {book}"}
    assert verify(store) == []


def test_what_stands_first_when_nothing_is_dated(store: Store, writer: Writer) -> None:
    report, claims = told("قصف")
    origin = msgspec.structs.replace(claims[0].document, published=Interval())
    put(writer, (report, [msgspec.structs.replace(claims[0], document=origin)]), told("قصف آخر"))
    assert [hit.claim.sentence.text for hit in View(store).search(Query()).hits] == ["قصف آخر", "قصف"]
