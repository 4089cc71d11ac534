"""Examples for the OpenAPI document. Answers are worked out by the edition itself, so that none can grow old."""

import json
from typing import Any

from unspasm.assessment import asked
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.assessment.contract import plain as assessment_of
from unspasm.library.edition import Edition
from unspasm.plan.contract import plain as plan_of
from unspasm.plan.medicines.contract import plain as medicines_of
from unspasm.plan.medicines.written import written
from unspasm.problems import ProblemsFound
from unspasm.web.api import knowledge
from unspasm.web.api.body import WHERE
from unspasm.web.api.problem import Refused, refused

KNOWN = "saddle_numbness"
_ANSWERS = {"age": 34, "sex": "female", "duration_days": 3, "onset": "abrupt", "saddle_numbness": "unsure"}
REQUESTS: dict[str, dict[str, Any]] = {
    "assess": {"answers": _ANSWERS},
    "plan": {"answers": _ANSWERS},
    "medicines": {
        "answers": {"age": 34},
        "medicines": ["warfarin", {"name": "paracetamol", "mg": 500, "units_24h": 4, "hours_since_last": 6}],
        "asked": ["ibuprofen"],
        "complete": True,
        "country": "uk",
    },
}
_MOST_SHOWN = 2  # of each list, so that the document stays readable


def worked_out(name: str, edition: Edition) -> Any:
    """What this operation answers to its example request, with its long lists cut."""
    return _shortened(_answer(name, edition))


def for_status(status: int, edition: Edition) -> dict[str, Any]:
    """A refusal as it is really answered."""
    said: dict[str, Any] = json.loads(_refusal(status, edition).answer().content)
    return said


def _answer(name: str, edition: Edition) -> Any:
    match name:
        case "assess":
            return assessment_of(assess(_ANSWERS, edition))
        case "plan":
            return plan_of(assess(_ANSWERS, edition))
        case "medicines":
            told = written(REQUESTS[name], edition, WHERE)
            return {**medicines_of(assess(told.answers, edition), told), "unread": []}
        case "facts":
            return {"edition": edition.name, "facts": asked.facts(edition)}
        case "questions":
            return {"edition": edition.name, "questions": asked.questions(edition)}
        case "knowledge":
            return knowledge.item(edition, "fact", KNOWN)
        case "edition":
            return knowledge.about(edition)
    return {"openapi": "3.1.0", "info": {}, "paths": {}, "components": {}}


def _shortened(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {key: _shortened(value) for key, value in thing.items()}
    return [_shortened(one) for one in thing[:_MOST_SHOWN]] if isinstance(thing, list) else thing


def _refusal(status: int, edition: Edition) -> Refused:
    match status:
        case 404:
            return _missing(edition)
        case 422:
            return _unusable(edition)
        case 413:
            return refused(413, "it is over 65,536 bytes", "send the answers of one person at a time")
        case 415:
            what, fix = "its content type is not application/json", "send `Content-Type: application/json`"
            return refused(415, what, fix)
        case 429:
            why, fix = "one program could slow all others down", "wait 12 seconds, then send it again"
            found = refused(429, "more than 60 requests came from this address within a minute", fix, why)
            return Refused(429, found.problems, retry_after=12)
    why = "what stands in an address is kept in logs on the way"
    return refused(400, "its address goes on after a `?`", "send answers in the body", why)


def _missing(edition: Edition) -> Refused:
    try:
        knowledge.item(edition, "fact", KNOWN[:-1])
    except Refused as found:
        return found
    raise LookupError("the example is a fact")


def _unusable(edition: Edition) -> Refused:
    try:
        Answers.checked({"agee": 34, "age": 340}, edition, f"{WHERE}: answers")
    except ProblemsFound as found:
        return Refused(422, found.problems)
    raise LookupError("the example can be used")
