"""What the API answers when it cannot use a request: RFC 9457, with the words of the command line."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from django.http import HttpResponse

from unspasm.problems import Problem

MEDIA_TYPE = "application/problem+json"
UNREAD = "nothing was worked out"

TITLES = {
    400: "Bad Request",
    404: "Not Found",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
}
DETAILS = {
    400: "The request could not be read.",
    404: "There is nothing here that answers this request.",
    413: "The body is larger than any person's answers.",
    415: "The body must be JSON.",
    422: "The request was read, but some of it cannot be used.",
    429: "Too many requests came from this address within a minute.",
    500: "Something on our side is broken. If somebody needs help now, call the emergency number.",
}


class Refused(Exception):
    """A request that is not answered, with the status that says so."""

    def __init__(self, status: int, problems: Iterable[Problem], *, retry_after: int | None = None) -> None:
        super().__init__(status)
        self.status, self.problems, self.retry_after = status, tuple(problems), retry_after

    def answer(self) -> HttpResponse:
        """Never stored, and in the words of `problems`."""
        said = {
            "type": "about:blank",
            "title": TITLES[self.status],
            "status": self.status,
            "detail": DETAILS[self.status],
            "problems": [asdict(one) for one in self.problems],
        }
        response = HttpResponse(json.dumps(said, ensure_ascii=False), status=self.status, content_type=MEDIA_TYPE)
        response["Cache-Control"] = "no-store"
        if self.retry_after is not None:
            response["Retry-After"] = str(self.retry_after)
        return response


def refused(status: int, what: str, fix: str, why: str = UNREAD) -> Refused:
    """For one problem with the request as a whole."""
    return Refused(status, [Problem("request", what, why, fix)])
