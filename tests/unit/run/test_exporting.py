"""What is given away: nothing that was to be left out stands in it, and what stays is whole."""

import csv
import io
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stand_ins import claim
from tawatur.core.claims import Claim, Narrator, Participant, Words
from tawatur.core.errors import RejectedInput
from tawatur.core.event_queries import EventQuery
from tawatur.core.people import Person
from tawatur.export import formats
from tawatur.export.events import COLUMNS
from tawatur.run.exporting import Options, export, rounded, strip
from tawatur.run.workbench import Workbench

WHO = Person(name="RN", role="analyst", sensitive=True)
TODAY = date(2024, 12, 31)
NAMES = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=3, max_size=12)


def given_away(bench: Workbench, **options: Any) -> bytes:
    return b"".join(export(bench, WHO, EventQuery(), msgspec.convert(options, Options), today=TODAY).pieces)


@settings(max_examples=40, deadline=None)
@given(source=NAMES, person=NAMES, form=st.sampled_from(sorted(formats())))
def test_no_stripped_name_stands_in_any_byte(source: str, person: str, form: str) -> None:
    text = f"قال {source} إن {person} قُتل في منزل {person} أمس."
    at = text.index(source)
    where = text.index(person, at + len(source))
    teller = Narrator(text=source, start=at, end=at + len(source), id=None, kind="activist", name=source)
    victim = Participant(
        text=person, start=where, end=where + len(person), id=f"person:{person}", name=person, kind="person"
    )
    whole = claim()
    one = msgspec.structs.replace(
        whole,
        sources=(teller,),
        recipients=(victim,),
        sentence=Words(text=text, start=0, end=len(text)),
        document=msgspec.structs.replace(whole.document, title=f"عن {person} و{source}", name=f"{source}.txt"),
    )
    options = Options(without_sources=True, without_persons=True)
    data = b"".join(formats()[form].pieces(strip([one], options, TODAY))).decode()
    kept = set(msgspec.json.encode(strip_none(one)).decode().split('"'))
    for name in {source, person} - kept:
        assert name not in data


def strip_none(one: Claim) -> Claim:
    """The claim's closed vocabulary, whose words a name may happen to be."""
    return msgspec.structs.replace(one, sources=(), recipients=(), rules=(), people={}, places=(), things=(), actors=())


def test_every_claim_that_nobody_rejected_is_given_away_once(bench: Workbench) -> None:
    lines = given_away(bench, format="jsonl").splitlines()
    assert len({msgspec.json.decode(line)["claim_id"] for line in lines}) == len(lines) == bench.counts()["claims"]


def test_events_are_given_away_in_each_format_without_a_field_lost(bench: Workbench) -> None:
    rows = list(csv.DictReader(io.StringIO(given_away(bench, what="events", format="csv").decode())))
    lines = given_away(bench, what="events", format="jsonl").splitlines()
    shapes = msgspec.json.decode(given_away(bench, what="events", format="geojson"))
    assert len(rows) == len(lines) == len(shapes["features"]) == bench.counts()["events"]
    assert tuple(rows[0]) == COLUMNS


def test_points_are_made_coarse_or_left_out(bench: Workbench) -> None:
    exact = [place for one in lines(bench) for place in one["places"] if place.get("lat") is not None]
    coarse = [place for one in lines(bench, coarse="0.1") for place in one["places"] if place.get("lat") is not None]
    assert exact and len(coarse) == len(exact)
    for one in coarse:
        assert one["lat"] == round(one["lat"], 1) and one["metres"] >= 11_000
    assert all(place.get("lat") is None for one in lines(bench, coarse="none") for place in one["places"])


def lines(bench: Workbench, **options: Any) -> list[Any]:
    return [msgspec.json.decode(line) for line in given_away(bench, format="jsonl", **options).splitlines()]


def test_what_is_new_waits(bench: Workbench) -> None:
    days = (TODAY - date(2024, 5, 1)).days
    published = [one["document"]["published"].get("latest") for one in lines(bench, delay=days)]
    assert published and all(day is not None and day <= "2024-05-01" for day in published)


def test_only_what_people_accepted(bench: Workbench) -> None:
    from tawatur.run import reviewing

    hit = bench.view.unreviewed()[0]
    assert lines(bench, only="accepted") == []
    reviewing.judge(bench, WHO, hit.claim.claim_id, "edit", changes={"type": "curfew"})
    assert [one["type"] for one in lines(bench, only="accepted")] == ["curfew"]
    reviewing.judge(bench, WHO, hit.claim.claim_id, "reject")
    assert lines(bench, only="reviewed") == []
    assert hit.claim.claim_id not in [one["claim_id"] for one in lines(bench)]


def test_every_export_stands_in_the_log_and_an_unknown_format_is_refused(bench: Workbench) -> None:
    given_away(bench, format="csv")
    with pytest.raises(RejectedInput):
        given_away(bench, format="exe")
    assert [entry.by for entry in bench.view.log() if entry.act == "exported"] == ["RN"]


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180), degrees=st.sampled_from([0.1, 1.0]))
def test_a_rounded_point_is_no_farther_than_it_says(lat: float, lon: float, degrees: float) -> None:
    one, other, metres = rounded(lat, lon, degrees)
    assert abs(one - lat) * 111_320 <= metres and abs(other - lon) * 111_320 <= metres
