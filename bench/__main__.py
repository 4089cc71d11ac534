"""`make bench`: ours and a peer on the same input in the same run, as ratios. Numbers of a run, not promises."""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from bench import api
from bench.pages import TAKES, measured
from bench.peer import level_by_hand, level_in_numpy

from unspasm import assess, load
from unspasm.assessment.answers import Answers, engine_values
from unspasm.assessment.assess import Assessment
from unspasm.engines import table
from unspasm.engines.person import reader
from unspasm.plan.medicines.check import check
from unspasm.plan.medicines.names import names_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.plan.today import plan

PEOPLE = 1_000_000
EDITION = load()


def main() -> None:
    dice = random.Random(1)
    crowd = [_someone(dice) for _ in range(1000)]
    print(f"edition {EDITION.name}: {len(EDITION.rules)} rules, {len(EDITION.facts)} facts; 20% of answers unknown")
    _one_person(crowd)
    _cold_start()
    _pages()
    api.measured(crowd)
    _a_million(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)


def _one_person(crowd: list[dict[str, Any]]) -> None:
    compiled = reader(EDITION)
    values = [engine_values(Answers.checked(one, EDITION), EDITION) for one in crowd]
    hand = _each(level_by_hand, crowd)
    verdicts = _each(lambda one: [(r.because, r.missing) for r in compiled.read(one).values()], values)
    whole = _each(assess, crowd)
    _say("20 rules by hand, no reasons", hand, hand)
    _say("all rules with verdicts and reasons (goal 0.3 ms)", verdicts, hand)
    _say("whole assessment with causes and next question (goal 2 ms)", whole, hand)
    _say("the same with nothing answered", _each(assess, [{}] * 300), hand)
    assessed = [assess(one) for one in crowd]
    _say(f"the plan with the verdicts of {len(EDITION.care)} care options", _each(plan, assessed), hand)
    _medicines(assessed, whole)


def _medicines(assessed: list[Assessment], whole: float) -> None:
    """The check of a list beside the whole assessment of the same people."""
    names = names_of(EDITION)
    found = [(typed, names.recognised(typed, "uk").settled) for typed in TAKES]
    taking = Taking(tuple(Taken(typed, name) for typed, name in found if name is not None), complete=True)
    assert len(taking.items) == len(TAKES)
    checks = _each(lambda one: check(one, taking, "uk"), assessed[:300])
    _say(f"check of {len(TAKES)} medicines (goal 5 ms), beside the assessment", checks, whole)


def _cold_start() -> None:
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.json"
        answers.write_text(json.dumps({"age": 30, "saddle_numbness": True}))
        ours = [str(Path(sys.executable).parent / "unspasm"), "assess", str(answers), "--format", "json"]
        empty = _command([sys.executable, "-c", "pass"])
        _say("cold python -c pass", empty, empty)
        _say("cold unspasm assess (goal 400 ms)", _command(ours), empty)


def _pages() -> None:
    (smallest, *pages) = measured()
    for name, seconds in (smallest, *pages):
        _say(f"page: {name} (goal 15 ms above the smallest)", seconds, smallest[1])


def _a_million(count: int) -> None:
    frame = _frame(count)
    names = frame.columns
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.parquet"
        frame.write_parquet(path)
        reading = _once(lambda: pl.scan_parquet(path).select(pl.col(names).null_count()).collect(engine="streaming"))
        ours = _once(lambda: _levels(path))
    arrays = {
        name: frame[name].fill_null(False if frame[name].dtype == pl.Boolean else 0).to_numpy() for name in _used()
    }
    by_numpy = _once(lambda: np.bincount(level_in_numpy(arrays), minlength=5))
    for name, seconds in (
        ("reading the columns", reading),
        ("all rules, scores and levels on Polars, streaming", ours),
        ("20 rules in NumPy", by_numpy),
    ):
        print(f"{name:<62}{seconds:9.2f} s {count / seconds:12,.0f} people/s {seconds / reading:8.1f} x reading")


def _levels(path: Path) -> pl.DataFrame:
    """Every verdict, score and level is computed and counted, so that none can be left out as unused."""
    read = table.read(EDITION, pl.scan_parquet(path))
    names = read.collect_schema().names()
    results = [name for name in names if name.startswith(("rule_", "score_"))]
    counted: pl.DataFrame = read.select(pl.col([*results, "level", "could_be"]).sum()).collect(engine="streaming")
    return counted


def _used() -> list[str]:
    return [fact.id for fact in EDITION.facts.values() if fact.kind != "choice"]


def _frame(count: int) -> pl.DataFrame:
    dice = np.random.default_rng(1)
    columns: dict[str, Any] = {}
    for fact in EDITION.facts.values():
        unknown = pl.Series(dice.random(count) < 0.2)
        if fact.kind == "yes_no":
            series = pl.Series(dice.random(count) < 0.02)
        elif fact.kind == "number":
            series = pl.Series(dice.uniform(fact.low or 0, fact.high or 1, count))
        else:
            series = pl.Series(dice.choice(list(fact.choices), count))
        columns[fact.id] = pl.select(pl.when(~unknown).then(series)).to_series()
    return pl.DataFrame(columns)


def _someone(dice: random.Random) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for fact in EDITION.facts.values():
        if dice.random() >= 0.2:
            if fact.kind == "number":
                told[fact.id] = dice.uniform(fact.low or 0, fact.high or 1)
            else:
                told[fact.id] = dice.random() < 0.02 if fact.kind == "yes_no" else dice.choice(list(fact.choices))
    return told


def _each(work: Callable[[Any], Any], items: list[Any]) -> float:
    """The median time of one, in seconds."""
    times = []
    for item in items:
        started = time.perf_counter()
        work(item)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _once(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _command(words: list[str]) -> float:
    return _each(lambda _: subprocess.run(words, check=True, stdout=subprocess.DEVNULL), list(range(11)))


def _say(name: str, seconds: float, peer: float) -> None:
    print(f"{name:<62}{seconds * 1000:9.3f} ms {seconds / peer:9.1f} x")


if __name__ == "__main__":
    main()
