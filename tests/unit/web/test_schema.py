"""The API under schemathesis: whatever is sent, what its description allows and what it does not, is answered."""

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok

from desks import SETTINGS, Client, token_of
from tawatur.run.workbench import Workbench
from tawatur.web.app import create_app

EXAMPLES = 12
_UPLOADS = "/api/uploads"  # a form, which is tried in test_inbox


@pytest.fixture
def operations(bench: Workbench, client: Client) -> Iterator[list[tuple[Any, dict[str, str]]]]:
    token = token_of(client)
    headers = {"x-csrftoken": token, "cookie": f"tawatur_csrf={token}", "host": "testserver.local"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = schemathesis.openapi.from_asgi("/schema/openapi.json", create_app(bench, SETTINGS), headers=headers)
        found = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    yield [(one, headers) for one in found if one.path != _UPLOADS]


def test_every_operation_answers_whatever_it_is_sent(operations: list[tuple[Any, dict[str, str]]]) -> None:
    assert len(operations) > 30
    for operation, headers in operations:
        tried = statuses(operation, headers)
        assert tried and all(status < 500 for status in tried), (operation.label, tried)


def statuses(operation: Any, headers: dict[str, str]) -> list[int]:
    """Call an operation with what its description allows and with what it does not; return what was answered."""
    tried: list[int] = []

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy() | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def run(case: Any) -> None:
        answer = case.call(headers=headers)
        case.validate_response(answer, checks=[not_a_server_error])
        tried.append(answer.status_code)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run()
    return tried
