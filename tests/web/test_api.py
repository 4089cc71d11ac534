import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.conf import settings
from django.test import Client, override_settings

from unspasm import assess
from unspasm.assessment.contract import plain
from unspasm.cli.app import main
from unspasm.plan.contract import plain as plan_of
from unspasm.web import told
from unspasm.web.api.body import MOST_BYTES, MOST_DEPTH
from unspasm.web.api.knowledge import KINDS
from unspasm.web.api.limit import Limit, counted_as
from unspasm.web.api.problem import MEDIA_TYPE

ANA = {"age": 34, "sex": "female", "duration_days": 3, "saddle_numbness": "unsure"}
MARKER = "zq7MARKERzq7"
PACKAGE = Path(sys.modules["unspasm"].__path__[0])
SCHEMAS = {
    "assess": "assessment/assessment.schema.json",
    "plan": "plan/plan.schema.json",
    "medicines": "plan/medicines/medicines.schema.json",
}
KNOWLEDGE = ["facts", "questions", "edition", "openapi.json", "knowledge/fact/saddle_numbness"]


def post(client: Client, name: str, body: Any, **more: Any) -> Any:
    """`body`: text and bytes go as they are, anything else as JSON."""
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(f"/api/v1/{name}", sent, **{"content_type": "application/json", **more})


def refused(response: Any, status: int) -> list[dict[str, str]]:
    """The problems, after a look at the document they come in."""
    said = response.json()
    assert response.status_code == said["status"] == status, said
    assert response["Content-Type"] == MEDIA_TYPE
    assert response["Cache-Control"] == "no-store"
    assert said.keys() == {"type", "title", "status", "detail", "problems"}
    assert said["problems"]
    assert all(one.keys() == {"where", "what", "why", "fix"} and all(one.values()) for one in said["problems"])
    problems: list[dict[str, str]] = said["problems"]
    return problems


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


@pytest.fixture
def unspasm(monkeypatch, capsys, tmp_path: Path) -> Callable[..., str]:
    """What the command line says to a file with this name and content."""

    def run(command: str, content: Any, *options: str, name: str = "request") -> str:
        monkeypatch.chdir(tmp_path)
        Path(name).write_text(content if isinstance(content, str) else json.dumps(content))
        monkeypatch.setattr(sys, "argv", ["unspasm", command, name, *options])
        with pytest.raises(SystemExit):
            main()
        printed = capsys.readouterr()
        return printed.out + printed.err

    return run


# The thing working


def test_ana_is_assessed_as_the_command_line_would(client, edition):
    response = post(client, "assess", {"answers": ANA})
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response.json() == json.loads(json.dumps(plain(assess(ANA, edition))))


def test_her_plan_is_the_plan_of_the_command_line(client, edition):
    assert post(client, "plan", {"answers": ANA}).json() == json.loads(json.dumps(plan_of(assess(ANA, edition))))


def test_her_medicines_are_checked_as_on_the_command_line(client, unspasm):
    body = {"answers": ANA, "medicines": ["warfarin"], "asked": ["ibuprofen", "nosuchbrand"], "country": "uk"}
    by_command = json.loads(unspasm("medicines", body, "--format", "json"))
    by_api = post(client, "medicines", body).json()
    assert by_api == by_command
    assert by_api["not_recognised"] == ["nosuchbrand"]
    assert by_api["asked"][0]["verdict"] == "not_for_you"


def test_nothing_answered_is_an_answer_too(client):
    for name in SCHEMAS:
        assert post(client, name, {"answers": {}}).status_code == 200


@pytest.mark.parametrize("name", SCHEMAS)
def test_results_fit_the_published_shapes(client, name: str):
    schema = json.loads((PACKAGE / SCHEMAS[name]).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    more = {"medicines": ["warfarin", {"name": "paracetamol", "mg": 500, "units_24h": 12}], "asked": ["aspirin"]}
    for told_us in ({}, ANA, {**ANA, "saddle_numbness": True}, {"age": 9}):
        body = {"answers": told_us, **(more if name == "medicines" else {})}
        jsonschema.validate(post(client, name, body).json(), schema)


def test_the_command_line_prints_medicines_in_the_published_shape(unspasm):
    schema = json.loads((PACKAGE / SCHEMAS["medicines"]).read_text())
    body = {"medicines": ["warfarin", "co-codamol"], "asked": ["voltaren"], "complete": True}
    jsonschema.validate(json.loads(unspasm("medicines", body, "--format", "json")), schema)


@pytest.mark.parametrize("name", ["facts", "questions"])
def test_facts_and_questions_are_those_of_the_command_line(client, monkeypatch, capsys, name: str):
    monkeypatch.setattr(sys, "argv", ["unspasm", name, "--format", "json"])
    with pytest.raises(SystemExit):
        main()
    assert client.get(f"/api/v1/{name}").json()[name] == json.loads(capsys.readouterr().out)


def test_every_thing_of_the_knowledge_can_be_had(client, edition):
    counts = client.get("/api/v1/edition").json()["counts"]
    for kind, things in KINDS.items():
        ids = [one.id for one in things(edition)]
        assert len(ids) == len(set(ids)) == counts[kind], kind
        found = client.get(f"/api/v1/knowledge/{kind}/{ids[0]}").json()
        assert (found["kind"], found["id"], found["item"]["id"]) == (kind, ids[0], ids[0])


def test_a_rule_comes_with_its_condition_and_evidence_in_words(client, edition):
    rule = next(one for one in edition.rules if one.evidence)
    shown = client.get(f"/api/v1/knowledge/rule/{rule.id}").json()["item"]
    assert isinstance(shown["when"], str)
    assert (shown["say"], shown["urgency"]) == (rule.say, rule.urgency.word)
    assert shown["evidence"][0]["source"] == rule.evidence[0].source


@pytest.mark.parametrize("name", KNOWLEDGE)
def test_knowledge_is_kept_as_long_as_the_edition_stays(client, edition, name: str):
    first = client.get(f"/api/v1/{name}")
    assert (first["ETag"], first["Cache-Control"]) == (f'"{edition.name}"', "no-cache")
    again = client.get(f"/api/v1/{name}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client.get(f"/api/v1/{name}", headers={"If-None-Match": '"0.0.1+older"'}).content == first.content


def test_what_is_about_a_person_is_never_kept(client):
    for name in SCHEMAS:
        response = post(client, name, {"answers": ANA})
        assert response["Cache-Control"] == "no-store"
        assert not response.has_header("ETag")
        assert not response.cookies


def test_everything_in_the_document_has_words_and_an_example(document):
    assert document["openapi"] == "3.1.0"
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert operation["description"], path
            for status, response in operation["responses"].items():
                assert response["description"], (path, status)
                assert status == "304" or all("example" in one for one in response["content"].values())
            if "requestBody" in operation:
                assert "example" in operation["requestBody"]["content"]["application/json"]


def test_every_example_fits_its_shape(document):
    for _, operation in operations(document):
        parts = [*operation["responses"].values(), *filter(None, [operation.get("requestBody")])]
        for media in (one for part in parts for one in part.get("content", {}).values()):
            schema = {**media["schema"], "components": document["components"]}
            jsonschema.Draft202012Validator(schema).validate(media["example"])


def test_the_document_and_its_statuses_are_the_promised_ones(document):
    seen = {status for _, operation in operations(document) for status in operation["responses"]}
    assert seen == {"200", "304", "400", "404", "413", "415", "422", "429"}


def test_nothing_is_loaded_from_elsewhere(client, document):
    assert refused(client.get("/api/v1/docs"), 404)
    assert refused(client.get("/api/v1/"), 404)
    assert "http" not in json.dumps({**document, "paths": {}, "components": {}})


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(path, one) for path, methods in document["paths"].items() for one in methods.values()]


# Refusals


def test_all_problems_come_at_once_in_the_words_of_the_command_line(client, unspasm):
    wrong = {"agee": 34, "age": 340, "sex": "none", "saddle_numbness": 2, "smoker": "unsure", "pain_now": "7"}
    problems = refused(post(client, "assess", {"answers": wrong}), 422)
    assert len(problems) == 6
    said = unspasm("assess", wrong, name="request: answers")
    assert said.strip() == "\n\n".join(as_said(one) for one in problems)
    assert refused(post(client, "plan", {"answers": wrong}), 422) == problems


def test_problems_with_medicines_are_those_of_the_command_line(client, unspasm):
    wrong = {"medicines": [{"name": "aspirin", "mg": -1}, {"mg": 3}, 7], "asked": [1], "complete": 3, "country": "xx"}
    problems = refused(post(client, "medicines", wrong), 422)
    assert len(problems) == 6
    assert unspasm("medicines", wrong).strip() == "\n\n".join(as_said(one) for one in problems)


def test_json_that_can_be_read_in_two_ways_is_refused_in_the_same_words(client, unspasm):
    twice = '{"answers": {"age": 34, "age": 35}}'
    problems = refused(post(client, "assess", twice), 400)
    assert unspasm("assess", twice, name="request.json").strip().replace("request.json", "request") == as_said(
        problems[0]
    )


def as_said(one: dict[str, str]) -> str:
    return f"{one['where']}\n  {one['what']}\n  why it matters: {one['why']}\n  what to do: {one['fix']}"


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"answers: {}",
        b'{"answers": {"age": NaN}}',
        b'{"answers": {"age": 1e999}}',
        b'{"answers": {}} {}',
        b'{"answers": {"age": "\xff"}}',
        b'{"answers": "\\ud800"}',
        "[" * 60_000,
        "[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1),
    ],
    ids=["nothing", "cut", "yaml", "nan", "huge", "two", "latin", "half", "bomb", "deep"],
)
def test_what_is_not_plain_json_is_refused(client, body):
    refused(post(client, "assess", body), 400)


def test_twenty_levels_are_read(client):
    what = refused(post(client, "assess", "[" * MOST_DEPTH + "]" * MOST_DEPTH), 422)[0]["what"]
    assert what == "it is not a mapping"
    assert "over 20 deep" in refused(post(client, "assess", "[" * 21 + "]" * 21), 400)[0]["what"]


@pytest.mark.parametrize("body", [[], 3, None, {}, {"answers": []}, {"answers": {}, "carer": 1}, {"answers": None}])
def test_a_body_of_another_shape_is_refused(client, body):
    refused(post(client, "assess", body), 422)


def test_many_names_that_are_no_facts_are_told_in_one_sentence(client):
    answers = {f"fact_{number}": 1 for number in range(3_000)}
    for name in SCHEMAS:
        started = time.perf_counter()
        (problem,) = refused(post(client, name, {"answers": answers}), 422)
        assert problem["what"].startswith("3,000 of its names are no facts")
        assert time.perf_counter() - started < 1.0


def test_milligrams_that_nobody_knows_break_nothing(client):
    body = {"medicines": [{"name": "paracetamol", "mg": {"paracetamol": None}, "units_24h": 3}]}
    assert post(client, "medicines", body).status_code == 200


def test_a_body_over_64_kb_is_refused(client):
    fits = '{"answers": {}}'.ljust(MOST_BYTES)
    assert post(client, "assess", fits).status_code == 200
    for name in SCHEMAS:
        refused(post(client, name, fits + " "), 413)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1", "application/xml"]
)
def test_another_content_type_is_refused(client, kind: str):
    refused(post(client, "assess", "{}", content_type=kind), 415)
    refused(post(client, "medicines", "{}", content_type=kind), 415)


def test_what_is_not_there_is_refused_with_the_nearest_name(client):
    fix = refused(client.get("/api/v1/knowledge/fact/saddle_numbnes"), 404)[0]["fix"]
    assert fix.startswith("did you mean `saddle_numbness`")
    assert refused(client.get("/api/v1/knowledge/facts/age"), 404)[0]["what"] == "there is no such kind"
    for path in ("/api/", "/api/v2/assess", "/api/v1/assess/", "/api/v1/knowledge/fact/%00", "/api/v1/knowledge/fact"):
        refused(client.get(path), 404)


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "options", "trace"])
def test_another_method_is_not_there(client, method: str):
    assert refused(getattr(client, method)("/api/v1/assess"), 404)[0]["what"].startswith("there is no ")


def test_answers_in_the_address_are_refused(client):
    for response in (client.get("/api/v1/facts?age=34"), post(client, "assess?age=34", {"answers": {}})):
        assert refused(response, 400)[0]["why"] == "what stands in an address is kept in logs on the way"


def test_a_page_of_another_site_is_refused_before_it_is_read(client):
    for origin in ("https://evil.example", "null", "http://127.0.0.1.evil.example"):
        response = post(client, "assess", "not json", headers={"Origin": origin})
        assert refused(response, 400)[0]["what"] == "a page of another site sent it"
        assert not response.has_header("Access-Control-Allow-Origin")
    assert post(client, "assess", {"answers": {}}, headers={"Origin": "http://127.0.0.1"}).status_code == 200


def test_another_host_name_is_refused(client):
    refused(client.get("/api/v1/edition", headers={"host": "evil.example"}), 400)


def test_cookies_are_neither_read_nor_written(client):
    from django.http import HttpResponse

    kept = HttpResponse()
    told.write(kept, told.Told({"saddle_numbness": True}))
    plain_answer = post(client, "assess", {"answers": {}}).content
    client.cookies[told.COOKIE] = kept.cookies[told.COOKIE].value
    response = post(client, "assess", {"answers": {}})
    assert response.content == plain_answer
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_nothing_of_a_request_is_said_aloud(client, capfd, caplog):
    for name in SCHEMAS:
        post(client, name, {"answers": {MARKER: MARKER}, "medicines": [MARKER]})
        post(client, name, f'{{"{MARKER}')
        client.get(f"/api/v1/{name}/{MARKER}?{MARKER}")
    heard = capfd.readouterr()
    assert MARKER not in heard.out + heard.err + caplog.text


# The pace


def test_on_ones_own_machine_there_is_no_limit(client):
    assert settings.API_A_MINUTE == 0
    assert {client.get("/api/v1/edition").status_code for _ in range(70)} == {200}


@override_settings(API_A_MINUTE=3)
def test_the_fourth_request_within_a_minute_waits():
    client = Client(headers={"host": "127.0.0.1"})
    for _ in range(3):
        assert post(client, "assess", {"answers": {}}).status_code == 200
    for response in (post(client, "assess", {"answers": {}}), client.get("/api/v1/facts")):
        (problem,) = refused(response, 429)
        assert 1 <= int(response["Retry-After"]) <= 60
        assert response["Retry-After"] in problem["fix"]
    assert client.get("/api/v1/edition", REMOTE_ADDR="203.0.113.9").status_code == 200
    assert client.get("/now").status_code == 200  # help is never slowed down


@override_settings(API_A_MINUTE=1, SERVED=True)
def test_behind_a_proxy_the_last_address_it_names_is_counted():
    client = Client(headers={"host": "127.0.0.1"})

    def asked(forwarded: str) -> int:
        status: int = client.get("/api/v1/edition", secure=True, headers={"X-Forwarded-For": forwarded}).status_code
        return status

    assert [asked("198.51.100.1"), asked("198.51.100.2"), asked("10.9.9.9, 198.51.100.1")] == [200, 200, 429]


@override_settings(SERVED=True)
def test_others_answers_are_not_taken_over_plain_http():
    client = Client(headers={"host": "127.0.0.1"})
    assert refused(post(client, "assess", {"answers": {}}), 400)[0]["fix"] == "use https"
    assert post(client, "assess", {"answers": {}}, secure=True).status_code == 200


def test_no_address_is_remembered_longer_than_the_window():
    limit = Limit(seconds=0.2)
    assert [limit.wait("203.0.113.9", 1), limit.wait("203.0.113.9", 1)] == [0, 1]
    assert limit.addresses() == 1
    time.sleep(0.4)
    assert limit.addresses() == 0  # although nobody asked again
    assert limit.wait("203.0.113.9", 1) == 0


def test_many_threads_are_counted_once_each():
    limit, waits = Limit(), []
    threads = [threading.Thread(target=lambda: waits.append(limit.wait("203.0.113.9", 10))) for _ in range(30)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(seconds == 0 for seconds in waits) == 10


def test_a_network_of_ipv6_counts_as_one_address():
    assert (
        counted_as("2001:db8:1:2::1", "") == counted_as("2001:db8:1:2:ffff::9", "") != counted_as("2001:db8:1:3::1", "")
    )
    assert counted_as("203.0.113.9", "nonsense") == "203.0.113.9"


@pytest.mark.parametrize(("mode", "written", "most"), [("personal", None, 0), ("served", None, 60), ("served", "7", 7)])
def test_the_operator_sets_the_pace(mode: str, written: str | None, most: int):
    assert settings_say(mode, written) == f"{most}"


def test_a_pace_that_is_no_number_is_refused_at_the_start():
    assert "UNSPASM_API_A_MINUTE is `fast`" in settings_say("personal", "fast")


def settings_say(mode: str, written: str | None) -> str:
    environment = os.environ | {
        "UNSPASM_MODE": mode,
        "UNSPASM_HOSTS": "back.example.org",
        "UNSPASM_SECRET_KEY": "k" * 50,
    }
    if written is not None:
        environment["UNSPASM_API_A_MINUTE"] = written
    command = [sys.executable, "-c", "from unspasm.web import settings; print(settings.API_A_MINUTE)"]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    return finished.stdout.strip() or finished.stderr
