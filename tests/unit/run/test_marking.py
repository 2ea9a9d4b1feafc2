from hypothesis import given
from hypothesis import strategies as st

from tawatur.run.marking import KINDS, Mark, pieces

TEXTS = st.text(alphabet=st.sampled_from("وبا لكمٍـ“”«»\u2067\u2069\r\n🚚SY2"), max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    spot = st.integers(min_value=-2, max_value=len(text) + 2)
    mark = st.builds(
        Mark,
        start=spot,
        end=spot,
        kind=st.sampled_from(KINDS),
        claim=st.sampled_from(["one", "two"]),
        field=st.sampled_from(["actors", "places", "trigger"]),
    )
    return text, draw(st.lists(mark, max_size=12))


@given(marked())
def test_the_pieces_are_the_text_and_each_says_all_that_covers_it(given_: tuple[str, list[Mark]]) -> None:
    text, some = given_
    made = pieces(text, some)
    assert "".join(piece.text for piece in made) == text
    assert all(text[piece.starts : piece.starts + len(piece.text)] == piece.text for piece in made)
    assert all(piece.text for piece in made)
    within = [one for one in some if 0 <= one.start < one.end <= len(text)]
    covered: dict[int, set[int]] = {n: set() for n in range(len(within))}
    for piece in made:
        end = piece.starts + len(piece.text)
        over = [n for n, one in enumerate(within) if one.start < end and piece.starts < one.end]
        assert all(within[n].start <= piece.starts and end <= within[n].end for n in over)
        assert set(piece.kinds) == {within[n].kind for n in over}
        assert set(piece.refs) == {f"{within[n].claim}:{within[n].field}" for n in over}
        for n in over:
            covered[n].update(range(piece.starts, end))
    assert all(covered[n] == set(range(one.start, one.end)) for n, one in enumerate(within))
