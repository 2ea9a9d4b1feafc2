"""One controller per page."""

from typing import Final

from litestar.types import ControllerRouterHandler

from tawatur.web.pages.event import EventPage
from tawatur.web.pages.events import EventsPage
from tawatur.web.pages.export import ExportPage
from tawatur.web.pages.home import home
from tawatur.web.pages.inbox import InboxPage
from tawatur.web.pages.people import PeoplePage, sign_in, sign_in_page, sign_out
from tawatur.web.pages.reader import ReaderPage
from tawatur.web.pages.registry import decide, listed, one, rate, unknown
from tawatur.web.pages.review import review
from tawatur.web.pages.reviews import ReviewsPage, history

PAGES: Final[list[ControllerRouterHandler]] = [
    home,
    InboxPage,
    ReaderPage,
    review,
    listed,
    one,
    unknown,
    decide,
    rate,
    EventsPage,
    EventPage,
    ReviewsPage,
    history,
    ExportPage,
    PeoplePage,
    sign_in_page,
    sign_in,
    sign_out,
]
