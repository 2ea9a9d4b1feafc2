"""What the pages do, as JSON; one controller per resource."""

from typing import Final

from litestar.types import ControllerRouterHandler

from tawatur.web.api.store import store_counts

API: Final[list[ControllerRouterHandler]] = [store_counts]
