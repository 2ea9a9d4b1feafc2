import pytest

from tawatur.core.documents import Document
from tawatur.read.reader import RuleReader


@pytest.mark.parametrize("text", ["«»", "()\n\n«", '"\n', "."])
def test_lines_of_marks_only_are_read(text: str) -> None:
    assert RuleReader().read(Document(id="0" * 64, name="marks", text=text)).claims == ()
