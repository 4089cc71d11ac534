import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.interviews import STRAIN
from tests.web.filling import Browsing, form_of, run, told_of


@pytest.fixture
def ana() -> Browsing:
    return Browsing()


def load_text(browsing: Browsing, text: str, **more: str) -> str:
    browsing.open("/assess/load")
    return browsing.send(text=text, **more)


def test_a_kept_file_brings_every_answer_back(ana, edition, tmp_path):
    run(ana, {**STRAIN, "sex": "male"}, edition)
    kept = ana.client.get("/assess/download")
    assert kept["Content-Type"] == "application/json"
    assert kept["Content-Disposition"] == 'attachment; filename="unspasm-answers.json"'
    told = told_of(ana.client)
    assert json.loads(kept.content) == told.answers
    ben = Browsing()
    assert load_text(ben, kept.content.decode(), recent="yes") == "/assess/review"
    assert told_of(ben.client).answers == told.answers
    assert "To the result" in ben.open("/assess")


def test_danger_answers_of_unknown_age_are_asked_again(ana):
    load_text(ana, '{"collapsed": false, "age": 30}')
    assert told_of(ana.client).answers == {"collapsed": False, "age": 30.0}
    assert "We ask them again" in ana.open("/assess")
    assert form_of(ana.html).links.count("/assess/q/right_now") == 1


def test_a_file_can_be_sent_as_a_file(ana):
    file = _file(b"age: 41\nwho_answers: carer\n")
    assert _load(ana, file) == "/assess/review"
    told = told_of(ana.client)
    assert told.answers["age"] == 41
    assert told.carer


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"agee: 41\nfever: maybe", "did you mean `age`"),
        (b"agee: 41\nfever: maybe", "write true or false or unsure"),
        (b"age: 400", "400 is out of range"),
        (b"- 1\n- 2", "expected facts with their values"),
        (b"", "there is nothing in it"),
        (b"\0\1", "zero bytes"),
        (b"\xff\xfe", "UTF-8"),
        (b"{" * 10_000, "nested over"),
        (b"age: 3" + b" " * 70_000, "over 65,536 bytes"),
        (b'{"<img src=x onerror=alert(1)>": 1}', "&lt;img src=x"),
        ("ألم: 🔥".encode(), "there is no such fact"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_takes_nothing_away(ana, content, words):
    ana.open("/assess/q/how_old")
    ana.send(answer="30")
    assert _load(ana, _file(content)) == ""
    assert words in ana.html
    assert "<img src=x" not in ana.html
    assert "Your answers on this device are as they were." in ana.html
    assert told_of(ana.client).answers == {"age": 30.0}


def test_a_huge_file_is_refused_by_its_size(ana):
    assert _load(ana, _file(b"age: 3" + b" " * 400_000)) == ""
    assert "over 65,536 bytes" in ana.html


def test_pasted_text_that_cannot_be_used_stays(ana):
    assert load_text(ana, "agee: 41 </textarea><b>") == ""
    assert "agee: 41 &lt;/textarea&gt;&lt;b&gt;" in ana.html
    assert load_text(ana, "") == ""
    assert "choose a file, or paste its text" in ana.html


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("ana.txt", content)


def _load(browsing: Browsing, file) -> str:
    browsing.open("/assess/load")
    form = form_of(browsing.html)
    return browsing.send_form(form, file=file)
