import pytest

from tawatur.web.language import Language, choose, plural, texts


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        ("en", "ar", "ar", "en"),
        (None, "ar", "en-GB,en;q=0.9", "ar"),
        (None, None, "fr;q=0.9,en-GB;q=0.8,ar", "en"),
        (None, None, "", "ar"),
        ("xx", "<script>", "de", "ar"),
    ],
)
def test_the_language_is_as_asked_then_as_kept_then_as_accepted(
    asked: str | None, kept: str | None, accepted: str, chosen: Language
) -> None:
    assert choose(asked, kept, accepted) == chosen


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (103, "few"),
    ],
)
def test_arabic_has_six_forms(number: int, form: str) -> None:
    assert plural(number) == form


def test_both_languages_have_the_same_texts() -> None:
    ar, en = texts("ar"), texts("en")
    forms = (".zero", ".one", ".two", ".few", ".many", ".other")

    def keys(of: object) -> set[str]:
        return {next((k.removesuffix(f) for f in forms if k.endswith(f)), k) for k in vars(of)["_texts"]}

    assert keys(ar) == keys(en)


def test_days_are_told_in_words() -> None:
    ar, en = texts("ar"), texts("en")
    assert ar.day("2024-05-03") == "3 أيار/مايو 2024"
    assert en.day("--05-03") == "3 May"
    assert en.day("2024-05-03T10:00:00Z") == "3 May 2024"
    assert en.day(None) == "unknown"
    assert en.days("2024-05-03", "2024-05-04") == "3 May 2024 – 4 May 2024"
    assert en.days(None, "2024-05-04") == "until 4 May 2024"
