"""Which language a page speaks: the one its address begins with, or English. Nothing is guessed, nothing is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix
from django.utils import translation

from unspasm import language
from unspasm.language import catalogues
from unspasm.language import gettext as _
from unspasm.language.names import direction, name_of

Answer: TypeAlias = Callable[[HttpRequest], HttpResponse]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """In this block both the templates and everything below the pages speak this language."""
    with translation.override(code), language.use(code):
        yield


def by_address(get_response: Answer) -> Answer:
    """`/es/now` is in Spanish, `/now` in English."""

    def middleware(request: HttpRequest) -> HttpResponse:
        code = translation.get_language_from_path(request.path_info)
        if code not in catalogues.known():  # /ES is no address, and must not become one more language to keep
            code = settings.LANGUAGE_CODE
        if request.path_info == f"/{code}" != f"/{settings.LANGUAGE_CODE}":
            return HttpResponseRedirect(f"/{code}/")
        with speaking(code):
            response = get_response(request)
            response.setdefault("Content-Language", code)
            return response

    return middleware


def shown(request: HttpRequest) -> dict[str, Any]:
    """What a page needs to say in which language it is: its code, its direction, and where the others are."""
    code = language.in_use()
    return {
        "code": code,
        "direction": direction(code),
        "others": [
            {
                "code": other,
                "name": name_of(other),
                "href": get_script_prefix()[:-1] + address_in(request.path_info, other),
            }
            for other in catalogues.offered()
            if other != code
        ],
        "note": "" if code == language.SOURCE else note(),
    }


def note() -> str:
    """What the reader of a translation must know about it, from the header that its makers wrote."""
    made = catalogues.interface(language.in_use()).info()
    by, reviewer = made.get("last-translator", ""), made.get("language-team", "none")
    if by in ("", "machine"):
        if reviewer == "none":
            return _("Translated by a machine. Nobody has reviewed it. What has no translation yet stands in English.")
        said = _("Translated by a machine, reviewed by {reviewer}. What has no translation yet stands in English.")
    elif reviewer == "none":
        said = _("Translated by {name}. Nobody has reviewed it. What has no translation yet stands in English.")
    else:
        said = _("Translated by {name}, reviewed by {reviewer}. What has no translation yet stands in English.")
    return said.format(name=by, reviewer=reviewer)


def address_in(path: str, code: str) -> str:
    """The same page in another language."""
    return bare(path) if code == language.SOURCE else f"/{code}{bare(path)}"


def bare(path: str) -> str:
    """The address without the language in use."""
    now = language.in_use()
    return path if now == language.SOURCE else path.removeprefix(f"/{now}")
