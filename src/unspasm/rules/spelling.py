"""A parsed condition as one would write it."""

from unspasm.rules.expr import And, Arith, AtLeast, Compare, FactRef, In, Node, Not, Number, Or, Text


def spelled(node: Node) -> str:
    """The condition in words of the language; brackets wherever ANDs, ORs and sums are nested."""
    match node:
        case FactRef(id):
            return id
        case Number(value):
            return f"{value:g}"
        case Text(value):
            return f"'{value}'"
        case Not(part):
            return f"NOT {_bracketed(part)}"
        case And(parts):
            return " AND ".join(map(_bracketed, parts))
        case Or(parts):
            return " OR ".join(map(_bracketed, parts))
        case AtLeast(count, parts):
            return f"at least {count} of " + ", ".join(map(_bracketed, parts))
        case In(fact, among):
            return f"{fact.id} IN ({', '.join(_literal(option) for option in among)})"
        case Compare(op, left, right) | Arith(op, left, right):
            return f"{_bracketed(left)} {op} {_bracketed(right)}"


def _bracketed(node: Node) -> str:
    return f"({spelled(node)})" if isinstance(node, And | Or | Arith | AtLeast) else spelled(node)


def _literal(value: float | str) -> str:
    return f"'{value}'" if isinstance(value, str) else f"{value:g}"
