"""The OpenAPI document: what each operation does, what it can answer, and an example of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from ninja import Path

from unspasm.library.edition import Edition
from unspasm.web.api import shapes
from unspasm.web.api.examples import KNOWN, REQUESTS, for_status, worked_out
from unspasm.web.api.knowledge import KINDS
from unspasm.web.api.problem import DETAILS, MEDIA_TYPE

Extra: TypeAlias = dict[str, Any]

DESCRIPTION = """What the pages know about lower back spasms, for other programs. Information, not a medical device.

Nothing is kept: no account, no cookie, no log. Answers go in the body, never in the address; an address with a `?` is
refused. Every refusal is `application/problem+json` (RFC 9457) and says where, what, why it matters and what to do,
in the words of the command line, all problems at once. A method that an address does not have is answered with 404.
Send `Content-Length`; a body may hold 64 KB. Results may gain keys; none is ever renamed.
"""

_ABOUT_A_PERSON = (200, 400, 413, 415, 422, 429)
_KNOWLEDGE = (200, 304, 400, 429)
_WHEN = {
    200: "The answer.",
    304: "What you have (`If-None-Match`) is of this edition.",
    400: "Not JSON in UTF-8, a key twice, deeper than 20 brackets, a `?` in the address, another host or site.",
    404: "There is no such kind, or nothing of this kind has this id.",
    413: "The body is over 65,536 bytes.",
    415: "The body is not `application/json`.",
    422: "A fact that there is not, or a value that it cannot have. All such problems are listed.",
    429: "More requests from this address within a minute than this installation allows.",
}
_WHEN_READING = {**_WHEN, 400: "A `?` in the address, or another host."}

Kind: TypeAlias = Annotated[str, Path(description="What kind of thing.", examples=["fact"], enum=sorted(KINDS))]
Id: TypeAlias = Annotated[str, Path(description="Its id, as results name it.", examples=[KNOWN])]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation in words. `sends` and `gives` name shapes."""

    summary: str
    text: str
    gives: str
    statuses: tuple[int, ...]
    sends: str = ""

    @property
    def extra(self) -> Extra:
        """What this adds to the document that django-ninja writes."""
        responses = {status: self._response(status) for status in self.statuses}
        found: Extra = {"description": self.text, "responses": responses}
        if self.sends:
            content = {"application/json": {"schema": _ref(self.sends)}}
            found["requestBody"] = {"required": True, "description": "At most 64 KB of JSON.", "content": content}
        else:
            found["parameters"] = [_IF_NONE_MATCH]
        return found

    def _response(self, status: int) -> Extra:
        found: Extra = {"description": (_WHEN if self.sends else _WHEN_READING)[status]}
        if status == 429:
            found["headers"] = {"Retry-After": _header("Seconds to wait.", {"type": "integer", "minimum": 1}, True)}
        if not self.sends and status in (200, 304):
            found["headers"] = {"ETag": _header("The edition, in quotes.", {"type": "string"}, True)}
        if status != 304:
            media, shape = ("application/json", self.gives) if status == 200 else (MEDIA_TYPE, "Problem")
            found["content"] = {media: {"schema": _ref(shape)}}
        return found


def _ref(name: str) -> Extra:
    return {"$ref": f"#/components/schemas/{name}"}


def _header(text: str, schema: Extra, required: bool) -> Extra:
    return {"description": text, "required": required, "schema": schema}


_IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "The ETag of what you have.",
    "schema": {"type": "string", "pattern": r'^"[!#-~]{1,60}"$'},
    "example": '"0.1.0+000000000000"',
}

ASSESS = Operation(
    "Assess one person",
    "How soon to be seen and how, what it may be, whether a scan helps, what to ask next, and why: each with its "
    "sources. The same as `unspasm assess`.",
    "Assessment",
    _ABOUT_A_PERSON,
    "AssessRequest",
)
PLAN = Operation(
    "Plan the days of one person",
    "What to do today, every care option with its verdict, the outlook and whom to see. The same as `unspasm plan`.",
    "Plan",
    _ABOUT_A_PERSON,
    "AssessRequest",
)
MEDICINES = Operation(
    "Check the medicines of one person",
    "May this be taken, with what is taken already. A name that nobody here knows is listed, never guessed. The same "
    "as `unspasm medicines`.",
    "Medicines",
    _ABOUT_A_PERSON,
    "MedicinesRequest",
)
FACTS = Operation("List the facts", "Every fact one may answer, with what may be written.", "Facts", _KNOWLEDGE)
QUESTIONS = Operation("List the questions", "Every question, in words.", "Questions", _KNOWLEDGE)
KNOWLEDGE = Operation(
    "Show one thing of the knowledge",
    "A rule, cause, care option, source and so on, with its evidence or the reason for its judgement. Conditions are "
    "text in the language of the knowledge files.",
    "Item",
    (200, 304, 400, 404, 429),
)
EDITION = Operation(
    "Say which knowledge this is", "Results name their edition; this is the one in use.", "Edition", _KNOWLEDGE
)
OPENAPI = Operation("Describe the API", "This document, in OpenAPI 3.1.", "Document", _KNOWLEDGE)


def completed(document: Extra, edition: Edition) -> Extra:
    """With the shapes of everything named, and an example for every request and every answer."""
    document["components"] = {"schemas": shapes.everything(edition)}
    for operation in _operations(document):
        name = operation["operationId"]
        if name in REQUESTS:
            operation["requestBody"]["content"]["application/json"]["example"] = REQUESTS[name]
        for status, response in operation["responses"].items():
            for media in response.get("content", {}).values():
                media["example"] = worked_out(name, edition) if status == 200 else for_status(status, edition)
    return document


def _operations(document: Extra) -> Iterator[Extra]:
    for methods in document["paths"].values():
        yield from methods.values()


assert set(_WHEN) - {200, 304} <= set(DETAILS)
