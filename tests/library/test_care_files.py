"""Care, gates, plan, visits and outlook: a folder with one thing wrong is refused, with where and what."""

import shutil
from pathlib import Path

import pytest

from unspasm import where
from unspasm.library import edition as editions
from unspasm.problems import ProblemsFound

HEAT, GATE, STEPS = "care/heat.yaml", "gates/heat.yaml", "plan/steps.yaml"
AVOID, REVIEWS, WHO = "plan/avoid.yaml", "plan/reviews.yaml", "visits/professionals.yaml"
CURVES = "outlook/curves.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge")


def problems(folder: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        editions.build(folder)
    return [str(one) for one in found.value.problems]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test would change nothing"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


WRONG = [
    (HEAT, "cost: low", "cost: cheap", "Input should be"),
    (HEAT, "group: comfort", "group: cosy", "Input should be"),
    (HEAT, "effort: low", "effort: low\nmood: warm", "`mood` is not a key that belongs here"),
    (HEAT, "phases: [chronic]", "phases: [acute]", "by_phase must name acute, subacute and chronic once each"),
    (HEAT, "gates: [emergency, heat]", "gates: [emergency, warmth]", "the gate `warmth` does not exist"),
    (HEAT, "gates: [emergency, heat]", "gates: [heat]", "nothing holds it back for people who must be seen today"),
    (HEAT, "claims: [S21, S22]", "claims: [S99]", "the claim `S99` does not exist"),
    (HEAT, "when: age < 16", "when: age < 16 AND NOT fever", "the danger fact `fever` stands under a NOT"),
    (HEAT, "when: age < 16", "when: agge < 16", "did you mean `age`"),
    (HEAT, "verdict: may_help", "verdict: open", "Input should be"),
    (HEAT, "position: recommends", "position: not_covered", "not_covered cites nothing"),
    (HEAT, "body: foster_2018", "body: lancet", "the source `lancet` does not exist"),
    ("care/massage.yaml", "read: secondary, rows: [GL-001]", "read: unconfirmed, rows: [GL-001]", "nobody read"),
    (HEAT, "value: 1.06", "value: 1.60", "differs from 1.06 in the row TH-001"),
    (HEAT, "interval: [0.68, 1.45]", "interval: [0.86, 1.45]", "the interval differs"),
    (GATE, "when: poor_circulation", "judgement: ours\n    when: poor_circulation", "give one of the two"),
    (GATE, "    when: poor_circulation\n", "", "a limit needs when or from_level"),
    (GATE, "id: heat_drowsy", "id: heat_numb_skin", "the limit `heat_numb_skin` stands twice"),
    (GATE, "id: heat\n", "id: cold\n", "the gate `cold` stands twice"),
    ("gates/be_seen.yaml", "from_level: same_day", "for_causes: [hip]", "for_causes needs from_level"),
    (STEPS, "care: walking", "care: wallking", "the care `wallking` does not exist"),
    (STEPS, "slots: [morning", "slots: [dawn", "Input should be"),
    (AVOID, "for_causes: [injury_fracture]", "for_causes: [injury]", "the cause `injury` does not exist"),
    (AVOID, "for_causes: [injury_fracture]", "for_causes: [hip]", "no rule of these causes asks for that level"),
    (REVIEWS, "levels: [", "levels: [never, ", "Input should be"),
    (WHO, "can:", "may:", "`may` is not a key that belongs here"),
    (CURVES, "week: 6", "week: 60", "less than or equal to 52"),
    (CURVES, "value: 56", "value: 156", "a number from 0 to 100"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), WRONG)
def test_one_thing_wrong_is_found_where_it_stands(folder, file, old, new, says):
    change(folder, file, old, new)
    assert [one for one in problems(folder) if says in one]


def test_a_gate_that_no_option_has_is_found(folder):
    (folder / "gates/extra.yaml").write_text(
        "id: extra\nname: Extra\nreviewed_by: none\nlimits:\n"
        "  - {id: extra_one, when: smoker, verdict: ask_first, say: Ask., judgement: Ours.}\n",
        encoding="utf-8",
    )
    assert [one for one in problems(folder) if "no care option has the gate `extra`" in one]


def test_a_row_of_the_treatment_tables_that_nobody_cites_is_found(folder):
    change(folder, "gates/heat.yaml", ", rows: [TH-018]", "")
    assert [one for one in problems(folder) if "nothing cites the row TH-018" in one]
