"""Who asks: the answers of the cookie, what they mean, and every state of care and plan. Made anew at each visit."""

from dataclasses import dataclass

from django.http import HttpRequest

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.library.edition import Edition, load
from unspasm.plan.states import States, states_of
from unspasm.web import told as cookie
from unspasm.web.told import Told


@dataclass(frozen=True, slots=True)
class Asking:
    """`told` is all that the cookie holds, `counts` what of it still counts today."""

    edition: Edition
    told: Told
    counts: Told
    assessment: Assessment
    states: States

    @property
    def stale(self) -> bool:
        """Danger answers are older than a day, so they must be asked again."""
        return len(self.counts.answers) < len(self.told.answers)

    @property
    def nothing_told(self) -> bool:
        return not (self.counts.answers.keys() - {"who_answers", "country"})


def asking(request: HttpRequest) -> Asking:
    edition = load()
    told = cookie.read(request)
    counts = cookie.fresh(told, edition)
    assessment = assess(Answers.checked(counts.answers, edition), edition)
    return Asking(edition, told, counts, assessment, states_of(assessment))
