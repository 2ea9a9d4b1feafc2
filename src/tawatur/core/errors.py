"""Every error the program can report, with a number, what happened and what to do about it."""

from typing import Final

CODES: Final[dict[str, tuple[str, str]]] = {
    "T001": ("no such file or folder", "check the path; globs must be quoted if the shell should not expand them"),
    "T002": ("the file is empty", "nothing to read; remove it from the input or check how it was saved"),
    "T003": ("the file is binary, not text", "convert it to text, HTML, JSON Lines or CSV first"),
    "T004": ("the text encoding could not be determined", "save the file as UTF-8"),
    "T005": ("the file is larger than the limit", "split it, or raise the limit with --max-bytes"),
    "T006": ("there is no Arabic text in it", "Tawatur reads Arabic reports only; remove the file from the input"),
    "T007": ("this line is not valid JSON", "each line must be one JSON object; fix or remove the line"),
    "T008": (
        "this record has no text",
        "the field must be called text, body, content or نص; see docs/how-to/sources.md",
    ),
    "T009": ("no article body was found in the page", "save the page again, or paste the text into a .txt file"),
    "T010": ("this format is not known", "known endings: .txt .html .htm .jsonl .ndjson .json .csv"),
    "T011": ("the file could not be read", "check its permissions"),
    "T012": ("the same report was given more than once", "nothing to do: it is read once"),
    "T013": ("the CSV table is malformed", "save it as UTF-8 CSV with a header row"),
    "T014": ("the output could not be written", "check the folder, its permissions and the free space"),
    "T015": ("some bytes were not valid in the text encoding", "the reading went on; check the marked words"),
    "T016": ("no such claim", "list the ids with: cut -d'\"' -f4 CLAIMS.jsonl"),
    "T017": ("a worker process died", "its reports were read again; if it happens often, use fewer --jobs"),
    "T018": ("the program failed on this report", "a fault of Tawatur: report it, with the text if you may share it"),
    "T019": ("the kept part of an earlier run is of another version", "nothing to do: the reading started anew"),
    "T020": ("a lexicon file does not follow the schema", "see docs/how-to/add-a-word.md"),
    "T021": ("a lexicon form is not in normal form", "see the message; docs/how-to/add-a-word.md lists the rules"),
    "T022": ("two lexicon entries have the same form", "remove one, or mark both as shared on purpose"),
    "T023": ("a generated file is out of date", "run: tawatur lexicon build"),
    "T030": ("dates of the report contradict each other", "check the report's own date; the claims keep both"),
    "T031": ("this case has no id", 'give every case an "id": its answer carries it'),
    "T032": ("the time of publication cannot be read", "write it as 2020-12-03, 2020-12-03T18:30, 2020-12 or 2020"),
    "T033": ("the report's date is not understood", "write it as 2024-05-02; till then the report counts as undated"),
    "T035": (
        "this is no table of places that can be imported",
        "known are GeoNames dumps, their alternateNamesV2, and OCHA tables as CSV; see docs/how-to/gazetteer.md",
    ),
    "T040": ("no such event", "list the ids with: cut -d'\"' -f4 EVENTS.jsonl; a claim's id finds its event too"),
    "T041": ("this decision is not understood", "see docs/how-to/link.md for what a line of decisions may say"),
    "T050": ("the detector's file is broken", "install the program again, or train the detector anew"),
    "T051": ("this row is no judgement", "see docs/how-to/train-the-detector.md for the fields"),
    "T052": ("there are too few judgements to train on", "add sentences of both kinds"),
    "T053": ("training needs more libraries", "install them with: pip install 'tawatur[train]'"),
    "T070": ("there is no store", "check the path; tawatur store add makes a store"),
    "T071": ("this is no store, or it is damaged", "tawatur verify says where; restore a backup with: tawatur restore"),
    "T072": ("a newer version of Tawatur made this store", "install that version or a newer one"),
    "T073": ("the database cannot be used", "check its address, its permissions and the free space; then try again"),
    "T074": ("the driver for PostgreSQL is not installed", "run: pip install 'tawatur[postgres]'"),
    "T075": ("no such report in the store", "list the reports with: tawatur store reports STORE"),
    "T076": ("nothing of that name", "search the lists of actors, sources and places"),
    "T077": ("this search is not understood", "see docs/how-to/keep-reports.md for what a search may say"),
    "T078": ("this is no day", "write it as 2024-03-01"),
    "T079": ("this is no manifest, or it was changed", "ask the one who signed it for the file again"),
    "T080": ("this is no backup, or it was changed", "take an older backup"),
    "T081": ("there is something already", "name a place where nothing is"),
    "T082": ("the reason names what is to be erased", "say why without the name: the log is never erased"),
    "T083": ("no such name in the store", "nothing to erase; other spellings must be erased one by one"),
    "T084": ("these bytes were taken out of the store", "they do not come back: see the log for the reason"),
    "T085": ("the signing key cannot be used", "check the file; without it a new key is made"),
    "T086": ("somebody judged this meanwhile", "look at what they decided, then judge again"),
    "T087": ("there is nothing to take back", "nothing to do: no judgement stands on it"),
    "T090": ("there is an account of that name", "choose another name"),
    "T091": ("this is the last administrator", "make another account an administrator first"),
    "T092": ("there is no such account", "list the accounts with: tawatur account list STORE"),
    "T093": ("this password is too easy", "take at least 12 letters, no common word and not the name"),
    "T094": ("this is no account", "a name of up to 80 letters, and a role: viewer, analyst, reviewer or admin"),
    "T095": ("the old password is wrong", "try again, or ask an administrator to set a new one"),
    "T096": (
        "others could reach the workbench",
        "make an account first: tawatur account add STORE NAME --role admin",
    ),
}


class TawaturError(Exception):
    """Base of the errors below. ``code`` is a key of CODES, ``where`` names the input and the place in it."""

    def __init__(self, code: str, where: str, detail: str | None = None) -> None:
        """Make the message from the code's table row, the place and an optional detail."""
        what, todo = CODES[code]
        self.code, self.where, self.detail, self.hint = code, where, detail, todo
        super().__init__(f"[{code}] {where}: {what}{f' ({detail})' if detail else ''}. {todo[0].upper()}{todo[1:]}.")

    @property
    def what(self) -> str:
        """Say what happened, without the place."""
        return CODES[self.code][0] + (f" ({self.detail})" if self.detail else "")


class RejectedInput(TawaturError):
    """One input cannot be read. The caller lists it and goes on with the next."""


class BrokenLexicon(TawaturError):
    """The program's own knowledge is at fault. The caller stops."""


class BrokenStore(TawaturError):
    """A store cannot be used as asked. The caller stops; the store is as it was before."""


class FailedOutput(TawaturError):
    """The result could not be written. The caller stops; nothing half-written is left behind."""
