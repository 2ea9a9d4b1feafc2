"""The picture in the README shows what the program reads."""

from pathlib import Path

from tawatur.core.documents import Document, Interval
from tawatur.core.ids import document_id
from tawatur.read.reader import RuleReader

SENTENCE = "قال المرصد السوري لحقوق الإنسان إن تنظيم «داعش» خطف أمس راعيين قرب بلدة السخنة، دون وقوع اشتباكات."
PICTURE = Path(__file__).resolve().parent.parent.parent / "docs" / "picture.svg"


def test_the_picture_is_true() -> None:
    day = Interval(earliest="2023-03-15", latest="2023-03-15", basis="known", why="a test")
    document = Document(id=document_id(SENTENCE.encode()), name="picture", text=SENTENCE, published=day)
    abduction, clash = RuleReader().read(document).claims
    assert (abduction.type, abduction.status) == ("abduction", "reported")
    assert [a.id for a in abduction.actors] == ["isis"]
    assert [r.text for r in abduction.recipients] == ["راعيين"]
    assert [(p.role, p.precision) for p in abduction.places] == [("near", "near")]
    assert abduction.when.earliest == abduction.when.latest == "2023-03-14"
    assert (abduction.people["abducted"].min, abduction.people["abducted"].max) == (2, 2)
    assert (clash.type, clash.status) == ("armed_clash", "negated")
    assert clash.acled.event_type is None
    assert [n.id for claim in (abduction, clash) for n in claim.sources] == ["sohr", "sohr"]
    place = abduction.places[0]
    assert place.lat is not None and place.lon is not None
    assert f"{place.lat:.3f}° N, {place.lon:.3f}° E" in PICTURE.read_text(encoding="utf-8")
