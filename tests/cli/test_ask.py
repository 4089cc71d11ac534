"""The interview, answered by scripts: ben has a strained back, ana has one too, cleo needs help fast."""

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pexpect
import pytest
from rich.console import Console

from unspasm.assessment.assess import assess
from unspasm.cli import ask as module
from unspasm.cli.ask import INTERRUPTED, ask
from unspasm.library.edition import load
from unspasm.problems import ProblemsFound
from unspasm.rules.rule import Question
from unspasm.words import Urgency

EDITION = load()
CARDS = {
    question.id
    for screen in EDITION.screens
    for question in EDITION.questions
    if question.id in screen.questions and question.none_of_these
}
BEN = {
    "how_old": "30",
    "which_sex": "male",
    "how_it_began": "began_with_strain",
    "how_long": "2",
    "how_bad": "6",
    "how_it_feels": "movement_changes_it muscle_spasm",
}
ANA = {**BEN, "which_sex": "female"}


class Person:
    """Answers pages by the question on show; what is in `special` comes first, one text per prompt."""

    def __init__(self, story: dict[str, str], special: dict[str, list[str]] | None = None) -> None:
        self.story = story
        self.special = {id: list(texts) for id, texts in (special or {}).items()}
        self.out = io.StringIO()
        self.console = Console(file=self.out, width=200)
        self.asked: list[str] = []  # the question on show at each prompt
        self.file_names: Iterator[str] = iter(())

    @property
    def text(self) -> str:
        return self.out.getvalue()

    @property
    def cards(self) -> list[str]:
        return [id for id in self.asked if id in CARDS]

    def read(self, prompt: str) -> str:
        if "file" in prompt:
            return next(self.file_names)
        question = self.on_show()
        self.asked.append(question.id)
        assert len(self.asked) < 80, "the interview does not end"
        if self.special.get(question.id):
            texts = self.special[question.id]
            if texts[0] == "EOF":
                raise EOFError
            if texts[0] == "CTRL-C":
                raise KeyboardInterrupt
            return texts.pop(0)
        return typed(question, self.story.get(question.id))

    def on_show(self) -> Question:
        page = self.text[self.text.rindex("\npage ") :].split("\n")
        return next(q for q in EDITION.questions if q.text == page[2] and fits(q, page))

    def run(self, resume: Path | None = None) -> int:
        return ask(resume, self.console, self.read)


def fits(question: Question, page: list[str]) -> bool:
    """Three questions share their text; their lines tell them apart."""
    labels = list(question.labels.values())
    return not labels or any(line.strip().endswith(label) for line in page for label in labels)


def typed(question: Question, wanted: str | None) -> str:
    fact = EDITION.facts[question.answers[0]]
    if len(question.answers) > 1:
        ticked = [str(question.answers.index(name) + 1) for name in (wanted or "").split()]
        return " ".join(ticked) or "n"
    if fact.kind == "choice":
        return str(list(fact.choices).index(wanted or next(iter(fact.choices))) + 1)
    return wanted or ("n" if fact.kind == "yes_no" else "0")


@pytest.fixture
def final(monkeypatch) -> Callable[[], dict]:
    """The answers as the last assessment saw them."""
    seen: list[dict] = []

    def watched(answers, edition):
        seen.append(dict(answers))
        return assess(answers, edition)

    monkeypatch.setattr(module, "assess", watched)
    return lambda: seen[-1]


@pytest.mark.parametrize("story", [BEN, ANA], ids=["ben", "ana"])
def test_an_ordinary_strain_ends_in_self_care(story, final):
    person = Person(story)
    assert person.run() == 0
    end = assess(final(), EDITION)
    assert end.triage.level == Urgency.SELF_CARE
    assert end.triage.finished
    assert not end.next_questions
    print(f"pages: {len(person.asked)}, cards: {len(person.cards)}")
    assert len(person.cards) <= 8
    assert len(person.asked) <= 20
    assert max(Counter(person.asked).values()) == 1
    assert "You can care for this at home for now." in person.text


def test_the_danger_cards_come_first_and_are_counted():
    person = Person(BEN)
    person.run()
    assert person.asked[:4] == ["right_now", "pee_poo_numbness", "legs", "heat"]
    assert "page 1; danger cards left: 9" in person.text
    assert "page 4; danger cards left: 6" in person.text
    assert "danger cards left: 0" in person.text


def test_an_emergency_on_card_two_stops_at_once():
    cleo = Person(BEN, {"pee_poo_numbness": ["1 4"]})
    assert cleo.run() == 0
    assert cleo.asked == ["right_now", "pee_poo_numbness"]
    assert "This is an emergency." in cleo.text
    assert "now" in cleo.text.split("This is an emergency.")[1]


def test_an_emergency_stops_even_if_questions_were_left(monkeypatch, tmp_path):
    def talkative(answers, edition):
        return replace(assess(answers, edition), next_questions=edition.questions)

    monkeypatch.setattr(module, "assess", talkative)
    cleo = Person(BEN)
    kept = tmp_path / "kept.json"
    kept.write_text('{"saddle_numbness": true}')
    assert cleo.run(kept) == 0
    assert not cleo.asked
    assert "This is an emergency." in cleo.text


def test_a_same_day_answer_waits_for_the_other_danger_cards(final):
    cleo = Person(BEN, {"legs": ["3"]})
    cleo.run()
    assert assess(final(), EDITION).triage.level == Urgency.SAME_DAY
    assert set(cleo.cards) >= CARDS - {"pregnancy"}
    told = cleo.text.index("The next questions may change how fast.")
    cards_done = cleo.text.index("Do you have thoughts of ending your life")
    assert told > cards_done
    assert cleo.text.count("The next questions may change how fast.") == 1


def test_not_sure_about_saddle_numbness_is_at_least_same_day(final):
    cleo = Person(BEN, {"pee_poo_numbness": ["u", "?4"]})
    cleo.run()
    assert "Wipe with tissue" in cleo.text
    assert final()["saddle_numbness"] == "unsure"
    assert final()["new_urine_leak"] is False
    assert assess(final(), EDITION).triage.level >= Urgency.SAME_DAY


def test_back_keeps_all_other_answers(final):
    special = {"how_old": ["b", "44", "45"], "heat": ["n", "b"], "legs": ["n", ""], "which_sex": ["b"]}
    ben = Person(BEN, special)
    ben.run()
    assert ben.asked[:9] == [
        "right_now", "pee_poo_numbness", "legs", "heat", "how_old", "heat", "legs", "how_old", "which_sex",
    ]  # fmt: skip
    assert ben.asked[9] == "how_old"
    assert final()["age"] == 45
    assert final()["fever"] is False
    assert "Your answer was: 44. Press Enter to keep it." in ben.text
    assert assess(final(), EDITION).triage.finished


def test_there_is_nothing_before_the_first_page():
    ben = Person(BEN, {"right_now": ["b", "n"]})
    assert ben.run() == 0
    assert "This is the first page." in ben.text


def test_quit_and_resume_go_on_with_the_same_question(tmp_path):
    kept = tmp_path / "my back.json"
    ben = Person(BEN, {"pee_poo_numbness": ["?3"], "health": ["q"]})
    ben.file_names = iter([str(tmp_path), str(tmp_path / "no" / "folder.json"), str(kept)])
    assert ben.run() == 0
    assert f"unspasm ask --resume '{kept}'" in ben.text.replace("\n", " ")
    assert "is there already" in ben.text
    assert "cannot be written" in ben.text
    assert json.loads(kept.read_text())["new_bowel_trouble"] == "unsure"
    assert list(tmp_path.iterdir()) == [kept]
    later = Person(BEN)
    assert later.run(kept) == 0
    assert later.asked[0] == "health"
    assert not set(later.asked) & set(ben.asked[:-1])


def test_a_resumed_file_may_be_written_again(tmp_path):
    kept = tmp_path / "kept.json"
    kept.write_text("{}")
    ben = Person(BEN, {"pee_poo_numbness": ["q"]})
    ben.file_names = iter([str(kept)])
    ben.run(kept)
    assert json.loads(kept.read_text())["collapsed"] is False


def test_nothing_is_kept_without_a_file_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for stop, code in (("q", 0), ("EOF", 0), ("CTRL-C", INTERRUPTED)):
        ben = Person(BEN, {"legs": [stop]})
        ben.file_names = iter([""])
        assert ben.run() == code
        assert "Nothing was kept" in ben.text
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ['{"agee": 3}', '{"age": 900}', "[1]", "{"])
def test_a_file_that_cannot_be_used_is_refused(tmp_path, content):
    bad = tmp_path / "bad.json"
    bad.write_text(content)
    with pytest.raises(ProblemsFound):
        Person(BEN).run(bad)


@pytest.mark.parametrize("wrong", ["900", "-3", "1e3", "1,000", "abc", "nan"])
def test_a_number_that_cannot_be_used_is_asked_again(final, wrong):
    ben = Person(BEN, {"how_old": [wrong, "30"]})
    ben.run()
    assert ben.asked.count("how_old") == 2
    assert final()["age"] == 30
    assert "Type a number from 0 to 120, in years" in ben.text


@pytest.mark.parametrize("wrong", ["x", "", "0", "6", "1 n", "1 ?1", "yes", "²", "u u", "9999", "-1", "1;2"])
def test_garbage_on_a_danger_card_is_never_an_answer(final, wrong):
    ben = Person(BEN, {"pee_poo_numbness": [wrong, "n"]})
    ben.run()
    assert ben.asked.count("pee_poo_numbness") == 2
    assert final()["saddle_numbness"] is False


@pytest.mark.parametrize("wrong", ["x", "", "1", "maybe"])
def test_garbage_on_a_yes_or_no_is_never_an_answer(final, wrong):
    ben = Person(BEN, {"thoughts": [wrong, "n"]})
    ben.run()
    assert ben.asked.count("thoughts") == 2
    assert final()["suicidal_thoughts"] is False


def test_only_danger_lines_can_be_not_sure():
    ben = Person(BEN, {"how_it_began": ["?1", "1"]})
    ben.run()
    assert "Line 1 cannot be marked not sure." in ben.text


def test_one_can_be_not_sure_about_a_yes_or_no(final):
    cleo = Person(BEN, {"thoughts": ["u", "u"]})
    cleo.run()
    assert "Think about today." in cleo.text
    assert final()["suicidal_thoughts"] == "unsure"


def test_a_skipped_question_is_not_asked_again_and_leaves_no_all_clear(final):
    ben = Person(BEN, {"how_old": [""], "how_long": [""], "how_it_goes": ["u"]})
    ben.run()
    assert ben.asked.count("how_old") == 1
    assert ben.asked.count("how_it_goes") <= 1
    assert "age" not in final()
    assert "night_pain" not in final()
    assert "Not finished" in ben.text
    assert "You can care for this at home" not in ben.text


def test_why_is_told_and_the_page_stays():
    ben = Person(BEN, {"heat": ["w", "n"]})
    ben.run()
    assert "Germs can travel in the blood" in ben.text
    assert ben.asked.count("heat") == 2


def test_a_resumed_half_page_shows_only_the_open_lines(tmp_path, final):
    kept = tmp_path / "half.json"
    kept.write_text('{"collapsed": false, "very_ill": false}')
    cleo = Person(BEN, {"right_now": ["6", "1"]})  # only five lines are left
    cleo.run(kept)
    assert "The list goes from 1 to 5." in cleo.text
    assert final()["chest_pain_or_breathless"] is True
    assert final()["collapsed"] is False


def test_it_works_in_a_terminal(tmp_path):
    code = "from unspasm.cli.ask import ask; from rich.console import Console as C; exit(ask(None, C()))"
    child = pexpect.spawn(sys.executable, ["-c", code], encoding="utf-8", timeout=30, cwd=str(tmp_path))
    child.expect("danger cards left")
    child.sendline("n")
    child.expect("page 2")
    child.sendline("1")
    child.expect("This is an emergency")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
