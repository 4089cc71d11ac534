"""From the text of a condition to our own tree. The only place that knows SQLGlot."""

import re
from dataclasses import dataclass
from typing import Any, NoReturn

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from unspasm.problems import Problem
from unspasm.rules import expr as ours
from unspasm.rules.vocabulary import Vocabulary, nearest

MOST_CHARACTERS = 500
MOST_DEPTH = 8

# What may stand in a condition at all. Comments, quoted names, casts and statement ends find no token here, so
# they are refused before the parser sees them; so is deep nesting, which it answers with a RecursionError.
_TOKEN = re.compile(r"\s+|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|'[a-z0-9_]*'|<>|<=|>=|-(?!-)|/(?!\*)|[=<>+*(),]")
_COMPARISONS: dict[type[exp.Expression], str] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_ARITHMETIC: dict[type[exp.Expression], str] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}
_WHY = "a condition that is read in another way than it was meant warns the wrong people"


class _Refused(Exception):
    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


@dataclass(frozen=True, slots=True)
class When:
    """A condition over facts. If it exists, it can run on every engine."""

    expr: ours.Expr
    sql: str
    where: str

    @classmethod
    def parse(cls, sql: str, where: str, facts: Vocabulary) -> "When | list[Problem]":
        """The condition, or what is wrong with it. `facts` are all facts that it may name."""
        problems: list[Problem] = []
        try:
            _check_text(sql)
            tree: Any = sqlglot.parse_one(sql, read="duckdb")
            condition = _Lowering(facts, where, problems).condition(tree)
        except _Refused as refused:
            return [*problems, Problem(where, refused.what, _WHY, refused.fix)]
        except (SqlglotError, RecursionError):
            return [Problem(where, f"`{sql}` is not a condition", _WHY, _LANGUAGE)]
        return problems or cls(condition, sql, where)


_LANGUAGE = "write facts, numbers and 'choices' with = <> < <= > >= IN BETWEEN AND OR NOT + - * / and parentheses only"


def _check_text(sql: str) -> None:
    if len(sql) > MOST_CHARACTERS:
        _refuse(f"the condition is longer than {MOST_CHARACTERS} characters", "split it into two rules")
    at = 0
    while at < len(sql):
        token = _TOKEN.match(sql, at)
        if not token:
            _refuse(f"`{sql[at : at + 12]}` does not belong to the language", _LANGUAGE)
        at = token.end()
    if _parenthesis_depth(sql) > MOST_DEPTH or len(re.findall(r"\bNOT\b", sql, re.I)) > 2 * MOST_DEPTH:
        _refuse(f"the condition is nested deeper than {MOST_DEPTH}", "name a part of it as a derived fact")


def _parenthesis_depth(sql: str) -> int:
    depth = deepest = 0
    for character in sql:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    return deepest


def _refuse(what: str, fix: str) -> NoReturn:
    raise _Refused(what, fix)


@dataclass(slots=True)
class _Lowering:
    """Walks the parser's tree once; what it does not name is refused."""

    facts: Vocabulary
    where: str
    problems: list[Problem]

    def condition(self, tree: exp.Expression, depth: int = 1) -> ours.Expr:
        if depth > MOST_DEPTH:
            _refuse(f"the condition is nested deeper than {MOST_DEPTH}", "name a part of it as a derived fact")
        match tree:
            case exp.Paren():
                return self.condition(tree.this, depth)
            case exp.And():
                return ours.And(self.flat(tree, exp.And, depth))
            case exp.Or():
                return ours.Or(self.flat(tree, exp.Or, depth))
            case exp.Not():
                return ours.Not(self.condition(tree.this, depth + 1))
            case exp.Column():
                return self.fact(tree, "yes_no")
            case exp.In():
                return self.among(tree)
            case exp.Between():
                return self.between(tree)
        return self.comparison(tree)

    def flat(self, tree: exp.Expression, kind: type[exp.Expression], depth: int) -> tuple[ours.Expr, ...]:
        """`a AND b AND c` is one AND of three, however the parser nests it."""
        parts: list[ours.Expr] = []
        waiting: list[Any] = [tree]
        while waiting:
            part: Any = waiting.pop().unnest()
            if isinstance(part, kind):
                waiting += [part.args["expression"], part.this]
            else:
                parts.append(self.condition(part, depth + 1))
        return tuple(parts)

    def comparison(self, tree: exp.Expression) -> ours.Expr:
        op = _COMPARISONS.get(type(tree))
        if op is None:
            _refuse(f"`{tree.sql()}` is not a condition of the language", _LANGUAGE)
        left, right = tree.this.unnest(), tree.args["expression"].unnest()
        if isinstance(right, exp.Literal) and right.is_string:
            if op not in ("=", "<>"):
                _refuse(f"choices have no order, so `{op}` cannot compare them", "use = or <> or IN")
            fact = self.fact(left, "choice")
            return ours.Compare(op, fact, ours.Text(self.choice(fact, str(right.this))))
        return ours.Compare(op, self.term(left), self.term(right))

    def among(self, tree: exp.In) -> ours.Expr:
        options = tree.args.get("expressions") or _refuse(f"`{tree.sql()}` lists nothing", _LANGUAGE)
        if not all(isinstance(option, exp.Literal) for option in options):
            _refuse(f"`{tree.sql()}` may list only numbers or 'choices'", _LANGUAGE)
        if all(option.is_string for option in options):
            fact = self.fact(tree.this, "choice")
            return ours.In(fact, tuple(self.choice(fact, str(option.this)) for option in options))
        if any(option.is_string for option in options):
            _refuse(f"`{tree.sql()}` mixes numbers and 'choices'", _LANGUAGE)
        return ours.In(self.fact(tree.this, "number"), tuple(float(option.this) for option in options))

    def between(self, tree: exp.Between) -> ours.Expr:
        middle = self.term(tree.this)
        low, high = self.term(tree.args["low"]), self.term(tree.args["high"])
        return ours.And((ours.Compare(">=", middle, low), ours.Compare("<=", middle, high)))

    def term(self, tree: exp.Expression, depth: int = 1) -> ours.Term:
        if depth > MOST_DEPTH:
            _refuse(f"the sum is nested deeper than {MOST_DEPTH}", "name a part of it as a derived fact")
        match tree:
            case exp.Paren():
                return self.term(tree.this, depth)
            case exp.Literal() if not tree.is_string:
                return ours.Number(float(tree.this))
            case exp.Neg() if isinstance(tree.this, exp.Literal):
                return ours.Number(-float(tree.this.this))
            case exp.Column():
                return self.fact(tree, "number")
        op = _ARITHMETIC.get(type(tree)) or _refuse(f"`{tree.sql()}` is not a number of the language", _LANGUAGE)
        return ours.Arith(op, self.term(tree.this, depth + 1), self.term(tree.args["expression"], depth + 1))

    def fact(self, tree: exp.Expression, kind: str) -> ours.FactRef:
        if not isinstance(tree, exp.Column) or tree.args.get("table"):
            _refuse(f"`{tree.sql()}` stands where a fact belongs", _LANGUAGE)
        name = tree.name
        fact = self.facts.get(name)
        if fact is None:
            self.note(f"`{name}` is not a fact", nearest(name, list(self.facts)))
        elif fact.kind != kind:
            self.note(f"`{name}` is a {fact.kind} fact and is used as {kind}", _USE[fact.kind])
        return ours.FactRef(name)

    def choice(self, fact: ours.FactRef, text: str) -> str:
        known = self.facts.get(fact.id)
        if known is not None and known.kind == "choice" and text not in known.choices:
            self.note(f"`{fact.id}` has no choice '{text}'", "it may be " + ", ".join(known.choices))
        return text

    def note(self, what: str, fix: str) -> None:
        self.problems.append(Problem(self.where, what, "nobody would be checked by this condition", fix))


_USE = {
    "yes_no": "write a yes_no fact by itself or after NOT",
    "number": "compare a number fact with = <> < <= > >= BETWEEN or IN",
    "choice": "compare a choice fact with = <> or IN and one of its 'choices'",
}
