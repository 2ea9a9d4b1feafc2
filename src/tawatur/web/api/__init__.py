"""What the pages do, as JSON; one controller per resource."""

from typing import Final

from litestar.types import ControllerRouterHandler

from tawatur.web.api.claims import Claims, next_claim, note
from tawatur.web.api.events import Events, OneEvent, map_labels
from tawatur.web.api.inbox import InboxApi
from tawatur.web.api.networks import Names
from tawatur.web.api.people import People
from tawatur.web.api.registry import find_location, find_names
from tawatur.web.api.reports import Reports
from tawatur.web.api.reviews import Reviews
from tawatur.web.api.store import store_counts
from tawatur.web.pages.export import export_file

API: Final[list[ControllerRouterHandler]] = [
    store_counts,
    Claims,
    note,
    next_claim,
    Reports,
    InboxApi,
    find_names,
    find_location,
    Names,
    export_file,
    Reviews,
    People,
    Events,
    OneEvent,
    map_labels,
]
