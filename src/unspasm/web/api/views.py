"""The operations of the API. Each is a few lines: read, ask the part that knows, write its published shape."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from ninja import NinjaAPI

from unspasm.assessment import asked
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment
from unspasm.assessment.assess import assess as assessed
from unspasm.assessment.contract import plain as assessment_of
from unspasm.library.edition import load
from unspasm.plan.contract import plain as plan_of
from unspasm.plan.medicines.contract import plain as medicines_of
from unspasm.plan.medicines.written import written
from unspasm.problems import ProblemsFound
from unspasm.web.api import body, document, knowledge
from unspasm.web.api.problem import Refused

api = NinjaAPI(
    title="Unspasm",
    version="1",
    description=document.DESCRIPTION,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)


@api.post("/assess", operation_id="assess", summary=document.ASSESS.summary, openapi_extra=document.ASSESS.extra)
def assess(request: HttpRequest) -> HttpResponse:
    return _told(assessment_of(_assessment(request)))


@api.post("/plan", operation_id="plan", summary=document.PLAN.summary, openapi_extra=document.PLAN.extra)
def plan(request: HttpRequest) -> HttpResponse:
    return _told(plan_of(_assessment(request)))


@api.post(
    "/medicines", operation_id="medicines", summary=document.MEDICINES.summary, openapi_extra=document.MEDICINES.extra
)
def medicines(request: HttpRequest) -> HttpResponse:
    raw, edition = body.read(request), load()
    body.check_names(raw.get("answers") if isinstance(raw, dict) else None, edition.facts)
    told = written(raw, edition, body.WHERE)
    unread: list[str] = []  # only a record from elsewhere has parts that we do not read
    return _told({**medicines_of(assessed(told.answers, edition), told), "unread": unread})


@api.get("/facts", operation_id="facts", summary=document.FACTS.summary, openapi_extra=document.FACTS.extra)
def facts(request: HttpRequest) -> HttpResponse:
    return _known(request, {"edition": load().name, "facts": asked.facts(load())})


@api.get(
    "/questions", operation_id="questions", summary=document.QUESTIONS.summary, openapi_extra=document.QUESTIONS.extra
)
def questions(request: HttpRequest) -> HttpResponse:
    return _known(request, {"edition": load().name, "questions": asked.questions(load())})


@api.get(
    "/knowledge/{kind}/{id}",
    operation_id="knowledge",
    summary=document.KNOWLEDGE.summary,
    openapi_extra=document.KNOWLEDGE.extra,
)
def item(request: HttpRequest, kind: document.Kind, id: document.Id) -> HttpResponse:
    return _known(request, knowledge.item(load(), kind, id))


@api.get("/edition", operation_id="edition", summary=document.EDITION.summary, openapi_extra=document.EDITION.extra)
def edition(request: HttpRequest) -> HttpResponse:
    return _known(request, knowledge.about(load()))


@api.get(
    "/openapi.json", operation_id="openapi", summary=document.OPENAPI.summary, openapi_extra=document.OPENAPI.extra
)
def openapi(request: HttpRequest) -> HttpResponse:
    return _known(request, description())


@api.exception_handler(Refused)
@api.exception_handler(ProblemsFound)
def _refusal(_request: HttpRequest, found: Any) -> HttpResponse:
    return (found if isinstance(found, Refused) else Refused(422, found.problems)).answer()


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document, with the shapes that the command line publishes and examples worked out by this edition."""
    return document.completed(dict(api.get_openapi_schema(path_prefix="/api/v1/")), load())


def _assessment(request: HttpRequest) -> Assessment:
    answers = body.answers_in(body.read(request))
    body.check_names(answers, load().facts)
    return assessed(Answers.checked(answers, load(), f"{body.WHERE}: answers"), load())


def _told(data: dict[str, Any]) -> HttpResponse:
    """About one person: never stored."""
    response = _json(data)
    response["Cache-Control"] = "no-store"
    return response


def _known(request: HttpRequest, data: dict[str, Any]) -> HttpResponse:
    """About nobody: may be kept, as long as the edition is asked for each time."""
    tag = f'"{load().name}"'
    known = [one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))]
    response = HttpResponse(status=304) if tag in known or "*" in known else _json(data)
    if response.status_code == 304:
        del response["Content-Type"]
    response["ETag"], response["Cache-Control"] = tag, "no-cache"
    return response


def _json(data: dict[str, Any]) -> HttpResponse:
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")
