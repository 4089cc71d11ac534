"""The body of a request, as plain data; refused before it is parsed when it is too large or not JSON."""

from typing import Any

from django.http import HttpRequest
from django.http.request import RawPostDataException, UnreadablePostError

from unspasm.library.reading import read_json
from unspasm.problems import Problem, ProblemsFound
from unspasm.web.api.problem import UNREAD, Refused, refused

MOST_BYTES = 64 * 1024
MOST_DEPTH = 20
MOST_UNKNOWN = 50  # each is looked up among all facts for what it might have meant
WHERE = "request"


def read(request: HttpRequest) -> Any:
    """Raises Refused: 413, 415, or 400 with every reason why it is not JSON that can be read in one way only."""
    if _length(request) > MOST_BYTES:
        raise refused(413, f"it is over {MOST_BYTES:,} bytes", "send the answers of one person at a time")
    if not _is_json(request):
        raise refused(415, "its content type is not application/json", "send `Content-Type: application/json`")
    try:
        return read_json(request.body, WHERE, most_bytes=MOST_BYTES, most_depth=MOST_DEPTH).data
    except ProblemsFound as found:
        raise Refused(400, found.problems) from None
    except (UnreadablePostError, RawPostDataException):
        raise refused(400, "it ended too early", "send it again") from None


def answers_in(body: Any, keys: frozenset[str] = frozenset(("answers",))) -> Any:
    """What stands under `answers`. Raises ProblemsFound when the body has another shape."""
    if not isinstance(body, dict):
        what, fix = "it is not a mapping", 'write {"answers": {…}}'
        raise ProblemsFound([Problem(WHERE, what, UNREAD, fix)])
    problems = [
        Problem(WHERE, f"`{key[:40]}` is not a key that belongs here", UNREAD, "use " + ", ".join(sorted(keys)))
        for key in sorted(body.keys() - keys)[:MOST_UNKNOWN]
    ]
    if "answers" not in body:
        problems.append(Problem(WHERE, "it has no `answers`", UNREAD, 'write {"answers": {…}}; {} stands for none'))
    if problems:
        raise ProblemsFound(problems)
    return body["answers"]


def check_names(answers: Any, known: Any) -> None:
    """Raises ProblemsFound when so many names are no facts that this cannot be a matter of spelling."""
    if not isinstance(answers, dict):
        return
    unknown = [name for name in answers if name not in known]
    if len(unknown) > MOST_UNKNOWN:
        what = f"{len(unknown):,} of its names are no facts, such as `{min(unknown)[:40]}`"
        why = "an answer that cannot be used would silently count as not asked"
        raise ProblemsFound([Problem(f"{WHERE}: answers", what, why, "GET /api/v1/facts lists all names")])


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _is_json(request: HttpRequest) -> bool:
    charset = (request.content_params or {}).get("charset", "utf-8")
    return request.content_type == "application/json" and charset.lower() in ("utf-8", "utf8")
