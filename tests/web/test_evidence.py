"""The evidence pages: everything the knowledge holds has a page, with every figure, reason and use."""

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest
from django.template import engines
from tests.web.looking import barriers, opened
from tests.web.reading import grade, sections

from unspasm import load, where
from unspasm.assessment import sentences
from unspasm.assessment.cases import LEVELS, score
from unspasm.library.across import cited, conditions
from unspasm.rules.expr import facts_of
from unspasm.rules.rule import Evidence
from unspasm.rules.spelling import spelled
from unspasm.rules.vocabulary import UNSURE
from unspasm.web.evidence import results
from unspasm.web.evidence.kinds import KINDS
from unspasm.web.evidence.search import Entry, found

EDITION = load()
LIMITS = {
    **{one.id: (one, f"gate/{gate.id}") for gate in EDITION.gates.values() for one in gate.limits},
    **{one.limit.id: (one.limit, f"care/{care.id}") for care in EDITION.care.values() for one in care.by_phase},
    **{one.id: (one, f"care/{care.id}") for care in EDITION.care.values() for one in care.limits},
}
# For each kind everything it holds, with the sentences that its page must say.
HELD: dict[str, dict[str, tuple[str, ...]]] = {
    "cause": {one.id: (one.name, one.about, one.usually_next) for one in EDITION.causes.values()},
    "rule": {one.id: (one.say, one.note_id, sentences.ROUTE[one.route]) for one in EDITION.rules},
    "clue": {one.id: (one.say, f"× {one.present:.2f}", one.label) for one in EDITION.clues},
    "trigger": {one.id: (one.name, one.say, one.believed) for one in EDITION.triggers},
    "question": {one.id: (one.text, one.why, one.hint, one.how_to_check) for one in EDITION.questions},
    "fact": {
        **{one.id: (one.words, one.means, *one.choices.values()) for one in EDITION.facts.values()},
        **{one.id: (one.words,) for one in EDITION.derived},
    },
    "situation": {one.id: (one.name, one.say, one.study_words) for one in EDITION.situations},
    "caution": {one.id: (one.say,) for one in EDITION.cautions},
    "finding": {one.id: (one.name,) for one in EDITION.scan_findings},
    "note": {one.id: (one.say,) for one in EDITION.scan_notes},
    "care": {
        one.id: (
            *(one.name, one.about, one.for_whom, one.effort_words, one.cost_words, one.differ, one.find),
            *(*one.how, *one.ask),
            *(each.say for each in one.harms),
            *(each.say for each in one.guidelines),
            *(each.say for each in one.limits),
            *(each.limit.say for each in one.by_phase),
        )
        for one in EDITION.care.values()
    },
    "gate": {one.id: (one.name, *(limit.say for limit in one.limits)) for one in EDITION.gates.values()},
    "step": {one.id: (one.title, one.ground.say) for one in EDITION.steps},
    "avoid": {one.id: (one.ground.say,) for one in EDITION.avoid},
    "review": {one.id: (one.title, one.ground.say) for one in EDITION.reviews},
    "professional": {one.id: (one.name, one.for_what.say, *one.can, *one.cannot) for one in EDITION.professionals},
    "outlook": {one.id: (one.ground.say,) for one in EDITION.outlook},
    "curve": {one.id: (one.name,) for one in EDITION.curves},
    "medicine": {
        one.id: (one.name, one.about, one.driving.say, one.breast_feeding.say, *one.countries.values())
        for one in EDITION.ingredients.values()
    },
    "medicine_rule": {one.id: (one.say, one.do) for one in EDITION.medicine_rules},
    "lower_maximum": {one.id: (f"{one.maximum.mg:g} mg", one.maximum.ground.say) for one in EDITION.lower_maxima},
    "class": {one.id: (one.name, one.means) for one in EDITION.medicine_classes.values()},
    "source": {one.id: (sentences.cited(one), one.title, one.doi, one.pmid) for one in EDITION.sources.values()},
    "claim": {one.id: (one.statement, sentences.VERDICT[one.verdict], one.why) for one in EDITION.claims},
}
OVERVIEWS = ("", "/claims", "/results", "/judgements", "/pathway", "/search")


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace(" ,", ",").split())


def bare(text: str) -> str:
    """Without white space, which markup may add or take away."""
    return "".join(text.split())


def hrefs(html: str) -> set[str]:
    return {unescape(one) for one in re.findall(r'href="([^"]*)"', html)}


def path_of(at: str) -> str:
    """The page of `kind id`, as the knowledge names what cites or asks."""
    kind, _, id = at.rpartition(" ")
    if kind == "limit":
        return LIMITS[id][1]
    return f"{'cause' if kind == 'excluded' else kind.replace(' ', '_')}/{id}"


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    """A name that a template misses shows up."""
    django: Any = engines["django"]
    monkeypatch.setattr(django.engine, "string_if_invalid", "MISSING")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every item page as it is served, by its path."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    made = {}
    for kind, things in HELD.items():
        for id in things:
            response = client.get(f"/evidence/{kind}/{id}")
            assert response.status_code == 200, (kind, id)
            made[f"{kind}/{id}"] = response.content.decode()
    return made


@pytest.fixture(scope="module")
def told(pages) -> dict[str, str]:
    return {path: bare(words(html)) for path, html in pages.items()}


def test_the_kinds_of_the_knowledge_are_all_looked_at():
    assert {*HELD, "limit"} == set(KINDS)


def test_each_thing_says_its_sentences(told):
    missing = [
        (kind, id, text)
        for kind, things in HELD.items()
        for id, texts in things.items()
        for text in texts
        if bare(text) not in told[f"{kind}/{id}"]
    ]
    assert missing == []


def test_no_page_misses_a_name_and_each_has_one_title(pages):
    assert [path for path, html in pages.items() if "MISSING" in html or html.count("<h1") != 1] == []


def _shown(item: Evidence) -> list[str]:
    value = item.value if isinstance(item.value, str) else f"{item.value:g}"
    span = "" if isinstance(item.value, str) else "no interval given"
    if item.interval:
        span = f"{item.interval[0]:g} to {item.interval[1]:g}"
    source = sentences.cited(EDITION.sources[item.source])
    return [value, span, item.population, item.note, f"{source}, {sentences.READ[item.read]}", ", ".join(item.rows)]


def test_each_figure_stands_with_value_interval_people_source_depth_and_rows(told):
    missing = [
        (at, text) for at, item in cited(EDITION) for text in _shown(item) if bare(text) not in told[path_of(at)]
    ]
    assert missing == []


def test_each_figure_stands_on_the_page_of_its_source(pages, told):
    for at, item in cited(EDITION):
        source = f"source/{item.source}"
        assert any(href.split("#")[0] == f"/evidence/{path_of(at)}" for href in hrefs(pages[source])), (source, at)
        value = item.value if isinstance(item.value, str) else f"{item.value:g}"
        assert bare(value) in told[source]
        assert bare(sentences.READ[item.read]) in told[source]


def test_each_condition_stands_in_words_and_as_it_is_written(told):
    labels = {**{one.id: one.words for one in EDITION.facts.values()}, **{one.id: one.words for one in EDITION.derived}}
    for at, when in conditions(EDITION):
        page = told[path_of(at)]
        assert bare(spelled(when)) in page, at
        for name in facts_of(when):
            if name.removeprefix(UNSURE) in labels:
                assert bare(labels[name.removeprefix(UNSURE)]) in page, (at, name)


def test_each_fact_names_everything_that_asks_for_it(pages):
    for at, when in conditions(EDITION):
        for name in facts_of(when):
            fact = f"fact/{name.removeprefix(UNSURE)}"
            if fact in pages:
                assert {href.split("#")[0] for href in hrefs(pages[fact])} >= {f"/evidence/{path_of(at)}"}, (fact, at)


def test_each_thing_that_serves_a_claim_names_it(pages):
    for claim in EDITION.claims:
        for served in claim.served_by:
            if not served.startswith("part "):
                assert f"/evidence/claim/{claim.id}" in hrefs(pages[path_of(served)])


def test_each_page_says_who_reviewed_it_and_has_a_permanent_link(pages):
    for path, html in pages.items():
        assert "No clinician has reviewed this yet." in html
        assert f"/evidence/{path}?edition={EDITION.hash[:12]}" in hrefs(html)


def test_a_limit_leads_to_its_place_on_the_page_of_its_option_or_gate(client, pages):
    for id, (_, home) in LIMITS.items():
        response = client.get(f"/evidence/limit/{id}")
        assert (response.status_code, response.headers["Location"]) == (302, f"/evidence/{home}#limit-{id}")
        assert pages[home].count(f'id="limit-{id}"') == 1


@pytest.mark.parametrize("each", [4, pytest.param(1, marks=pytest.mark.deep)])  # one medicine in so many
def test_each_link_of_the_evidence_leads_to_a_page(client, pages, each: int):
    found = {href for html in pages.values() for href in hrefs(html)}
    for path in OVERVIEWS:
        found |= hrefs(client.get(f"/evidence{path}").content.decode())
    internal = {href.split("#")[0].split("?")[0] for href in found if href.startswith("/") and "static" not in href}
    checked = {path for path in internal if path.removeprefix("/evidence/") not in pages}
    medicines = sorted(path for path in checked if path.startswith("/medicines/"))
    checked -= set(medicines) - set(medicines[::each])
    assert [path for path in checked if path and client.get(path).status_code != 200] == []


@pytest.mark.parametrize("kind", HELD)
def test_a_list_holds_everything_of_its_kind_and_is_light(client, kind):
    response = client.get(f"/evidence/{kind}")
    assert len(response.content) < 300_000
    assert {f"/evidence/{kind}/{id}" for id in HELD[kind]} <= hrefs(response.content.decode())


def test_the_front_counts_every_kind(client):
    said = words(client.get("/evidence").content.decode())
    for kind, things in HELD.items():
        assert f"{KINDS[kind].many} {len(things)} {KINDS[kind].about}" in said
    assert "No clinician has reviewed this yet." in said
    assert EDITION.hash[:12] in said


def test_the_35_claims_stand_in_order_each_with_its_verdict_and_a_way_on(client):
    html = client.get("/evidence/claims").content.decode()
    cards = html.split('<section class="card claim"')[1:]
    by_id = {one.id: one for one in EDITION.claims}
    assert [re.search(r'id="(S\d+)"', card)[1] for card in cards] == [f"S{at}" for at in range(1, 36)]  # type: ignore[index]
    for at, card in enumerate(cards, 1):
        claim = by_id[f"S{at}"]
        for text in (claim.statement, claim.why, sentences.VERDICT[claim.verdict], claim.judgement):
            assert bare(text) in bare(words(card)), claim.id
        assert len(hrefs(card) - {f"/evidence/claim/{claim.id}"}) > 0, claim.id


@pytest.mark.parametrize(
    ("part", "address"),
    [
        ("part medicines", "/medicines"),
        ("part outlook", "/plan/outlook"),
        ("part sheet", "/sheet"),
        ("part assessment", "/assess"),
        ("part interview", "/assess"),
        ("part imaging", "/result"),
        ("part evidence_pages", "/evidence"),
    ],
)
def test_a_part_of_the_product_is_linked_by_each_claim_it_serves(pages, part, address):
    served = [one for one in EDITION.claims if part in one.served_by]
    assert served
    assert all(address in hrefs(pages[f"claim/{one.id}"]) for one in served)


@pytest.mark.parametrize("part", ["programme", "diary", "prevention"])
def test_what_does_not_exist_yet_is_said_to_come_later(told, part):
    served = [one for one in EDITION.claims if f"part {part}" in one.served_by]
    assert served
    assert all("comeslater" in told[f"claim/{one.id}"] for one in served)


# Results, judgements, pathway


def test_the_results_are_those_of_the_cases_as_they_are_now(client):
    html = client.get("/evidence/results").content.decode()
    scored, problems = score(where.cases_dir() / "published.yaml", EDITION)
    assert problems == []
    rows = [[words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in html.split("<tr>")]
    by_case = {row[0]: row for row in rows if row and row[0].startswith("case_")}
    assert len(by_case) == len(scored)
    for one in scored:
        row = by_case[one.case.id]
        assert row[4].startswith("yes") == (one.verdict == "fits")
        assert row[6] == ", ".join(name.replace("_", " ") for name in one.classes)
    first = sum(one.classes[:1] == [one.case.cause] for one in scored)
    three = sum(one.case.cause in one.classes for one in scored)
    fits = sum(one.verdict == "fits" for one in scored)
    totals = next(row for row in rows if row and row[0] == "all")
    assert (totals[1], totals[3], totals[6], totals[7]) == tuple(map(str, (len(scored), fits, first, three)))
    for level in LEVELS:
        said = "2 weeks or routine" if "weeks" in level else level.replace("_", " ")
        constant = next(row for row in rows if row and row[0] == f"always {said}")
        assert constant[3] == str(sum(level in one.case.acceptable for one in scored))


def test_each_miss_is_listed_with_why(client):
    said = words(client.get("/evidence/results").content.decode())
    scored, _ = score(where.cases_dir() / "published.yaml", EDITION)
    missed = [one for one in scored if one.classes[:1] != [one.case.cause]]
    assert missed
    assert all(f"{one.case.id} (" in said for one in missed)
    assert "not written down yet" not in said


def test_made_up_people_are_told_as_the_docs_hold_them_with_their_edition(client):
    file = where.results_file()
    assert file is not None
    text = file.read_text(encoding="utf-8")
    said = words(client.get("/evidence/results").content.decode())
    summary = re.search(r"\*\*([\d,]+ \([\d.]+%\) got more than a routine visit\.)\*\*", text)
    assert summary
    assert summary[1] in said
    edition = re.search(r"Edition `([^`]+)`", text)
    assert edition
    assert f"Counted with edition {edition[1]}" in said
    rows = text.split("## Made-up people")[1].split("\n## ")[0].count("\n| `")
    kept = results.stored(file)
    assert kept is not None
    assert sum(len(table.rows) for table in kept.tables) == rows > 10


def test_without_the_docs_the_page_says_that_these_figures_are_missing(tmp_path):
    assert results.stored(None) is None
    (tmp_path / "results.md").write_text("# Something else")
    assert results.stored(tmp_path / "results.md") is None


def _judged() -> list[tuple[str, str]]:
    """The page and the reason of everything that is judgement, read from the knowledge itself."""
    groups: list[Any] = [*EDITION.rules, *EDITION.clues, *EDITION.triggers, *EDITION.situations, *EDITION.cautions]
    named = [(next(kind for kind in HELD if one.id in HELD[kind] and _is(kind, one)), one) for one in groups]
    found = [(f"{kind}/{one.id}", one.judgement) for kind, one in named]
    found += [(f"claim/{one.id}", one.judgement) for one in EDITION.claims]
    found += [(f"medicine_rule/{one.id}", one.judgement) for one in EDITION.medicine_rules]
    found += [(f"cause/{one.id}", one.chances_judgement) for one in EDITION.causes.values()]
    found += [(home, limit.judgement) for limit, home in LIMITS.values()]
    found += [(f"care/{one.id}", harm.judgement) for one in EDITION.care.values() for harm in one.harms]
    grounded: dict[str, Any] = {"step": EDITION.steps, "avoid": EDITION.avoid, "outlook": EDITION.outlook}
    for kind, group in (grounded | {"review": EDITION.reviews}).items():
        found += [(f"{kind}/{one.id}", one.ground.judgement) for one in group]
    found += [(f"professional/{one.id}", one.for_what.judgement) for one in EDITION.professionals]
    for one in EDITION.ingredients.values():
        grounds = [*one.common_harms, *one.serious_harms, one.driving, *one.pregnancy, one.breast_feeding]
        grounds += [form.ground for form in one.forms] + [most.ground for most in one.maxima]
        found += [(f"medicine/{one.id}", ground.judgement) for ground in grounds]
    return [(path, reason) for path, reason in found if reason]


def _is(kind: str, one: Any) -> bool:
    return type(one).__name__.lower() == kind


def test_the_page_of_judgements_holds_every_reason_with_all_that_stands_on_it(client):
    html = client.get("/evidence/judgements").content.decode()
    assert len(html) < 300_000
    by_reason: dict[str, set[str]] = {}
    for block in html.split('<div class="reason">')[1:]:
        reason = bare(words(block.split("</p>")[0]))
        by_reason.setdefault(reason, set()).update(href.split("#")[0] for href in hrefs(block.split("</div>")[0]))
    judged = _judged()
    assert len(judged) > 1000
    assert [one for one in judged if f"/evidence/{one[0]}" not in by_reason.get(bare(one[1]), set())] == []


def test_a_judged_weight_stands_beside_its_clue(client):
    said = bare(words(client.get("/evidence/judgements").content.decode()))
    judged = [one for one in EDITION.clues if one.judgement]
    assert judged
    assert all(bare(f"(× {one.present:.2f}") in said for one in judged)


def test_the_pathway_counts_every_rule_by_level_and_route(client):
    html = client.get("/evidence/pathway").content.decode()
    for rule in EDITION.rules:
        assert sentences.ROUTE[rule.route] in unescape(html)
    drawn = words(re.search(r"<svg.*?</svg>", html, re.DOTALL)[0])  # type: ignore[index]
    for level, count in Counter(rule.urgency for rule in EDITION.rules).items():
        name = level.word.replace("_", " ").capitalize()
        assert f"{name} {count} rule" in drawn
    assert re.findall(r'(?:href|src|style|xmlns)="[^"]*"', re.search(r"<svg.*?</svg>", html, re.DOTALL)[0]) == []  # type: ignore[index]


# Search


def test_each_thing_is_found_by_its_name(client):
    for path, name in {
        "rule/known_aneurysm_and_new_pain": "known aneurysm",
        "care/heat": "heat",
        "medicine/ibuprofen": "ibuprofen",
        "claim/S22": "ice is for inflammation",
        "source/qaseem_2017": "qaseem",
    }.items():
        html = client.get("/evidence/search", {"q": name}).content.decode()
        assert f"/evidence/{path}" in hrefs(html), name


def test_a_name_comes_before_a_sentence_and_a_whole_word_before_half_of_one():
    entries = [
        Entry("rule/a", "Rule", "One", "feverish"),
        Entry("rule/b", "Rule", "Two", "fever"),
        Entry("rule/c", "Rule", "Feverish", ""),
        Entry("rule/d", "Rule", "Fever", ""),
    ]
    assert [one.path[-1] for one in found(entries, "FEVER")] == ["d", "c", "b", "a"]
    assert found(entries, "fever leg") == []


@pytest.mark.parametrize("query", ["", "   ", "?!", "zzzzqqq", "\x00", "a" * 5000, "<script>alert(1)</script>"])
def test_what_is_not_there_is_not_found(client, query):
    response = client.get("/evidence/search", {"q": query})
    assert response.status_code == 200
    html = response.content.decode()
    assert 'href="/evidence/rule/' not in html
    assert "<script>alert" not in html


def test_the_index_is_what_the_search_looks_through(client):
    entries = client.get("/evidence/index.json").json()
    assert len(entries) == sum(map(len, HELD.values())) + len(LIMITS)


# Editions and refusals


def test_a_link_from_another_edition_is_told_so(client):
    path = "/evidence/care/heat?edition="
    for same in ("", EDITION.hash[:12], EDITION.hash):
        assert "made from another edition" not in client.get(path + same).content.decode()
    for other in ("0123456789ab", "x", EDITION.hash[:2], "<b>"):
        html = client.get(path + other).content.decode()
        assert "made from another edition" in html
        assert "<b>" not in html


@pytest.mark.parametrize("path", ["/nothing", "/rule/nothing", "/care/HEAT", "/limit/nothing", "/rule/a/b"])
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(f"/evidence{path}").status_code == 404


@pytest.mark.parametrize("path", [*OVERVIEWS, "/rule", "/care/heat", "/index.json"])
def test_only_looking_is_allowed(client, path):
    assert client.post(f"/evidence{path}").status_code == 405
    assert client.head(f"/evidence{path}").status_code == 200


def test_the_pages_are_the_same_for_everyone_and_set_no_cookie(client):
    for path in (*OVERVIEWS, "/care/heat"):
        assert client.get(f"/evidence{path}").cookies.output() == ""


# In words and in a browser


@pytest.mark.parametrize("path", ["", "/pathway", "/search"])
def test_what_we_say_ourselves_is_easy_to_read(client, path):
    html = client.get(f"/evidence{path}").content.decode()
    hard = {heading: grade(text) for heading, text in sections(html).items() if grade(text) > 9}
    assert hard == {}


@pytest.mark.parametrize(
    "path", [*OVERVIEWS, "/search?q=fever", "/source", "/rule/known_aneurysm_and_new_pain", "/care/heat", "/fact/age"]
)
def test_the_pages_keep_nobody_out(browser, live, path):
    with opened(browser, live) as (page, wrong):
        page.goto(f"{live}/evidence{path}")
        page.evaluate("[...document.querySelectorAll('details')].slice(0, 8).forEach(one => { one.open = true })")
        assert barriers(page) == []
        assert wrong == []


def test_without_javascript_one_can_search_and_open(browser, live):
    with opened(browser, live, javascript=False) as (page, wrong):
        page.goto(f"{live}/evidence")
        page.get_by_label("Look for a word").fill("known aneurysm")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Known aneurysm and new pain").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Known aneurysm and new pain"
        assert wrong == []
