import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple, get_args
from unittest.mock import mock_open

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from unspasm.library import reading
from unspasm.library.reading import Document, Kind, Plain, read_file, read_text
from unspasm.problems import Problem, ProblemsFound


@pytest.fixture(params=sorted({False, yaml.__with_libyaml__}), ids=lambda fast: "C" if fast else "Python")
def each_parser(request, monkeypatch):
    """PyYAML has a parser in C and one in Python, for machines without the first."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)


FORBIDDEN_WORDS = re.compile(r"\b(invalid|please|sorry|oops)", re.IGNORECASE)
UNSEEN = "\N{REPLACEMENT CHARACTER}"


def checked(found: ProblemsFound) -> tuple[Problem, ...]:
    """Whatever else a test is about: each message says where, what, why and how to mend it, in our words."""
    for problem in found.problems:
        assert all((problem.where, problem.what, problem.why, problem.fix))
        assert not FORBIDDEN_WORDS.search(str(problem))
    return found.problems


def problems(text: str | bytes, *, where: str = "x.yaml", kind: Kind = "auto") -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as caught:
        read_text(text, where, kind=kind)
    return checked(caught.value)


def the_problem(text: str | bytes, *, where: str = "x.yaml", kind: Kind = "auto") -> Problem:
    (problem,) = problems(text, where=where, kind=kind)
    return problem


def same(one: object, other: object) -> bool:
    """Equal and of the same types: `1`, `1.0` and `true` are three things."""
    return repr(one) == repr(other)


class Case(NamedTuple):
    refused: str
    at: str
    what: str
    passes: str
    read_as: Plain


YAML = {
    "an anchor": Case("a: &me 1", ":1 a", "anchor `&me`", "a: '&me 1'", {"a": "&me 1"}),
    "an anchor on a list": Case("a:\n- &me [1]", ":2 a[0]", "anchor `&me`", "a:\n- [1]", {"a": [[1]]}),
    "an alias": Case("a: *me", ":1 a", "alias `*me`", "a: '*me'", {"a": "*me"}),
    "a tag": Case("a: !!int 1", ":1 a", "tag `!!int`", "a: '!!int 1'", {"a": "!!int 1"}),
    "a tag of one's own": Case("- !me {b: 1}", ":1 [0]", "tag `!me`", "- {b: 1}", [{"b": 1}]),
    "a bare tag": Case("a: ! b", ":1 a", "tag `!`", "a: b!", {"a": "b!"}),
    "a merge key": Case("a:\n  <<: {b: 1}", ":2 a.<<", "merge key", "'<<': 1", {"<<": 1}),
    "a second document": Case("a: 1\n---\nb: 2", ":2", "second document", "---\na: 1", {"a": 1}),
    "a version line": Case("%YAML 1.1\n---\na: no", ":1", "line with %", "a: '%YAML'", {"a": "%YAML"}),
    "a tag line": Case("%TAG ! b\n---\na: 1", ":1", "line with %", "# %TAG\na: 1", {"a": 1}),
    "a key twice": Case("a: 1\nb: 2\na: 3", ":3 a", "line 1 and again on line 3", "a: 1\nA: 2", {"a": 1, "A": 2}),
    "a key twice, once quoted": Case("a: 1\n'a': 2", ":2 a", "again on line 2", "- a: 1", [{"a": 1}]),
    "a number as key": Case("1: a", ":1 1", "`1` is not read as text", "'1': a", {"1": "a"}),
    "a yes as key": Case("true: a", ":1 true", "`true` is not read as text", "yes: a", {"yes": "a"}),
    "nothing as key": Case("~: a", ":1 ~", "`~` is not read as text", "'': a", {"": "a"}),
    "no number as key": Case(".nan: a", ":1 .nan", "`.nan` is not read as text", "nan: a", {"nan": "a"}),
    "a list as key": Case("? [a]\n: 1", ":1 ?", "this key is a list", "? a\n: 1", {"a": 1}),
    "a map as key": Case("{a: 1}: 2", ":1 ?", "this key is a list, map", "{a: {b: 2}}", {"a": {"b": 2}}),
    "no number": Case("a: .nan", ":1 a", "`.nan` is no number", "a: '.nan'", {"a": ".nan"}),
    "infinity": Case("- 1\n- -.INF", ":2 [1]", "`-.INF` is no number", "- 1\n- -.in", [1, "-.in"]),
    "a number too large": Case("a: 1e999", ":1 a", "`1e999` is too large", "a: 1e308", {"a": 1e308}),
    "16 digits": Case("- 1000000000000000", ":1 [0]", "over 15 digits", "- -" + "9" * 15, [1 - 10**15]),
    "an escaped control character": Case('a: "\\a"', ":1 a", "U+0007", "a: '\\a'", {"a": "\\a"}),
    "one in a key": Case('"\\e": 1', f":1 {UNSEEN}", "U+001B", '"\\t": 1', {"\t": 1}),
    "an invisible line break": Case("a: b\u2028c", ":1", "U+2028", 'a: "b\\Lc"', {"a": "b\u2028c"}),
    "a file mark inside": Case("a: 1\n\ufeffb: 2", ":2", "U+FEFF", "\ufeffa: 1\nb: 2", {"a": 1, "b": 2}),
    "only comments": Case("# a\n# b", "", "nothing in it but comments", "# a\nb: 1", {"b": 1}),
    "only a start mark": Case("---\n# a", "", "nothing in it but comments", "--- null", None),
}
JSON = {
    "a key twice": Case('{"a": 1, "b": 2, "a": 3}', "", "`a` is 2 times in", '[{"a": 1}]', [{"a": 1}]),
    "no number": Case('{"a": NaN}', "", "`NaN` is no number", '{"a": "NaN"}', {"a": "NaN"}),
    "infinity": Case("[-Infinity]", "", "`-Infinity` is no number", '["-Infinity"]', ["-Infinity"]),
    "a number too large": Case("[-1e999]", "", "`-1e999` is too large", "[-1e308]", [-1e308]),
    "16 digits": Case("[1234567890123456]", "", "over 15 digits", "[123456789012345]", [123456789012345]),
    "an escaped control character": Case('{"a": ["\\b"]}', " a[0]", "U+0008", '["\\t"]', ["\t"]),
    "an escaped zero": Case('{"\\u0000": 1}', f" {UNSEEN}", "U+0000", '{"\\u0030": 1}', {"0": 1}),
    "an escaped half": Case('["\\ud83d"]', " [0]", "U+D83D", '["\\ud83d\\ude00"]', ["😀"]),
    "a comment": Case("[1] # a", ":1", "column 5: this comes after the end", '"[1] # a"', "[1] # a"),
}
BOTH = {
    "nothing": Case("", "", "there is nothing in it", "0", 0),
    "only blanks": Case(" \r\n\t\n", "", "there is nothing in it", ' "" ', ""),
    "zero bytes": Case('"a\0"', "", "zero bytes", '"a0"', "a0"),
    "a control character": Case('["a",\n"b\x1b"]', ":2", "U+001B", '["a",\n"b"]', ["a", "b"]),
    "a deletion": Case('"\x7f"', ":1", "U+007F", '"\xa0"', "\xa0"),
    "a control character beyond ASCII": Case('"\x85"', ":1", "U+0085", '"é"', "é"),
    "a lone return": Case("[1,\r2]", ":1", "U+000D", "[1,\r\n2]", [1, 2]),
    "half a character": Case('"\ud83d"', ":1", "U+D83D", '"😀"', "😀"),
    "no character": Case('"\uffff"', ":1", "U+FFFF", '"\ufffd"', "\ufffd"),
}
CASES = [pytest.param("yaml", case, id=f"YAML, {name}") for name, case in (YAML | BOTH).items()]
CASES += [pytest.param("json", case, id=f"JSON, {name}") for name, case in (JSON | BOTH).items()]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(("kind", "case"), CASES)
def test_what_could_mislead_is_refused_at_its_place(kind: Kind, case: Case):
    problem = problems(case.refused, where="x", kind=kind)[0]
    assert (problem.where, case.what in problem.what) == (f"x{case.at}", True), problem


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(("kind", "case"), CASES)
def test_what_is_nearly_that_is_read(kind: Kind, case: Case):
    assert same(read_text(case.passes, "x", kind=kind).data, case.read_as)


# What the words of YAML mean


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[(word, None) for word in ("null", "Null", "NULL", "~", "", "# nothing")],
        *[("0", 0), ("5", 5), ("+5", 5), ("-5", -5), ("-0", 0)],
        *[("0.5", 0.5), ("5.", 5.0), (".5", 0.5), ("-.5", -0.5), ("1e3", 1000.0), ("2.5E-1", 0.25)],
    ],
)
def test_a_word_has_its_meaning(written: str, meaning: Plain):
    assert same(read_text(f"a: {written}", "x.yaml").data, {"a": meaning})


TEXTS = "no No on ON yes y n off tRUE nULL none 1:30 0777 007 -07 00.5 0x1F 0o17 0b1 1_000 1,5 1e e3 . + --"
TEXTS += " +. 1.2.3 2024-05-01 2024-05-01T10:00:00Z NaN nan Infinity inf +inf .infinity ١ ½ <<a = C# a:b 5%"


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("written", [*TEXTS.split(), "2024-05-01 10:00", "1 000", "to be, or not"])
def test_every_other_word_is_text(written: str):
    assert same(read_text(f"a: {written}", "x.yaml").data, {"a": written})


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("word", ["true", "null", "~", "", "5", "0.5", ".nan", "1e999", "1" * 16, "<<"])
@pytest.mark.parametrize("quoted", ["a: '{}'", 'a: "{}"', "a: |-\n  {}"])
def test_quoted_words_are_text(word: str, quoted: str):
    assert same(read_text(quoted.format(word), "x.yaml").data, {"a": word})


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_letters_are_kept_as_they_are(kind: Kind):
    data = {"\u00e9": "e\u0301", "e\u0301": "\u00e9"}  # é as one code point and as two
    assert read_text(json.dumps(data, ensure_ascii=False), "x", kind=kind).data == data


# All problems at once, each at its place


@pytest.mark.usefixtures("each_parser")
def test_all_problems_of_a_text_come_together():
    text = "a: 1\na: 2\nb: {c: 1, c: .inf}\n1: &d x\n? [&e y]\n: !f z\n---\na: 1\na: *g\nb: [1\n"
    found = [(problem.where, problem.what) for problem in problems(text)]
    assert sorted(found) == [
        ("x.yaml:11", "line 11, column 1: a comma or `]` is missing before this, in what starts on line 10"),
        ("x.yaml:2 a", "the key `a` is on line 1 and again on line 2"),
        ("x.yaml:3 b.c", "`.inf` is no number"),
        ("x.yaml:3 b.c", "the key `c` is on line 3 and again on line 3"),
        ("x.yaml:4 1", "the anchor `&d` is used"),
        ("x.yaml:4 1", "the key `1` is not read as text"),
        ("x.yaml:5 ?", "this key is a list, map or alias"),
        ("x.yaml:5 ?[0]", "the anchor `&e` is used"),
        ("x.yaml:6 ?", "the tag `!f` is used"),
        ("x.yaml:7", "a second document starts here"),
        ("x.yaml:9 a", "the alias `*g` is used"),
        ("x.yaml:9 a", "the key `a` is on line 8 and again on line 9"),
    ]


def test_an_alias_as_key_is_told_of_both():
    alias, key = problems("*a : 1")
    assert (alias.what, key.what) == ("the alias `*a` is used", "this key is a list, map or alias")


def test_the_third_of_equal_keys_is_told_of_too():
    second, third = problems("a: 1\na: 2\nb: 1\na: 3")
    assert (second.where, third.where) == ("x.yaml:2 a", "x.yaml:4 a")


def test_equal_keys_of_a_map_that_is_there_twice_are_told_with_their_own_lines():
    outer, inner = problems("a:\n  b: 1\na:\n  b: 2\n  b: 3")
    assert outer.what == "the key `a` is on line 1 and again on line 3"
    assert inner.what == "the key `b` is on line 4 and again on line 5"


def test_all_problems_of_json_come_together():
    text = '{"a": NaN, "b": 1, "b": 1e999, "c": [{"d": 1, "d": 1234567890123456}, "\\u0007", "\\u001b"]}'
    assert len(problems(text, where="x.json")) == 7


def test_every_control_character_is_told_of():
    assert [problem.where for problem in problems("a: \x01\nb: 1\nc: \x02")] == ["x.yaml:1", "x.yaml:3"]


@pytest.mark.parametrize("text", ["a: 1\n" * 5_000, "- *a\n" * 5_000, "a: '\x07'\n" * 5_000])
def test_a_message_has_an_end(text: str):
    found = problems(text)
    assert len(found) == reading.MOST_PROBLEMS + 1
    assert "only 100 problems are shown" in found[0].what


@pytest.mark.usefixtures("each_parser")
def test_a_document_knows_the_line_of_each_key_and_item():
    text = "# top\nrules:\n  - id: one\n    when: a\n  -\n    id: two\n  - [x,\n     y]\n"
    first = {("rules", 0): 3, ("rules", 0, "id"): 3, ("rules", 0, "when"): 4}
    second = {("rules", 1): 6, ("rules", 1, "id"): 6}
    third = {("rules", 2): 7, ("rules", 2, 0): 7, ("rules", 2, 1): 8}
    assert read_text(text, "x.yaml").lines == {("rules",): 2} | first | second | third


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "x.yaml"),
        (("rules", 1, "when"), "x.yaml:4 rules[1].when"),
        (["rules", 0, "missing"], "x.yaml:2 rules[0].missing"),
        (("missing", 7), "x.yaml missing[7]"),
        (("a" * 50,), "x.yaml " + "a" * 40 + "…"),
    ],
)
def test_a_place_is_named_with_the_closest_line(path, place: str):
    assert read_text("rules:\n  - id: a\n  - id: b\n    when: c", "x.yaml").place(path) == place


def test_json_names_places_without_lines():
    assert read_text('{"a": [1]}', "x.json").place(("a", 0)) == "x.json a[0]"


def test_a_document_cannot_be_changed():
    document = read_text("a: 1", "x.yaml")
    with pytest.raises(AttributeError):
        document.data = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        document.lines[("b",)] = 2  # type: ignore[index]


# Text that is neither YAML nor JSON

SYNTAX = [
    ("a:\n\tb: 1", 2, 1, "a tab stands where YAML wants spaces"),
    ("a:\n  b: 1\n\tc: 2", 3, 1, "a tab stands where YAML wants spaces"),
    ("-\t- a", 1, 2, "a tab stands where YAML wants spaces"),
    ("a: b: c", 1, 5, "no value can start at this `:`"),
    ("a: 1\nb\nc: 2", 3, 1, "the line before this one lacks a `:`, in what starts on line 2"),
    ("a: @b", 1, 4, "text cannot start with this character"),
    ("a: 'b\nc: 1\n", 3, 1, "a quotation mark is never closed, in what starts on line 1"),
    ("a: 'b\n---\n", 2, 1, "a quotation mark is never closed, in what starts on line 1"),
    ("a: [1, 2\n", 2, 1, "a comma or `]` is missing before this, in what starts on line 1"),
    ("a: {b: 1 c: 2}", 1, 11, "a comma or `}` is missing before this"),
    ("a: ]", 1, 4, "a value is missing before this"),
    ("a: *", 1, 5, "a name is missing after & or *"),
    ("a: 1\n...\nb: 2", 3, 1, "this comes after the end of the data"),
    ("a: 1\n- b", 2, 1, "the lines do not line up, in what starts on line 1"),
    ("- a\nb: 1", 2, 1, "the lines do not line up, in what starts on line 1"),
    ("a: - b", 1, 4, "a list cannot start on this line"),
    ("a: ? b", 1, 4, "a key cannot start on this line"),
    ("a: |b\n c", 1, 5, "text cannot follow | or > on the same line"),
    ("a: !b!c d", 1, 4, "a tag is used, which starts with !"),
]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(("text", "line", "column", "what"), SYNTAX)
def test_yaml_that_cannot_be_parsed_is_shown_in_plain_words(text: str, line: int, column: int, what: str):
    problem = the_problem(text)
    assert (problem.where, problem.what) == (f"x.yaml:{line}", f"line {line}, column {column}: {what}")


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('a: "\\q"', "there is no such escape"),
        ('a: "\\x1"', "digits are missing after|there is no such escape"),
        ('a: "\\U00110000"', "escape"),
        ('a: "\\UFFFFFFFF"', "escape"),
        ("%YAML 1.9" + "9" * 5_000 + "\n--- a", "a line (starts )?with %"),
        ("%YAML 2.0\n---\na: 1", 'the parser says "found incompatible YAML document'),
    ],
)
def test_parsers_that_tell_different_places_agree_on_the_finding(text: str, what: str):
    assert re.search(what, the_problem(text).what)


def test_a_parser_may_fail_without_naming_a_place(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise yaml.MarkedYAMLError(problem="for no reason")

    monkeypatch.setattr(yaml, "parse", fail)
    assert the_problem("a: 1").where == "x.yaml"


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ('{"a": 1,\n "b": }', 2, 7, "a value is missing, or lacks its quotes"),
        ('{"a": yes}', 1, 7, "a value is missing, or lacks its quotes"),
        ("{a: 1}", 1, 2, "a key in double quotes is missing"),
        ('{"a" 1}', 1, 6, "a `:` is missing before this"),
        ('{"a": 1\n"b": 2}', 2, 1, "a comma or closing bracket is missing before this"),
        ('["a]', 1, 2, "a quotation mark is never closed"),
        ('["a\tb"]', 1, 4, "a tab or line break stands inside quotes"),
        ('["\\q"]', 1, 3, "there is no such escape"),
        ('["\\u12"]', 1, 4, "there is no such escape"),
        ("[1] 2", 1, 5, "this comes after the end of the data"),
        ("\ufeff\ufeff[1]", 1, 1, 'the parser says "Unexpected UTF-8 BOM (decode using utf-8-sig)"'),
    ],
)
def test_json_that_cannot_be_parsed_is_shown_in_plain_words(text: str, line: int, column: int, what: str):
    problem = the_problem(text, where="x.json")
    assert (problem.where, problem.what) == (f"x.json:{line}", f"line {line}, column {column}: {what}")


# Depth

NESTED = {
    "brackets": lambda depth: "[" * depth + "]" * depth,
    "brackets on lines": lambda depth: "[\n" * depth + "]" * depth,
    "braces": lambda depth: "{a: " * depth + "1" + "}" * depth,
    "dashes": lambda depth: "- " * depth + "1",
    "indented maps": lambda depth: "\n".join(" " * level + "a:" for level in range(min(depth, 1_300))),
    "indented lists": lambda depth: "\n".join(" " * level + "-" for level in range(min(depth, 1_300))),
    "brackets never closed": lambda depth: "[" * depth,
    "braces never closed": lambda depth: "{" * depth,
    "question marks": lambda depth: "? " * depth + "1",
}


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("shape", NESTED)
def test_100_000_deep_is_a_quick_message(shape: str):
    start = time.process_time()
    found = problems(NESTED[shape](100_000))
    assert time.process_time() - start < (1 if yaml.__with_libyaml__ else 3)
    others = [problem for problem in found if "nested over 40 deep" not in problem.what]
    assert len(found) - len(others) == 1
    assert not others or shape in ("braces never closed", "question marks")  # their keys are no words


@pytest.mark.parametrize("where", ["x.json", "x"])
@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_100_000_deep_in_json_is_a_quick_message(text: str, where: str):
    start = time.process_time()
    assert "nested over 40 deep" in the_problem(text, where=where).what
    assert time.process_time() - start < 1


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("shape", list(NESTED)[:6])
def test_40_deep_is_read_and_41_is_not(shape: str):
    read_text(NESTED[shape](40), "x.yaml")
    assert "nested over 40 deep" in the_problem(NESTED[shape](41)).what


def test_40_deep_in_json_is_read_and_41_is_not():
    read_text("[" * 40 + "]" * 40, "x.json")
    assert the_problem('["a",\n' * 41 + "1" + "]" * 41, where="x.json").where == "x.json:41"


@pytest.mark.parametrize("inside", ['"50"', '"\\"50"', '"\\\\50"', ",".join(["[]"] * 50)])
def test_brackets_in_text_and_side_by_side_are_not_depth(inside: str):
    text = "[" + inside.replace("50", "[" * 50) + "]"
    assert read_text(text, "x.json").data == json.loads(text)


# YAML or JSON


@pytest.mark.parametrize(
    ("text", "where", "kind", "data"),
    [
        ('{"a": 1}', "x", "auto", {"a": 1}),
        (' \n{"a": 1}', "x", "auto", {"a": 1}),
        ("{a: no}", "x", "auto", {"a": "no"}),
        ("{'a': 1}", "x.yaml", "auto", {"a": 1}),
        ("a: 1", "x", "auto", {"a": 1}),
        ('{"a": NaN, b: 1}', "x", "auto", {"a": "NaN", "b": 1}),
        ("{a: '" + "[" * 50 + "'}", "x", "auto", {"a": "[" * 50}),
        ("[1]", "x.JSON", "auto", [1]),
        ("{a: 1}", "x.json", "yaml", {"a": 1}),
        ('{"a": 1}', "x.yaml", "json", {"a": 1}),
    ],
)
def test_the_kind_is_found_out(text: str, where: str, kind: Kind, data: Plain):
    assert read_text(text, where, kind=kind).data == data


def test_no_number_in_json_is_not_taken_for_a_word_of_yaml():
    assert "`NaN` is no number" in the_problem('{"a": NaN}', where="x").what


def test_json_is_read_without_importing_yaml(tmp_path: Path):
    path = tmp_path / "x.json"
    path.write_text("[1]")
    code = (
        "import sys; from pathlib import Path; from unspasm.library.reading import read_file, read_text\n"
        "read_text('{\"a\": 1}', 'x'); read_text('1', 'x', kind='json'); read_file(Path(sys.argv[1]))\n"
        "sys.exit('yaml was imported' if 'yaml' in sys.modules else 0)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)


# Files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n")
    return path


def problem_of(path: Path, name: str | None = None, most_bytes: int = 1_000_000) -> Problem:
    with pytest.raises(ProblemsFound) as caught:
        read_file(path, name=name, most_bytes=most_bytes)
    (problem,) = checked(caught.value)
    return problem


def test_a_file_is_read(file: Path):
    assert read_file(file, name="causes/x.yaml") == Document({"a": 1}, "causes/x.yaml", {("a",): 1})


def test_a_file_without_a_name_goes_by_its_path(file: Path):
    assert read_file(file).where == str(file)


def test_a_file_that_ends_in_json_is_json_whatever_its_name(file: Path):
    assert "a value is missing" in problem_of(file.rename(file.with_suffix(".JSON")), "stdin").what


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_letter(file: Path, start: bytes):
    file.write_bytes(start + "é: ü\r\n".encode())
    assert read_file(file).data == {"é": "ü"}


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"\x89PNG\r\n\0\0", "x", "zero bytes"),
        ("a: 1".encode("utf-16"), "x", "zero bytes"),
        ("a: 1\nb: é".encode("latin-1"), "x:2", "byte 9 is no part of UTF-8 text"),
        (b"a: \xed\xa0\xbd", "x:1", "byte 4 is no part of UTF-8 text"),
    ],
)
def test_what_is_no_text_is_not_read(file: Path, data: bytes, where: str, what: str):
    file.write_bytes(data)
    assert what in problem_of(file, "x").what
    assert problem_of(file, "x").where == where


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("y.yaml", "there is no such file"),
        ("x.yaml/y.yaml", "there is no such file"),
        (".", "this is a folder"),
        ("pipe", "this is not an ordinary file"),
        ("loop", "this file cannot be opened (ELOOP)"),
        ("y" * 300, "this file cannot be opened (ENAMETOOLONG)"),
        ("y\0", "this file cannot be opened (the name is not a file name)"),
    ],
)
def test_what_is_no_file_is_not_read(file: Path, name: str, what: str):
    os.mkfifo(file.with_name("pipe"))
    file.with_name("loop").symlink_to("loop")
    problem = problem_of(file.parent / name, "folder/y.yaml")
    assert (problem.where, problem.what) == ("folder/y.yaml", what)


@pytest.mark.parametrize("step", ["stat", "open"])
def test_a_file_may_be_forbidden(file: Path, monkeypatch, step: str):
    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, step, forbid)
    problem = problem_of(file, "x.yaml")
    assert (problem.where, problem.what) == ("x.yaml", "you may not read this file")


def test_a_path_that_no_terminal_can_show_is_still_named(tmp_path: Path):
    problem = problem_of(tmp_path / "\udce9.yaml")
    assert problem.where.encode().endswith("\N{REPLACEMENT CHARACTER}.yaml".encode())


def test_of_100_megabytes_nothing_is_read(file: Path, monkeypatch):
    os.truncate(file, 100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    assert problem_of(file).what == "it is over 1,000,000 bytes"


def test_a_file_that_grows_meanwhile_is_not_read_further(file: Path, monkeypatch):
    monkeypatch.setattr(reading, "_unfit", lambda *_: None)
    opened = mock_open(read_data=b"a" * 2_000_000)
    monkeypatch.setattr(Path, "open", opened)
    assert problem_of(file).what == "it is over 1,000,000 bytes"
    opened().read.assert_called_once_with(1_000_001)


@pytest.mark.parametrize("kind", ["json", "yaml"])
@pytest.mark.parametrize("as_bytes", [True, False])
def test_the_most_bytes_are_read_and_one_more_is_not(kind: Kind, as_bytes: bool):
    fits, too_long = (text.encode() if as_bytes else text for text in ('"éé"', '"ééé"'))
    assert read_text(fits, "x", kind=kind, most_bytes=6).data == "éé"
    with pytest.raises(ProblemsFound, match="it is over 6 bytes"):
        read_text(too_long, "x", kind=kind, most_bytes=6)


def test_a_file_has_the_same_limit(file: Path):
    assert read_file(file, most_bytes=5).data == {"a": 1}
    assert problem_of(file, most_bytes=4).what == "it is over 4 bytes"


# Whatever comes

MANY = settings(derandomize=True, max_examples=200, deadline=None)
PIECES = "a: ;- ;? ;: ;[;];{;};,;#;|;>;';\";\\;@;`;%;!;&;*;~;?;:;\n;\n  ;\t;\r\n;&x ;*x ;!t ;!!str ;---\n;...\n"
PIECES += ';%YAML 1.2\n;%TAG ! a\n;1;1e9;.inf;0777;<<: ;é;😀;"a": ;|2-\n;\\u12;\\ud83d;\\U00110000;null;true'
PIECES += ";\x07;\0;\ufeff;\ud800;\u2028"
MARKUP = st.lists(st.sampled_from(PIECES.split(";")), max_size=30).map("".join)
ANYTHING = st.text(st.characters()) | st.binary() | MARKUP


def test_any_text_is_read_or_refused_with_a_message(each_parser):
    @MANY
    @given(ANYTHING, st.sampled_from(get_args(Kind)))
    def check(text: str | bytes, kind: Kind) -> None:
        try:
            assert isinstance(read_text(text, "x", kind=kind), Document)
        except ProblemsFound as refusal:
            str(refusal).encode()

    check()


def is_text_in_both_versions(text: str) -> bool:
    """YAML 1.1 takes `1e3` for text and writes it without quotes; YAML 1.2 takes it for a number."""
    return not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", text)


LETTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
ODD_WORDS = st.sampled_from([*TEXTS.split(), "true", "~"])
WORDS = st.text(LETTERS | st.sampled_from("\t\n"), max_size=12) | ODD_WORDS


def plain(words: st.SearchStrategy[str]) -> st.SearchStrategy[Plain]:
    numbers = st.integers(1 - 10**15, 10**15 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        st.none() | st.booleans() | numbers | words,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
        max_leaves=15,
    )


@MANY
@given(plain(WORDS), st.booleans())
def test_what_json_wrote_reads_back_the_same(data: Plain, ascii_only: bool):
    assert same(read_text(json.dumps(data, ensure_ascii=ascii_only), "x", kind="json").data, data)


def test_what_yaml_wrote_reads_back_the_same(each_parser):
    @MANY
    @given(plain(WORDS.filter(is_text_in_both_versions)), st.sampled_from([True, False, None]))
    def check(data: Plain, flow: bool | None) -> None:
        text = yaml.safe_dump(data, default_flow_style=flow, sort_keys=False)
        assert same(read_text(text, "x", kind="yaml").data, data)

    check()
