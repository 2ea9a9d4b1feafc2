"""From what a verb returned to a page: Jinja templates, in the language and theme of whoever asks."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request
from litestar.datastructures import Cookie
from litestar.response import Template

from tawatur import __version__
from tawatur.core.people import Person
from tawatur.web.language import DIRECTION, LANGUAGES, Language, choose, texts

LANGUAGE_COOKIE: Final = "tawatur_lang"
THEME_COOKIE: Final = "tawatur_theme"
_YEAR: Final = 365 * 24 * 3600
AnyRequest = Request[Person, Any, Any]


def static_folder() -> Path:
    """Return the folder of scripts, styles, fonts and map data."""
    return Path(str(files("tawatur.web") / "static"))


@cache
def static_path() -> str:
    """Return where the static files are served: the path changes with their content, so browsers may keep them."""
    digest = hashlib.sha256()
    for path in sorted(static_folder().rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(static_folder()).as_posix().encode() + path.read_bytes())
    return f"/static/{digest.hexdigest()[:12]}"


def environment() -> Environment:
    """Return the templates' environment: everything is escaped, an unknown name is a fault."""
    return Environment(
        loader=PackageLoader("tawatur.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def language_of(request: AnyRequest) -> Language:
    """Return the language of whoever asks."""
    asked = request.query_params.get("lang")
    return choose(asked, request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", ""))


def page(request: AnyRequest, template: str, /, *, status: int = 200, **context: Any) -> Template:
    """Return a page: the template with what every page needs, and ``context``."""
    language = language_of(request)
    words = texts(language)
    theme = request.cookies.get(THEME_COOKIE, "")
    cookies = []
    if request.query_params.get("lang") in LANGUAGES:
        cookies.append(Cookie(key=LANGUAGE_COOKIE, value=language, max_age=_YEAR, httponly=True, samesite="lax"))
    given = {
        "t": words,
        "count": words.count,
        "label": words.label,
        "day": words.day,
        "days": words.days,
        "lang": language,
        "dir": DIRECTION[language],
        "other_lang": "en" if language == "ar" else "ar",
        "other_lang_url": with_query(request, lang="en" if language == "ar" else "ar"),
        "theme": theme if theme in ("light", "dark") else "",
        "who": request.scope.get("user"),
        "path": request.url.path,
        "asset": asset,
        "link": lambda **changes: with_query(request, **changes),
        "version": __version__,
    }
    return Template(
        template_name=template, context=given | context, status_code=status, cookies=cookies, media_type="text/html"
    )


def asset(path: str) -> str:
    """Return the address of a static file."""
    return f"{static_path()}/{path}"


def asked(request: AnyRequest) -> list[tuple[str, str]]:
    """Return the parameters of an address in their order; those that are empty say nothing."""
    return parse_qsl(request.scope["query_string"].decode("utf-8", "replace"))


def with_query(request: AnyRequest, **changes: str | int | None) -> str:
    """Return the address of this page with some parameters changed; null takes one away."""
    kept = [(key, value) for key, value in asked(request) if key not in changes and key != "lang"]
    kept += [(key, str(value)) for key, value in changes.items() if value is not None]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")
