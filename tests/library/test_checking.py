"""A folder of knowledge with one thing wrong is refused, with where and what; the same folder without it loads."""

import shutil

import pytest

from unspasm import where
from unspasm.library import edition as editions
from unspasm.problems import ProblemsFound


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge")


def problems(folder):
    with pytest.raises(ProblemsFound) as found:
        editions.build(folder)
    return "\n\n".join(map(str, found.value.problems))


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test would change nothing"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_knowledge_as_it_ships_loads(folder):
    assert editions.build(folder).rules


CAUDA, FACTS, CARDS = "causes/cauda_equina.yaml", "facts/nerves.yaml", "questions/danger_cards.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (CAUDA, "when: cauda_equina_sign", "when: cauda_equina_sing", "did you mean `cauda_equina_sign`"),
        (CAUDA, "when: ", "when: NOT saddle_numbness AND ", "stands under a NOT"),
        (CAUDA, "source: bass_2018", "source: bass_1918", "`bass_1918` is not in sources.yaml"),
        (CAUDA, "urgency: emergency", "urgency: urgent", "Input should be"),
        (CAUDA, "gold_class: cauda_equina", "gold_class: horse_tail", "Input should be"),
        (CAUDA, "    say: ", "    tell: ", "`tell` is not a key that belongs here"),
        (CAUDA, "id: cauda_equina\n", "id: nerve_root\n", "stands twice"),
        (FACTS, "words: Numb between the legs, ", "", "`words` is missing"),
        (
            FACTS,
            "id: saddle_numbness, kind: yes_no",
            "id: saddle_numbness, kind: choice",
            "choices belong to a choice fact",
        ),
        (FACTS, "facts:\n", "facts:\n  - {id: tail, kind: yes_no, words: Tail, means: A tail.}\n", "uses `tail`"),
        (CARDS, "answers: [collapsed, ", "answers: [colapsed, ", "`colapsed` is not an asked fact"),
        (CARDS, "none_of_these: true", "none_of_these: false", "answer all of them with no"),
        (CARDS, "how_to_check: ", "hint_two: ", "is not a key that belongs here"),
        ("screens/danger.yaml", "[right_now, ", "[right_then, ", "`right_then` is not a question"),
        ("facts/derived.yaml", "expr: fever OR shaking_chills", "expr: fever_or_chills", "derived from itself"),
        ("facts/derived.yaml", "when: blistering_rash", "when: blistering", "`blistering` is not a fact"),
        ("urgency/floor.yaml", "rules:", "roles:", "`roles` is not a key"),
        ("urgency/self_care.yaml", "duration_days < 42", "pattern = 'skin'", "may not use a first_match fact"),
        ("urgency/self_care.yaml", "duration_days < 42", "duration_days / duration_days < 42", "a divisor may be zero"),
        ("causes/nerve_root.yaml", "back_under_60: 25", "back_under_16: 25", "`back_under_16` is no pattern"),
        ("causes/nerve_root.yaml", "starting_chance:", "starting_chance: &x", "nchor"),
        ("sources.yaml", "sources:", "sources: [", "knowledge/sources.yaml"),
    ],
)
def test_one_thing_wrong_is_found(folder, file, old, new, says):
    change(folder, file, old, new)
    assert says in problems(folder)


def test_a_rule_without_evidence_or_judgement_is_refused(folder):
    file = folder / "urgency/floor.yaml"
    text = "\n".join(line for line in file.read_text().splitlines() if "judgement:" not in line)
    file.write_text(text, encoding="utf-8")
    assert "cites evidence or is labelled judgement" in problems(folder)


def test_problems_of_all_files_come_at_once(folder):
    change(folder, CAUDA, "urgency: emergency", "urgency: urgent")
    change(folder, FACTS, "words: Numb between the legs, ", "")
    assert CAUDA in (found := problems(folder))
    assert FACTS in found


def test_a_problem_names_file_and_line(folder):
    change(folder, CAUDA, "urgency: emergency", "urgency: urgent")
    assert "knowledge/causes/cauda_equina.yaml:" in problems(folder)
