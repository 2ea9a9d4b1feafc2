"""What came in, as it came."""

import msgspec

from tawatur.core.errors import RejectedInput
from tawatur.run.workbench import Workbench


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes as they came in, and the name that they came under (without folders)."""

    name: str
    data: bytes


def original(bench: Workbench, report: str) -> Original:
    """Return the bytes that a report came in; T084 where they were taken away."""
    document = bench.view.find_document(report)
    receipts = bench.view.receipts(document)
    data = bench.view.received(receipts[0].sha256) if receipts else None
    if data is None:
        raise RejectedInput("T084", report)
    return Original(name=receipts[0].name.replace("\\", "/").rpartition("/")[2] or "report", data=data)
