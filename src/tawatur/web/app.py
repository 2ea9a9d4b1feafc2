"""The application: pages, API, what guards them."""

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import CacheControlHeader, State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from tawatur import __version__
from tawatur.core.errors import TawaturError
from tawatur.core.people import Person
from tawatur.run.workbench import Workbench
from tawatur.web import failures
from tawatur.web.api import API
from tawatur.web.asking import ASKED, ASKED_EVENTS
from tawatur.web.pages import PAGES
from tawatur.web.rendering import AnyRequest, environment, static_folder, static_path
from tawatur.web.security.headers import with_headers
from tawatur.web.security.hosts import KnownHosts
from tawatur.web.security.identity import Identified
from tawatur.web.security.origins import OwnPages
from tawatur.web.settings import Settings


def create_app(bench: Workbench, settings: Settings) -> Litestar:
    """Return the workbench over a store. Handlers get it as ``bench``, and whoever asks as ``who``."""
    # pages in the schema would be noise for those who write programs against the API
    pages = Router("/", route_handlers=PAGES, include_in_schema=False)
    api = Router("/api", route_handlers=API)
    static = create_static_files_router(
        static_path(),
        [static_folder()],
        cache_control=CacheControlHeader(max_age=365 * 24 * 3600, public=True, immutable=True),
        opt={"public": True},
    )
    return Litestar(
        [pages, api, static],
        state=State({"bench": bench, "settings": settings}),
        dependencies={
            "bench": Provide(_bench, sync_to_thread=False),
            "who": Provide(_who, sync_to_thread=False),
            "wanted": ASKED,
            "wanted_events": ASKED_EVENTS,
        },
        middleware=[KnownHosts(settings.hosts), OwnPages(), DefineMiddleware(Identified)],
        csrf_config=CSRFConfig(
            secret=settings.secret, cookie_name="tawatur_csrf", cookie_httponly=True, cookie_secure=settings.https
        ),
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000, exclude=r"\.woff2$"),
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment())),
        exception_handlers={
            TawaturError: failures.rejected,
            HTTPException: failures.refused,
            RecursionError: failures.too_deep,
            Exception: failures.failed,
        },
        openapi_config=OpenAPIConfig(
            title="Tawatur",
            version=__version__,
            path="/schema",
            render_plugins=[JsonRenderPlugin()],  # the other ways to show it load scripts from elsewhere
            use_handler_docstrings=True,
        ),
        before_send=[with_headers],
        request_max_body_size=2_000_000,
        logging_config=None,
        debug=False,
    )


def _bench(state: State, request: AnyRequest) -> Workbench:
    found: Workbench = state.bench
    return found.seen_by(request.user)


def _who(request: AnyRequest) -> Person:
    found: Person = request.user
    return found
