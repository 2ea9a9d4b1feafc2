"""Dates of metadata."""

import pytest

from tawatur.sources.published import published


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2022-11-15", "2022-11-15", "2022-11-15"),
        ("20221115", "2022-11-15", "2022-11-15"),
        ("2022-11-15T23:30:00Z", "2022-11-15", "2022-11-15"),
        ("2022-11-15T23:30:00.123+03:00", "2022-11-15", "2022-11-15"),
        ("2022-11-15 10:00", "2022-11-15", "2022-11-15"),
        ("2022-11", "2022-11-01", "2022-11-30"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("Tue, 15 Nov 2022 10:00:00 +0300", "2022-11-15", "2022-11-15"),
        ("15 Nov 2022 10:00:00 GMT", "2022-11-15", "2022-11-15"),
        ("1668500000", "2022-11-15", "2022-11-15"),
        (1668500000, "2022-11-15", "2022-11-15"),
        (1668500000.5, "2022-11-15", "2022-11-15"),
        (1668500000000, "2022-11-15", "2022-11-15"),
        ("15/11/2022", "2022-11-15", "2022-11-15"),
        ("5-3-2022 10:15", "2022-03-05", "2022-03-05"),
        ("11/15/2022", "2022-11-15", "2022-11-15"),
        ("2022/11/5", "2022-11-05", "2022-11-05"),
        ("\u200f١٥\u200f/١١\u200f/٢٠٢٢", "2022-11-15", "2022-11-15"),
    ],
)
def test_understood(value: object, earliest: str, latest: str) -> None:
    found = published(value, "field date")
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, "known")
    assert found.why is not None and found.why.startswith(f"field date: {value}")


@pytest.mark.parametrize("value", ["قبل ساعة", "31/02/2022", "2022-13", "99/99/2022", -5, "x" * 500, {}, []])
def test_not_understood_is_quoted_and_stays_unknown(value: object) -> None:
    found = published(value, "field date")
    assert (found.earliest, found.latest, found.basis) == (None, None, "unknown")
    assert found.why is not None and found.why.startswith("field date is not understood")


@pytest.mark.parametrize("value", [None, "", True])
def test_absent_is_not_misunderstood(value: object) -> None:
    assert published(value, "field date").why is None
