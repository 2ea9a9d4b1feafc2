"""What people see: words marked, right-to-left isolated, nothing that steers the terminal."""

import io
import unicodedata

import pytest
from rich.console import Console

import stand_ins
from tawatur.core.claims import Claim, Time, Words
from tawatur.core.documents import Interval
from tawatur.export import terminal
from tawatur.export.terminal import FSI, PDI, RLI, RLM, harmless


def shown(
    text: str, claims: tuple[Claim, ...], *, width: int = 100, color: bool = False, with_claims: bool = True
) -> str:
    out = console(width, color)
    report = stand_ins.document(text)
    terminal.show(out, report, claims, published=Interval(), outlet=None, with_claims=with_claims)
    return written(out)


def console(width: int, color: bool) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="truecolor" if color else None,
        highlight=False,
        markup=False,
    )


def written(out: Console) -> str:
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_words_are_between_signs_without_colours() -> None:
    text = shown(stand_ins.TEXT, (stand_ins.claim(),))
    assert "[قصف] {الجيش} <بلدة> <الناقورة> /أمس/" in text
    assert "|مصدر محلي|" in text
    assert "[trigger]" in text


def test_words_are_coloured_on_a_terminal() -> None:
    text = shown(stand_ins.TEXT, (stand_ins.claim(),), color=True)
    assert "\x1b[1;31mقصف\x1b[0m" in text
    assert "[قصف]" not in text


@pytest.mark.parametrize("width", [40, 60, 100, 300])
def test_every_line_of_arabic_is_isolated_and_no_line_is_too_long(width: int) -> None:
    text = shown(stand_ins.TEXT * 5, (stand_ins.claim(),), width=width)
    for line in text.splitlines():
        first = next((c for c in line if unicodedata.bidirectional(c) in ("L", "R", "AL")), "")
        if first and unicodedata.bidirectional(first) != "L":
            assert line.startswith(RLM + RLI) and line.endswith(PDI)
        assert line.count(FSI) + line.count(RLI) == line.count(PDI)
        assert len([c for c in line if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"]) <= width


def test_the_text_of_the_report_is_whole() -> None:
    text = shown(stand_ins.TEXT * 3, (), with_claims=False)
    letters = "".join(c for c in text if "\u0600" <= c <= "\u06ff")
    assert letters == "".join(c for c in stand_ins.TEXT * 3 if "\u0600" <= c <= "\u06ff")


def test_claims_stand_under_their_sentence() -> None:
    other = "ثم هدأ الوضع."
    text = shown(stand_ins.TEXT + "\n" + other, (stand_ins.claim(),))
    assert text.index("shelling") < text.index(other)
    for expected in ("Naqoura", "33.118, 35.139 (town)", "laf, state_force", "2024-02-20", "anonymous_local", "× 3-3"):
        assert expected in text
    assert "shelling" not in shown(stand_ins.TEXT, (stand_ins.claim(),), with_claims=False)


def test_a_report_cannot_steer_the_terminal() -> None:
    assert harmless("a\x1b[2J\u202eb\x00\ud800") == "a\ufffd[2J\u2060b\ufffd\ufffd"
    assert harmless("سطر\n\tقَصف") == "سطر\n\tقَصف"
    claim = stand_ins.claim(trigger=Words(text="\x1b]0;x\x07", start=0, end=3), when=Time(text="\u202e", earliest="x"))
    assert "\x1b" not in shown("\x1b[31m قصف", (claim,))


def test_marks_of_direction_in_a_report_do_not_close_ours() -> None:
    text = shown("قصف\u2069 الجيش\u202e بلدة", ())
    line = next(x for x in text.splitlines() if "قصف" in x)
    assert line.count(PDI) == 1
    assert "\u202e" not in line


def test_a_claim_is_explained_field_by_field() -> None:
    out = console(100, False)
    terminal.explain(out, stand_ins.claim(), {"trigger": "The word names the act."}.get)
    text = written(out)
    assert "roles.subject  sure 0.80" in text
    assert "The word names the act." in text
    for field in ("type: shelling", "status: reported", "actors", "recipients", "places", "when", "things", "sources"):
        assert f"\n{field}" in text


def test_a_claim_that_has_little_is_explained_too() -> None:
    out = console(80, False)
    bare = stand_ins.claim(actors=(), recipients=(), places=(), when=Time(), things=(), people={}, sources=(), rules=())
    terminal.explain(out, bare, lambda rule: None)
    assert "the lexicon's type for the act" in written(out)
