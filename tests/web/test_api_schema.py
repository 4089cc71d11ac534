"""Requests made by Schemathesis from the API's own document, sound and broken ones."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

FEW, MANY = 8, 2_000
OPERATIONS = [
    ("/api/v1/assess", "POST"),
    ("/api/v1/plan", "POST"),
    ("/api/v1/medicines", "POST"),
    ("/api/v1/facts", "GET"),
    ("/api/v1/questions", "GET"),
    ("/api/v1/knowledge/{kind}/{id}", "GET"),
    ("/api/v1/edition", "GET"),
    ("/api/v1/openapi.json", "GET"),
]
PROMISES = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.positive_data_acceptance,
]


@pytest.fixture(scope="module")
def described() -> Any:
    from unspasm.web.wsgi import application

    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def kept(described: Any, path: str, method: str, mode: GenerationMode, count: int) -> None:
    """Every promise of the document, for so many requests."""

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def one(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=PROMISES)

    one()


def test_the_document_lists_every_operation(described):
    listed = [(path, method.upper()) for path, methods in described.raw_schema["paths"].items() for method in methods]
    assert sorted(listed) == sorted(OPERATIONS)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_sound_requests_get_what_the_document_says(described, path: str, method: str):
    kept(described, path, method, GenerationMode.POSITIVE, FEW)


@pytest.mark.parametrize(("path", "method"), OPERATIONS[:3])
def test_broken_requests_get_what_the_document_says(described, path: str, method: str):
    kept(described, path, method, GenerationMode.NEGATIVE, FEW)


@pytest.mark.deep
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS[:3])
def test_two_thousand_requests_get_what_the_document_says(described, path: str, method: str, mode: GenerationMode):
    kept(described, path, method, mode, MANY)
