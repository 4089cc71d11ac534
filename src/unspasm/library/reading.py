"""Read YAML and JSON that came from outside, strictly. No other file parses either.

YAML follows the core rules of YAML 1.2, less what surprises an editor. Unquoted `true`, `false` and `null`,
spelled small, Capitalised or LARGE, `~` and nothing at all have their meaning; decimal numbers such as `5`,
`-0.5` and `1e3` are numbers; every other word is text: `no`, `on`, `1:30`, `0777`, `0x1F`, `1_000`, `NaN`,
`2024-05-01`. Quoted words are always text. In both YAML and JSON, what could be read in two ways is refused.
"""

import errno
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from os import stat_result
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from unspasm.problems import Problem, ProblemsFound

if TYPE_CHECKING:  # PyYAML is imported when there is YAML to read: a cold start counts milliseconds
    from yaml import Event, MarkedYAMLError

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Steps: TypeAlias = tuple[str | int, ...]
Kind: TypeAlias = Literal["yaml", "json", "auto"]

MOST_BYTES = 1_000_000
MOST_DEPTH = 40
MOST_DIGITS = 15  # a float64 keeps every whole number of this length
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Document:
    """What one text says, as plain data. If it exists, it broke none of the rules of this file.

    `where` names the text in messages. `lines` holds the line, from 1, of each key and list item by its path,
    such as `("rules", 0, "when")`; it is empty for JSON.
    """

    data: Plain
    where: str
    lines: Mapping[Steps, int]

    def place(self, path: Sequence[str | int]) -> str:
        """`causes/x.yaml:12 rules[0].when`. Of a path that is not there, the line of what should hold it."""
        steps = tuple(path)
        known = (self.lines.get(steps[:length]) for length in range(len(steps), 0, -1))
        return _place(self.where, next(filter(None, known), None), steps)


def read_file(path: Path, *, name: str | None = None, most_bytes: int = MOST_BYTES, kind: Kind = "auto") -> Document:
    """Read one file, or raise ProblemsFound with everything that is wrong with it, and nothing else.

    Messages say `name`, or the path as it was given. A file over `most_bytes` is not opened, nor is anything
    but an ordinary file. `auto` takes `.json` for JSON and goes by the text otherwise, as `read_text` does.
    """
    where = _short(str(path), 4_000) if name is None else name
    if kind == "auto" and path.suffix.lower() == ".json":
        kind = "json"
    return read_text(_bytes_of(path, where, most_bytes), where, most_bytes=most_bytes, kind=kind)


def read_text(text: str | bytes, where: str, *, most_bytes: int = MOST_BYTES, kind: Kind = "auto") -> Document:
    """Read one text, or raise ProblemsFound with everything that is wrong with it, and nothing else.

    `where` names the text in messages. `auto` is JSON if `where` ends in `.json`, or if the text starts with
    `{` and is JSON; anything else is YAML.
    """
    found = _Found(where)
    written = _decoded(text, most_bytes, found)
    if kind == "json" or (kind == "auto" and where.lower().endswith(".json")):
        return _read_json(written, found)
    if kind == "auto" and written.lstrip().startswith("{") and _too_deep(written) is None:
        try:
            return _parse_json(written, found)
        except json.JSONDecodeError:
            found = _Found(where)  # a map in YAML may start with a brace, too
    return _read_yaml(written, found)


def read_json(text: bytes, where: str, *, most_bytes: int = MOST_BYTES, most_depth: int = MOST_DEPTH) -> Document:
    """As `read_text` with JSON only, for what comes over a network. `most_depth` is at most MOST_DEPTH."""
    found = _Found(where)
    return _read_json(_decoded(text, most_bytes, found), found, most_depth)


# What can be wrong, in the words of the person who can mend it


class _Words(NamedTuple):
    what: str
    why: str
    fix: str

    def at(self, place: str, names: Mapping[str, object]) -> Problem:
        return Problem(place, self.what.format_map(names), self.why, self.fix.format_map(names))


_UNUSED = "nothing in it can be used"
_LOST = "all but one would be lost without a word"
_UNSEEN = "who reviews this place does not see what it brings in"
_NOT_COMPARED = "comparing it with a limit would go wrong"
_IF_TEXT = "put it in quotes if it is text"
_SAVE_PLAIN = "save it as plain text in UTF-8"
_FILL = "write into it, or leave it out"

_MISSING = _Words("there is no such file", _UNUSED, "check the name and the folder")
_FOLDER = _Words("this is a folder", _UNUSED, "name one file in it")
_NOT_ORDINARY = _Words("this is not an ordinary file", "reading could wait for ever", "copy it into a file")
_NO_PERMISSION = _Words("you may not read this file", _UNUSED, "ask its owner to let you read it")
_CANNOT_OPEN = _Words("this file cannot be opened ({code})", _UNUSED, "check its name and the disk it is on")
_TOO_LARGE = _Words("it is over {most:,} bytes", "it could fill the memory", "check that it is the right file")
_EMPTY = _Words("there is nothing in it", _UNUSED, _FILL)
_ONLY_COMMENTS = _Words("there is nothing in it but comments and marks", _UNUSED, _FILL)
_BINARY = _Words("it holds zero bytes, as pictures, programs and UTF-16 text do", _UNUSED, _SAVE_PLAIN)
_NOT_UTF8 = _Words("byte {byte} is no part of UTF-8 text", "letters could be read as others", _SAVE_PLAIN)
_HIDDEN_LETTER = _Words("{code} is here, which nobody can see", "programs act on it", "delete it")
_TOO_DEEP = _Words("it is nested over {most} deep", "it could fill the memory", "check brackets and indentation")
_TOO_MANY = _Words("only {most} problems are shown", "there may be more", "mend these, then read it again")
_DUPLICATE = _Words("the key `{key}` is on line {first} and again on line {second}", _LOST, "keep one")
_JSON_DUPLICATE = _Words("the key `{key}` is {times} times in the object with {keys}", _LOST, "keep one")
_KEY_NOT_TEXT = _Words("the key `{key}` is not read as text", "nobody would find it", 'put it in quotes: "{key}"')
_KEY_NOT_A_WORD = _Words("this key is a list, map or alias", "a key has to be a word", "write a word before the colon")
_MERGE = _Words("the merge key `<<` is used", _UNSEEN, "write the entries out")
_ANCHOR = _Words("the anchor `&{text}` is used", "a change here acts elsewhere", f"delete it; {_IF_TEXT}")
_ALIAS = _Words("the alias `*{text}` is used", _UNSEEN, f"write the value out; {_IF_TEXT}")
_TAG = _Words("the tag `{text}` is used", "it changes what the value is read as", f"delete it; {_IF_TEXT}")
_DIRECTIVE = _Words("a line with % sets how to read this", "all texts are read alike", "delete that line")
_SECOND_DOCUMENT = _Words("a second document starts here", "only one would be read", "put it in its own file")
_NOT_FINITE = _Words("`{text}` is no number", _NOT_COMPARED, f"leave it out if it is unknown; {_IF_TEXT}")
_OVERFLOW = _Words("the number `{text}` is too large", _NOT_COMPARED, f"write a smaller one; {_IF_TEXT}")
_DIGITS = _Words("`{text}` has over {most} digits", "programs round the last ones", f"use fewer; {_IF_TEXT}")
_SYNTAX = _Words("{place}: {what}", _UNUSED, "{fix}")
_UNREADABLE = _Words("an escape like \\U00110000, or a line with %, makes no sense", _UNUSED, "delete it")

# A part of what the parser says, what that means, what to do. The first row that fits is used.
_QUOTES = "put quotes around text that holds any of : # @ ` % & * ! | > [ ] { }"
_LINE_UP = ("the lines do not line up", "give all entries of one list or map the same number of spaces")
_NEXT_LINE = ("text cannot follow | or > on the same line", "start it on the next line")
_CLOSE = "add the mark that closes it"
_TAB = ("a tab stands where YAML wants spaces", "replace tabs by spaces")
_YAML_SAYS = (
    (" directive", "a line starts with %, which sets how to read text", f"delete it; {_QUOTES}"),
    (" tag", "a tag is used, which starts with !", _QUOTES),
    ("mapping values are not allowed", "no value can start at this `:`", f"check the indentation; {_QUOTES}"),
    ("could not find expected ':'", "the line before this one lacks a `:`", "write it as `key: value`"),
    ("cannot start any token", "text cannot start with this character", _QUOTES),
    ("mapping keys are not allowed", "a key cannot start on this line", _QUOTES),
    ("unexpected end of stream", "a quotation mark is never closed", _CLOSE),
    ("unexpected document", "a quotation mark is never closed", _CLOSE),
    ("or ']'", "a comma or `]` is missing before this", "close the list with `]`"),
    ("or '}'", "a comma or `}` is missing before this", "close the map with `}`"),
    ("node content", "a value is missing before this", "write the value, or close the bracket"),
    ("escape", "there is no such escape in double quotes", "write \\\\ for \\, or use single quotes"),
    ("hexdecimal", "digits are missing after \\x, \\u or \\U", "write the character itself"),
    ("alphabetic or numeric", "a name is missing after & or *", _QUOTES),
    ("document start", "this comes after the end of the data", "delete it, or put all of it in quotes"),
    ("expected key", *_LINE_UP),
    ("block end", *_LINE_UP),
    ("'-' indicator", *_LINE_UP),
    ("sequence entries", "a list cannot start on this line", "start it on the next line, with `- `"),
    ("line break", *_NEXT_LINE),
    ("chomping or indentation", *_NEXT_LINE),
)
_JSON_SAYS = (
    (
        "Expecting value",
        "a value is missing, or lacks its quotes",
        "write a number, true, false, null or text",
    ),
    ("Expecting property name", "a key in double quotes is missing", 'write "key": value, or drop the comma'),
    ("Expecting ':'", "a `:` is missing before this", 'write "key": value'),
    ("Expecting ','", "a comma or closing bracket is missing before this", "add it"),
    ("Unterminated string", "a quotation mark is never closed", _CLOSE),
    ("control character", "a tab or line break stands inside quotes", "write \\t or \\n in its place"),
    ("escape", "there is no such escape", "write \\\\ for \\"),
    ("Extra data", "this comes after the end of the data", "delete it"),
)


class _Found:
    """The problems of one text so far."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: list[Problem] = []

    def add(self, words: _Words, line: int | None = None, steps: Steps = (), **names: object) -> None:
        self.problems.append(words.at(_place(self.where, line, steps), names))
        if len(self.problems) >= MOST_PROBLEMS:
            raise ProblemsFound([*self.problems, _TOO_MANY.at(self.where, {"most": MOST_PROBLEMS})])

    def last(self, words: _Words, line: int | None = None, **names: object) -> ProblemsFound:
        self.add(words, line, (), **names)
        return ProblemsFound(self.problems)

    def stop_if_any(self) -> None:
        if self.problems:
            raise ProblemsFound(self.problems)


def _place(where: str, line: int | None, steps: Steps) -> str:
    parts = [f"[{step}]" if isinstance(step, int) else f".{_short(step)}" for step in steps]
    spelled = "".join(parts).removeprefix(".")
    return (where if line is None else f"{where}:{line}") + (f" {spelled}" if spelled else "")


def _short(text: str, most: int = 40) -> str:
    seen = (letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:most])
    return "".join(seen) + ("…" if len(text) > most else "")


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _in_plain_words(said: str, table: tuple[tuple[str, str, str], ...]) -> tuple[str, str]:
    for part, what, fix in table:
        if part in said:
            return what, fix
    return f'the parser says "{_short(said, 80)}"', "compare the line with one that works"


# From bytes to text

# Control characters, halves of characters, and two that no text may hold. A line break of Windows is fine.
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)")
# YAML takes these for line breaks or for the start of a file, and no editor shows them.
_HIDDEN_IN_YAML = re.compile(r"[\u2028\u2029\ufeff]")


def _bytes_of(path: Path, where: str, most_bytes: int) -> bytes:
    try:
        words = _unfit(path.stat(), most_bytes)
        if words is None:
            with path.open("rb") as file:
                return file.read(most_bytes + 1)  # one more than allowed: it may have grown since
        code = ""
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        words, code = _refused_by_system(error)
    raise _Found(where).last(words, most=most_bytes, code=code)


def _unfit(status: stat_result, most_bytes: int) -> _Words | None:
    if S_ISDIR(status.st_mode):
        return _FOLDER
    if not S_ISREG(status.st_mode):
        return _NOT_ORDINARY
    return _TOO_LARGE if status.st_size > most_bytes else None


def _refused_by_system(error: Exception) -> tuple[_Words, str]:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _MISSING, ""
        case PermissionError():
            return _NO_PERMISSION, ""
        case OSError(errno=int(number)):
            return _CANNOT_OPEN, errno.errorcode.get(number, str(number))
        case _:
            return _CANNOT_OPEN, "the name is not a file name"


def _decoded(text: str | bytes, most_bytes: int, found: _Found) -> str:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > most_bytes:
        raise found.last(_TOO_LARGE, most=most_bytes)
    if b"\0" in data:
        raise found.last(_BINARY)
    written = text if isinstance(text, str) else _from_utf8(text, found)
    written = written.removeprefix("\ufeff")
    if not written.strip():
        raise found.last(_EMPTY)
    _check_raw(_HIDDEN, written, found)
    return written


def _from_utf8(data: bytes, found: _Found) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise found.last(_NOT_UTF8, data.count(b"\n", 0, error.start) + 1, byte=error.start + 1) from None


def _check_raw(hidden: re.Pattern[str], text: str, found: _Found) -> None:
    for match in hidden.finditer(text):
        found.add(_HIDDEN_LETTER, _line_at(text, match.start()), code=f"U+{ord(match.group()):04X}")
    found.stop_if_any()


def _check_value(text: str, found: _Found, line: int | None, steps: Steps) -> None:
    """Escapes can say what may not be written as such."""
    if match := _HIDDEN.search(text):
        found.add(_HIDDEN_LETTER, line, steps, code=f"U+{ord(match.group()):04X}")


# Words and numbers

_MEANING: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def _unquoted(text: str) -> bool | int | float | str | _Words | None:
    """What an unquoted word of YAML means, or why it may not be used."""
    if text in _MEANING:
        return _MEANING[text]
    if text[0] not in "+-.0123456789":
        return text
    return _NOT_FINITE if _INFINITE.fullmatch(text) else _number(text)


def _number(text: str) -> int | float | str | _Words:
    if _WHOLE.fullmatch(text):
        return int(text) if len(text.lstrip("+-")) <= MOST_DIGITS else _DIGITS
    if _DECIMAL.fullmatch(text):
        return value if isfinite(value := float(text)) else _OVERFLOW
    return text


# YAML. PyYAML's own builder is not used: it recurses, resolves by YAML 1.1 and keeps the last of equal keys.


def _read_yaml(text: str, found: _Found) -> Document:
    _check_raw(_HIDDEN_IN_YAML, text, found)
    tree = _Tree(found)
    _grow(tree, text)
    if not tree.documents and not found.problems:
        found.add(_ONLY_COMMENTS)
    found.stop_if_any()
    return Document(tree.root, found.where, MappingProxyType(tree.lines))


def _grow(tree: "_Tree", text: str) -> None:
    import yaml

    builders = tree.builders()
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        # Events come one by one and the tree stops at its depth: all of 100,000 brackets take half a minute.
        for event in yaml.parse(text, Loader=loader):
            if build := builders.get(type(event)):
                build(event)
    except yaml.MarkedYAMLError as error:
        _add_syntax_problem(error, text, tree.found)
    except ProblemsFound:
        raise
    except (yaml.YAMLError, ValueError, OverflowError):  # the parser in Python trips over its own conversions
        tree.found.add(_UNREADABLE)


def _add_syntax_problem(error: "MarkedYAMLError", text: str, found: _Found) -> None:
    mark, context = error.problem_mark, error.context_mark
    if mark is None:
        raise found.last(_UNREADABLE)
    tab = _tab_at(text, mark.line, mark.column)
    what, fix = _TAB if tab else _in_plain_words(f"{error.problem} {error.context or ''}", _YAML_SAYS)
    if context is not None and context.line != mark.line and not tab:
        what += f", in what starts on line {context.line + 1}"
    place = f"line {mark.line + 1}, column {mark.column + 1}"
    found.add(_SYNTAX, mark.line + 1, place=place, what=what, fix=fix)


def _tab_at(text: str, line: int, column: int) -> bool:
    written = "".join(text.split("\n")[line : line + 1])
    indentation = written[: len(written) - len(written.lstrip())]
    return "\t" in indentation or written[column : column + 1] == "\t"


@dataclass(slots=True)
class _Branch:
    """A list or map that is being filled."""

    holder: list[Plain] | dict[str, Plain]
    steps: Steps
    key: str = ""  # in a map, what the next value belongs to
    awaits_key: bool = False
    key_lines: dict[str, int] = field(default_factory=dict)

    def next_steps(self) -> Steps:
        return (*self.steps, len(self.holder) if isinstance(self.holder, list) else self.key)

    def put(self, value: Plain) -> None:
        if isinstance(self.holder, list):
            self.holder.append(value)
        else:
            self.holder[self.key] = value
            self.awaits_key = True


class _Tree:
    """Plain data grown from the parser's events, without recursion. Problems do not stop it from growing."""

    def __init__(self, found: _Found) -> None:
        self.found = found
        self.root: Plain = None
        self.documents = 0
        self.lines: dict[Steps, int] = {}
        self.branches: list[_Branch] = []

    def builders(self) -> "dict[type[Event], Callable[[Any], None]]":
        import yaml

        return {
            yaml.DocumentStartEvent: self.start,
            yaml.SequenceStartEvent: lambda event: self.open([], event),
            yaml.MappingStartEvent: lambda event: self.open({}, event),
            yaml.SequenceEndEvent: self.close,
            yaml.MappingEndEvent: self.close,
            yaml.ScalarEvent: self.word,
            yaml.AliasEvent: self.alias,
        }

    def start(self, event: Any) -> None:
        self.documents += 1
        if event.version or event.tags:
            self._say(_DIRECTIVE, event)
        if self.documents > 1:
            self._say(_SECOND_DOCUMENT, event)

    def open(self, holder: list[Plain] | dict[str, Plain], event: Any) -> None:
        self._check_marks(event)
        if self._awaits_key():
            self._take_key("?", _KEY_NOT_A_WORD, event)
            steps = self._steps()
        else:
            steps = self._steps()
            self._put(holder, event)
        self.branches.append(_Branch(holder, steps, awaits_key=isinstance(holder, dict)))
        if len(self.branches) > MOST_DEPTH:
            raise self.found.last(_TOO_DEEP, event.start_mark.line + 1, most=MOST_DEPTH)

    def close(self, _event: Any) -> None:
        self.branches.pop()

    def alias(self, event: Any) -> None:
        self._say(_ALIAS, event, text=_short(event.anchor))
        if self._awaits_key():
            self._take_key("?", _KEY_NOT_A_WORD, event)
        else:
            self._put(None, event)

    def word(self, event: Any) -> None:
        self._check_marks(event)
        meaning = event.value if event.style else _unquoted(event.value)
        if self._awaits_key():
            self._take_key(event.value, self._unfit_key(event, meaning), event)
        else:
            self._put(self._value(event, meaning), event)

    def _unfit_key(self, event: Any, meaning: "Plain | _Words") -> _Words | None:
        if not event.style and event.value == "<<":
            return _MERGE
        return None if isinstance(meaning, str) else _KEY_NOT_TEXT

    def _take_key(self, key: str, unfit: _Words | None, event: Any) -> None:
        branch, line = self.branches[-1], event.start_mark.line + 1
        branch.key, branch.awaits_key = key, False
        _check_value(key, self.found, line, (*branch.steps, key))
        if unfit is not None:
            self._say(unfit, event, key=_short(key))
        elif key in branch.key_lines:
            self._say(_DUPLICATE, event, key=_short(key), first=branch.key_lines[key], second=line)
        else:
            branch.key_lines[key] = line
            self.lines[(*branch.steps, key)] = line

    def _value(self, event: Any, meaning: "Plain | _Words") -> Plain:
        _check_value(event.value, self.found, event.start_mark.line + 1, self._steps())
        if not self.branches and not event.style and not event.value:
            self.found.add(_ONLY_COMMENTS)
        if isinstance(meaning, _Words):
            self._say(meaning, event, text=_short(event.value), most=MOST_DIGITS)
            return None
        return meaning

    def _put(self, value: Plain, event: Any) -> None:
        if not self.branches:
            self.root = value
            return
        branch = self.branches[-1]
        if isinstance(branch.holder, list):
            self.lines[branch.next_steps()] = event.start_mark.line + 1
        branch.put(value)

    def _check_marks(self, event: Any) -> None:
        if event.anchor:
            self._say(_ANCHOR, event, text=_short(event.anchor))
        if event.tag:
            self._say(_TAG, event, text=_short(event.tag.replace("tag:yaml.org,2002:", "!!")))

    def _awaits_key(self) -> bool:
        return bool(self.branches) and self.branches[-1].awaits_key

    def _steps(self) -> Steps:
        """Where the next value goes; where a key is due, the map that it is for."""
        if not self.branches:
            return ()
        branch = self.branches[-1]
        return branch.steps if branch.awaits_key else branch.next_steps()

    def _say(self, words: _Words, event: Any, **names: object) -> None:
        self.found.add(words, event.start_mark.line + 1, self._steps(), **names)


# JSON

_BRACKET_OR_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)


def _read_json(text: str, found: _Found, most_depth: int = MOST_DEPTH) -> Document:
    if (position := _too_deep(text, most_depth)) is not None:
        raise found.last(_TOO_DEEP, _line_at(text, position), most=most_depth)
    try:
        return _parse_json(text, found)
    except json.JSONDecodeError as error:
        what, fix = _in_plain_words(error.msg, _JSON_SAYS)
        place = f"line {error.lineno}, column {error.colno}"
        raise found.last(_SYNTAX, error.lineno, place=place, what=what, fix=fix) from None


def _too_deep(text: str, most_depth: int = MOST_DEPTH) -> int | None:
    """Where JSON nests too deeply; asked before parsing, because its parser recurses."""
    depth = 0
    for match in _BRACKET_OR_STRING.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > most_depth:
            return match.start()
    return None


def _parse_json(text: str, found: _Found) -> Document:
    """Assumes that the depth was checked. Raises JSONDecodeError for what is not JSON."""
    data = json.loads(
        text,
        object_pairs_hook=lambda pairs: _object(pairs, found),
        parse_int=lambda written: _usable(written, _number(written), found),
        parse_float=lambda written: _usable(written, _number(written), found),
        parse_constant=lambda written: _usable(written, _NOT_FINITE, found),
    )
    _check_values(data, found)
    found.stop_if_any()
    return Document(data, found.where, MappingProxyType({}))


def _object(pairs: list[tuple[str, Plain]], found: _Found) -> dict[str, Plain]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = ", ".join(f"`{_short(key)}`" for key in list(data)[:5])
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                found.add(_JSON_DUPLICATE, key=_short(key), times=times, keys=keys)
    return data


def _usable(text: str, value: int | float | str | _Words, found: _Found) -> Plain:
    if isinstance(value, _Words):
        found.add(value, text=_short(text), most=MOST_DIGITS)
        return None
    return value


def _check_values(data: Plain, found: _Found) -> None:
    waiting: list[tuple[Steps, Plain]] = [((), data)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, str):
            _check_value(value, found, None, steps)
        elif isinstance(value, list):
            waiting.extend(((*steps, number), item) for number, item in enumerate(value))
        elif isinstance(value, dict):
            for key, item in value.items():
                _check_value(key, found, None, (*steps, key))
                waiting.append(((*steps, key), item))
