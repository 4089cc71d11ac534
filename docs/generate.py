"""Write docs/reference/ and docs/results.md from the knowledge, so that these pages say what the rules do.

The results are kept with the code, for readers who have no clone; a test asks for the edition they were made with.
"""

import sys
from pathlib import Path

import unspasm
from pages import care, causes, content, hazards, medicines, plans, results, rules

REFERENCE = Path(__file__).parent / "reference"
PAGES = {
    "rules.md": rules.rules_page,
    "rule-basis.md": rules.basis_page,
    "facts.md": rules.facts_page,
    "spec.md": rules.spec_page,
    "causes.md": causes.causes_page,
    "triggers.md": content.triggers_page,
    "imaging.md": content.imaging_page,
    "claims.md": content.claims_page,
    "evidence.md": content.evidence_page,
    "care.md": care.care_page,
    "outlook.md": care.outlook_page,
    "medicines.md": medicines.medicines_page,
    "plans.md": plans.plans_page,
    "hazards.md": hazards.hazards_page,
    "../results.md": results.results_page,
}


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1]))  # drawn tables, made-up people and interviews live in tests/
    edition = unspasm.load()
    REFERENCE.mkdir(exist_ok=True)
    for name, written in PAGES.items():
        (REFERENCE / name).write_text(written(edition), encoding="utf-8")


if __name__ == "__main__":
    main()
