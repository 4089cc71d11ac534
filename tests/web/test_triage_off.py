"""The operator's switch: with triage off nobody is assessed, and help me now and the evidence stay."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings


@pytest.fixture
def off() -> Iterator[Client]:
    with override_settings(TRIAGE=False):
        yield Client(headers={"host": "127.0.0.1"})


PATHS = ("/assess", "/assess/q/how_old", "/result", "/sheet", "/plan", "/plan/options/heat", "/medicines", "/es/plan")


@pytest.mark.parametrize("path", PATHS)
def test_with_triage_off_nobody_is_assessed_and_everyone_is_led_on(off: Client, path: str) -> None:
    answer = off.get(path)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert f'href="{"/es" if path.startswith("/es") else ""}/now"' in page


@pytest.mark.parametrize("path", PATHS)
def test_with_triage_on_all_of_it_is_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_what_is_sent_while_triage_is_off_is_not_read(off: Client) -> None:
    assert off.post("/assess/q/how_old", {"answer": "42"}).status_code == 503
    assert not off.cookies


@pytest.mark.parametrize("path", ["/", "/now", "/now/sign/saddle_numbness", "/now/all", "/evidence", "/es/now"])
def test_with_triage_off_the_danger_signs_and_the_evidence_stay(off: Client, path: str) -> None:
    assert off.get(path).status_code == 200


def test_with_triage_off_the_first_page_offers_no_assessment(off: Client) -> None:
    page = off.get("/").content.decode()
    assert 'href="/assess"' not in page
    assert 'href="/now"' in page


@pytest.mark.parametrize("path", ["assess", "plan", "medicines"])
def test_with_triage_off_the_api_works_nothing_out(off: Client, path: str) -> None:
    answer = off.post(f"/api/v1/{path}", {"answers": {"age": 42}}, content_type="application/json")
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["what"] == "triage is switched off in this installation"
    assert off.get("/api/v1/edition").status_code == 200


@pytest.mark.parametrize(("written", "said"), [(None, "True"), ("on", "True"), ("off", "False")])
def test_the_operator_sets_the_switch(written: str | None, said: str) -> None:
    assert _settings_say(written) == said


def test_a_switch_that_is_neither_on_nor_off_is_refused_at_the_start() -> None:
    assert "UNSPASM_TRIAGE is `no`" in _settings_say("no")


def _settings_say(written: str | None) -> str:
    environment = os.environ | ({} if written is None else {"UNSPASM_TRIAGE": written})
    command = [sys.executable, "-c", "from unspasm.web import settings; print(settings.TRIAGE)"]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    return finished.stdout.strip() or finished.stderr
