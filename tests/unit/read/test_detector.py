from array import array

import msgspec
import pytest

from tawatur.core.documents import Document
from tawatur.core.errors import BrokenLexicon
from tawatur.read import weights
from tawatur.read.detector import Detector
from tawatur.read.features import BITS
from tawatur.read.reader import RuleReader
from tawatur.read.tokens import split

TEXT = "قصفت طائرات حربية قرية في ريف إدلب أمس، ما أسفر عن مقتل ثلاثة مدنيين."
SIZE = 1 << BITS


def made(*, bias: float = 0.0, slope: float = 1.0, veto: float = 0.2, support: float = 0.8) -> weights.Weights:
    """Weights without any evidence of words: the bias alone decides."""
    event = weights.Event(
        name="ASSAULT", scale=1.0, bias=bias, slope=slope, offset=0.0, threshold=0.5, veto=veto, support=support
    )
    header = weights.Header(bits=BITS, scarcity=1.0, events=(event,), rows=0, made_from="test")
    return weights.Weights(header=header, table=(array("b", bytes(SIZE)), array("b", bytes(SIZE))))


def read(detector: Detector | None) -> list[tuple[float, list[str]]]:
    document = Document(id="0" * 64, name="r", text=TEXT)
    found = RuleReader(detector=detector).read(document).claims
    return [(c.sure, [r.rule for r in c.rules if r.rule.startswith("detector")]) for c in found]


def test_doubt_is_said_in_the_rules_and_lowers_how_sure_a_claim_is() -> None:
    alone, doubted = read(None), read(Detector(made(bias=-3.0)))
    assert alone and len(alone) == len(doubted)
    assert all(rules == ["detector.veto"] for _, rules in doubted)
    assert all(sure == pytest.approx(0.05, abs=0.01) for sure, _ in doubted)


def test_support_is_said_in_the_rules_and_never_lowers_how_sure_a_claim_is() -> None:
    alone, borne_out = read(None), read(Detector(made(bias=4.0)))
    assert all(rules == ["detector.raise"] for _, rules in borne_out)
    assert all(after >= before for (before, _), (after, _) in zip(alone, borne_out, strict=True))


def test_between_both_cuts_nothing_is_said() -> None:
    assert read(Detector(made())) == read(None)


def test_planned_and_negated_claims_are_not_judged() -> None:
    document = Document(id="0" * 64, name="r", text="لم تقصف الطائرات القرية.")
    assert not [
        r
        for c in RuleReader(detector=Detector(made(bias=-9))).read(document).claims
        for r in c.rules
        if "det" in r.rule
    ]


def test_higher_scores_are_higher_probabilities() -> None:
    lexicon = RuleReader().lexicon
    parts = split(TEXT, lexicon.matcher)
    chances = [Detector(made(bias=b / 4)).probabilities(parts, (), TEXT)["ASSAULT"] for b in range(-40, 41)]
    assert chances == sorted(chances) and len(set(chances)) == len(chances)
    assert all(0 < chance < 1 for chance in chances)


def test_the_shipped_model_tells_an_attack_from_a_visit() -> None:
    reader, detector = RuleReader(detector=None), Detector()

    def chance(text: str, event: str) -> float:
        claims = reader.read(Document(id="0" * 64, name="r", text=text)).claims
        return detector.probabilities(split(text, reader.lexicon.matcher), claims, text)[event]

    visit = "زار وزير الزراعة معرض التمور واطلع على أجنحة المزارعين."
    crowd = "تظاهر المئات أمس أمام مبنى البلدية احتجاجا على انقطاع المياه ورفعوا لافتات."
    assert chance(TEXT, "ASSAULT") > 0.5 > 0.1 > chance(visit, "ASSAULT")
    assert chance(crowd, "PROTEST") > 0.5 > 0.2 > chance(visit, "PROTEST")  # one in five of its training is a protest


def test_a_file_is_read_back_as_it_was_written() -> None:
    one = made(bias=1.5)
    other = weights.parse(one.to_bytes(), "x")
    assert other.header == one.header and other.table == one.table
    assert other.to_bytes() == one.to_bytes()


def _with_bits(bits: int) -> bytes:
    one = made()
    header = msgspec.structs.replace(one.header, bits=bits)
    return weights.Weights(header=header, table=one.table).to_bytes()


GOOD = made().to_bytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "does not begin"),
        (b"PK\x03\x04 a zip file", "does not begin"),
        (GOOD[:-20], "checksum"),
        (GOOD[:-1] + bytes([GOOD[-1] ^ 1]), "checksum"),
        (_with_bits(12), "another size"),
    ],
)
def test_a_damaged_file_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BrokenLexicon, match=said) as caught:
        weights.parse(data, "mine.weights")
    assert caught.value.code == "T050" and "mine.weights" in str(caught.value)
