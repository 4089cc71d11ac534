"""Answers as a file that a person keeps: out of the cookie, and back into it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from time import time
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from unspasm import language
from unspasm.assessment.answers import Answers
from unspasm.language import gettext as _
from unspasm.library.edition import Edition, load
from unspasm.library.reading import read_text
from unspasm.problems import Problem, ProblemsFound
from unspasm.rules.expr import Value
from unspasm.web import told as cookie
from unspasm.web.assess import standing
from unspasm.web.assess.replies import NO_ROOM, kept
from unspasm.web.told import Told

MOST_BYTES = 64 * 1024
_MOST_SHOWN = 10
_UNKNOWN_TIME = 0  # long ago: danger answers of unknown age are asked again


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The answers as JSON, as `unspasm assess` reads them."""
    answers = Answers.checked(cookie.read(request).answers, load()).plain()
    text = json.dumps(answers, ensure_ascii=False, indent=2) + "\n"
    headers = {"Content-Disposition": 'attachment; filename="unspasm-answers.json"'}
    return HttpResponse(text, content_type="application/json", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def load_file(request: HttpRequest) -> HttpResponse:
    """Take answers from a file or from pasted text. On any problem, the answers that are there stay."""
    told = cookie.read(request)
    if request.method != "POST":
        return _page(request, told, ())
    try:
        answers = _answers(request, load())
    except ProblemsFound as found:
        return _page(request, told, found.problems)
    after = _taken(told, answers, load(), recent="recent" in request.POST)
    fix = _("load a file with fewer answers")
    no_room = Problem(_("your file"), _(NO_ROOM), "the answers would be cut", fix)
    return kept(after, reverse("assess-review")) or _page(request, told, (no_room,))


def _answers(request: HttpRequest, edition: Edition) -> Mapping[str, Value]:
    where = _("your file") if request.FILES else _("your text")
    content = _content(request, where)
    try:
        raw: Any = read_text(content, where, most_bytes=MOST_BYTES).data  # `checked` refuses all but facts and values
    except ProblemsFound as found:
        raise ProblemsFound(map(_in_english, found.problems)) from found
    return Answers.checked(raw, edition, where).plain()


def _in_english(problem: Problem) -> Problem:
    """What the reader of files says about how a file is written has no translation."""
    if language.in_use() == language.SOURCE:
        return problem
    return replace(problem, what=language.Foreign(problem.what), fix=language.Foreign(problem.fix))


def _content(request: HttpRequest, where: str) -> str | bytes:
    upload = request.FILES.get("file")
    if isinstance(upload, UploadedFile):
        # One byte more than allowed is enough for the reader to refuse it.
        content: bytes = upload.read(MOST_BYTES + 1)
        return content
    text = request.POST.get("text", "")
    if text.strip():
        return text
    if int(request.META.get("CONTENT_LENGTH") or 0) > 2 * MOST_BYTES:
        raise ProblemsFound([_too_large()])  # a file so large was dropped before it came here
    raise ProblemsFound(
        [
            Problem(
                where,
                _("there is no file and no text yet"),
                "nothing can be read",
                _("choose a file, or paste its text"),
            )
        ]
    )


def _too_large() -> Problem:
    what = _("it is over {most} bytes").format(most=f"{MOST_BYTES:,}")
    return Problem(_("your file"), what, "it could fill the memory", _("check that it is the right file"))


def _taken(told: Told, answers: Mapping[str, Value], edition: Edition, *, recent: bool) -> Told:
    """The answers of the file in place of those that were there."""
    at = int(time() // 60) if recent else _UNKNOWN_TIME
    asked_at = {one.id: at for one in edition.questions if answers.keys() & set(one.answers)}
    who = answers.get("who_answers")
    carer = told.carer if who is None else who != "self"
    return replace(told, answers=answers, asked_at=asked_at, skipped=frozenset(), carer=carer)


def _page(request: HttpRequest, told: Told, problems: tuple[Problem, ...]) -> HttpResponse:
    return render(
        request,
        "assess/load.html",
        {
            "place": standing.standing(told, load()),
            "problems": problems[:_MOST_SHOWN],
            "more": max(0, len(problems) - _MOST_SHOWN),
            "typed": request.POST.get("text", ""),
            "recent": "recent" in request.POST,
        },
    )
