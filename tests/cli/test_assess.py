import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from unspasm import assess, load
from unspasm.assessment.contract import LEVELS, plain
from unspasm.cli.app import main
from unspasm.library.schema import GOLD_CLASSES
from unspasm.rules.rule import Question
from unspasm.words import Route

SCHEMA = json.loads(Path(sys.modules["unspasm"].__path__[0], "assessment/assessment.schema.json").read_text())
ANA = {"age": 34, "sex": "female", "duration_days": 3}


@dataclass
class Finished:
    code: int
    out: str
    err: str


@pytest.fixture
def unspasm(monkeypatch, capsys) -> Callable[..., Finished]:
    def run(*arguments: object) -> Finished:
        monkeypatch.setattr(sys, "argv", ["unspasm", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        return Finished(int(stop.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def of(unspasm, tmp_path: Path) -> Callable[..., Finished]:
    """What comes back for a file that holds this."""

    def run(content: str | bytes | dict, *options: str, name: str = "answers.yaml") -> Finished:
        file = tmp_path / name
        text = json.dumps(content) if isinstance(content, dict) else content
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return unspasm("assess", file, *options)

    return run


def everything_no(**other: object) -> dict[str, object]:
    told = {fact.id: False for fact in load().facts.values() if fact.kind == "yes_no"}
    return told | {"age": 34, "sex": "male", "duration_days": 3, "pain_worst": 4, "onset": "gradual"} | other


def test_no_answers_are_an_assessment_with_everything_open(of):
    finished = of({})
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.startswith("Not finished: ")
    assert "questions left" in finished.out.splitlines()[0]
    assert "WHAT WOULD CHANGE THIS" in finished.out
    assert load().name in " ".join(finished.out.split())
    assert "No clinician has reviewed this. Information, not a medical device." in finished.out


@pytest.mark.parametrize("answers", [{}, ANA, {"duration_days": 3}, {"age": 80}])
def test_self_care_is_never_said_while_danger_questions_are_open(of, answers):
    assert "at home" not in of(answers).out


def test_self_care_is_said_when_the_danger_questions_are_answered(of):
    known = everything_no()
    told = {name: value for name, value in known.items() if name in load().facts}
    if not assess(told).triage.finished:
        pytest.fail("these answers were meant to finish the danger questions")
    assert of(told).out.startswith("You can care for this at home for now.")


def test_an_emergency_comes_first_with_what_to_do_why_and_the_source(of):
    finished = of({"saddle_numbness": True, "fever": "unsure"})
    text = " ".join(finished.out.split())
    assert text.startswith("Emergency. Get help now. Go to a hospital emergency department now.")
    assert "Because you said: Numb between the legs" in text
    assert "CHECK FIRST - Nerves at the base of the spine being squeezed" in text
    assert "Raison and others 2014" in text
    assert "unsure_" not in text
    why, less = text.split("ALSO TRUE, BUT LESS URGENT")
    assert "Not sure: Fever" not in why
    assert "Not sure: Fever" in less
    assert "clinical judgement" in less


def test_an_unsure_answer_is_no_no(of):
    finished = of({"saddle_numbness": "unsure"})
    assert finished.out.startswith("Get medical help today.")
    assert "could make it an emergency" in finished.out


def test_causes_are_not_ordered_for_a_child(of):
    out = " ".join(of({"age": 9}).out.split())
    assert "under 16, so we only name what must be checked first" in out
    assert "LIKELY CAUSES" not in out


def test_a_source_that_nobody_read_is_called_that(of):
    from unspasm.assessment import sentences
    from unspasm.rules.rule import Evidence
    from unspasm.words import Read

    one = Evidence("x_2000", "m", 1.0, "ratio", None, "adults", Read.UNCONFIRMED)
    assert sentences.sources(load(), (one,)) == "x_2000 (source not yet read)"
    assert sentences.sources(load(), ()) == "clinical judgement"


def test_json_is_the_contract_with_sorted_keys(of):
    finished = of(ANA, "--format", "json")
    data = json.loads(finished.out)
    assert data == json.loads(json.dumps(plain(assess(ANA))))
    assert finished.out == json.dumps(data, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize(
    "answers",
    [{}, ANA, {"saddle_numbness": True}, {"saddle_numbness": "unsure"}, {"age": 9}, {"age": 70, "fever": True}],
    ids=str,
)
def test_what_is_printed_fits_the_published_schema(answers):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(plain(assess(answers)))))


def test_the_schema_refuses_a_level_that_does_not_exist():
    data = plain(assess({}))
    data["urgency"]["level"] = "fine"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_the_schema_names_every_level_route_and_class():
    assert tuple(SCHEMA["$defs"]["level"]["enum"]) == LEVELS
    assert SCHEMA["$defs"]["route"]["enum"] == [route.word for route in Route]
    assert tuple(SCHEMA["$defs"]["class"]["enum"]) == GOLD_CLASSES


@pytest.mark.parametrize("output", ["text", "json"])
def test_however_the_format_is_written_the_same_is_printed(unspasm, tmp_path, output):
    """The plain forms do not go through Typer."""
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(ANA))
    forms = [("--format", output, file), (file, "--format", output), (file, f"--format={output}")]
    assert len({unspasm("assess", *form).out for form in forms}) == 1


@pytest.mark.parametrize("arguments", [(), ("a", "--format", "xml"), ("a", "b"), ("--fromat", "json", "a"), ("-x",)])
def test_a_mistyped_command_is_explained(unspasm, arguments):
    finished = unspasm("assess", *arguments)
    assert finished.code == 2
    assert "Usage: " in finished.err


UNUSABLE = {
    "an unknown fact": ("sadle_numbness: true", ["sadle_numbness", "did you mean `saddle_numbness`"]),
    "out of range": ("age: 400", ["400 is out of range", "a number from 0 to 120, in years"]),
    "a word for a number": ("age: old", ["`old` is not a number"]),
    "a yes for a number": ("age: true", ["`True` is not a number"]),
    "a number for a yes": ("fever: 3", ["`3` is not an answer to a yes-or-no fact", "true or false or unsure"]),
    "a list for a yes": ("fever: [true]", ["not an answer to a yes-or-no fact"]),
    "an unknown choice": ("sex: seldom", ["`seldom` is not one of its choices", "female"]),
    "unsure of no danger": ("worse_on_straining: unsure", ["`unsure` is not an answer", "leave it out"]),
    "duplicate keys": ("age: 3\nage: 4", ["`age` is on line 1 and again on line 2", "keep one"]),
    "NaN": ("age: .nan", ["`.nan` is no number"]),
    "a list": ("- age", ["expected facts with their values, found list"]),
    "brackets": ("[" * 100_000, ["nested over 40 deep"]),
    "over 1 MB": ("#" * 1_000_001, ["over 1,000,000 bytes"]),
    "empty": ("", ["there is nothing in it"]),
    "binary": (b"\x7fELF\0\0\0", ["zero bytes"]),
    "not UTF-8": (b"age: \xff", ["no part of UTF-8"]),
}


@pytest.mark.parametrize(("content", "expected"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_file_that_cannot_be_used_is_explained(of, content, expected):
    finished = of(content)
    assert (finished.code, finished.out) == (2, "")
    for part in (*expected, "answers.yaml", "why it matters: ", "what to do: "):
        assert part in finished.err
    assert "Traceback" not in finished.err


@pytest.mark.parametrize("content", ['{"age": NaN}', '{"age": 1, "age": 2}', "[" * 100_000, "{", "[]", "3"])
def test_json_that_cannot_be_used_is_explained(of, content):
    finished = of(content, name="answers.json")
    assert (finished.code, finished.out) == (2, "")
    assert "what to do: " in finished.err
    assert "Traceback" not in finished.err


def test_all_problems_come_at_once(of):
    finished = of("age: 400\nsex: seldom\nnonsense: true\nworse_on_straining: unsure\n")
    assert finished.err.count("what to do: ") == 4


def test_a_file_that_is_not_there_and_a_folder_are_explained(unspasm, tmp_path):
    for path in (tmp_path / "nothing.yaml", tmp_path):
        finished = unspasm("assess", path)
        assert finished.code == 2
        assert "what to do: " in finished.err


def test_a_dash_reads_standard_input(unspasm, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"saddle_numbness: true\n")))
    assert unspasm("assess", "-").out.startswith("Emergency.")


def test_standard_input_is_bounded(unspasm, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * 2_000_000)))
    finished = unspasm("assess", "-")
    assert finished.code == 2
    assert "standard input" in finished.err


def test_from_outside_a_bad_file_ends_with_2_and_no_traceback(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text('{"sadle_numbness": true}')
    command = [sys.executable, "-c", "from unspasm.cli.app import main; main()", "assess", str(file)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert finished.returncode == 2
    assert "saddle_numbness" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "from unspasm.cli.app import main; main()", "assess", "-"]
    finished = subprocess.run(
        command, input=b"age: 30\n", stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writing)
    assert finished.stderr == b""
    assert finished.returncode != 2


def test_json_loads_no_table_printer(tmp_path):
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('rich' in sys.modules, 'click' in sys.modules, file=sys.stderr))\n"
        "from unspasm.cli.app import main\nmain()"
    )
    command = [sys.executable, "-c", code, "assess", "-", "--format", "json"]
    finished = subprocess.run(command, input="{}", capture_output=True, text=True, timeout=60)
    assert finished.stderr.split() == ["False", "False"]


def test_questions_left_are_counted_in_the_headline(of):
    from unspasm.assessment.sentences import questions_left

    left = questions_left(assess({}))
    assert all(isinstance(question, Question) for question in left)
    assert of({}).out.startswith(f"Not finished: {len(left)} questions left.")
