"""The second card: whether a scan is needed, who orders it and why, and what scans show in people without pain."""

from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.assessment.assess import Assessment
from unspasm.assessment.imaging import Imaging
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence
from unspasm.web.result import why
from unspasm.words import Read


@dataclass(frozen=True, slots=True)
class Before:
    """What to say before this study, and what that rests on."""

    say: str
    why: why.Why


@dataclass(frozen=True, slots=True)
class Share:
    """How many of 100 people without pain have this finding; `unread` when nobody has read the source of it yet."""

    id: str
    finding: str
    of_100: str
    unread: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """`study` and `who_orders` are empty when no scan is named. `why` is None when no guideline text fits yet."""

    headline: str
    study: str
    how_soon: str
    who_orders: str
    reason: str
    would_change: tuple[str, ...]
    differs: tuple[str, ...]
    before: tuple[Before, ...]
    shares: tuple[Share, ...]
    age: str
    shares_from: tuple[why.Cited, ...]
    why: why.Why | None


def scan(assessment: Assessment) -> Scan:
    found, edition = assessment.imaging, assessment.edition
    one = found.situation
    named = one is not None and found.advice != "none"
    return Scan(
        headline=sentences.SCAN[found.advice],
        study=one.study_words if one and named else "",
        how_soon=sentences.HOW_SOON[found.how_soon] if named else "",
        who_orders=one.who_orders if one and named else "",
        reason=found.reason,
        would_change=found.would_change,
        differs=one.differs if one else (),
        before=_before(edition, found),
        shares=tuple(_share(edition, name, share) for name, _years, share in found.without_pain),
        age=_age(found),
        shares_from=_shares_from(edition, found),
        why=why.behind(edition, one.id, one.evidence, one.judgement, one.reviewed_by) if one else None,
    )


def _before(edition: Edition, found: Imaging) -> tuple[Before, ...]:
    return tuple(
        Before(one.say, why.behind(edition, one.id, one.evidence, one.judgement, one.reviewed_by))
        for one in found.cautions
    )


def _share(edition: Edition, finding: str, share: Evidence) -> Share:
    id = next(one.id for one in edition.scan_findings if one.name == finding)
    value = share.value if isinstance(share.value, str) else f"{share.value:.0f}"
    return Share(id, finding, value, share.read is Read.UNCONFIRMED)


def _age(found: Imaging) -> str:
    return f"{found.without_pain[0][1]}" if found.without_pain else ""


def _shares_from(edition: Edition, found: Imaging) -> tuple[why.Cited, ...]:
    """The study behind the table: whom it looked at, and how deeply each figure was read."""
    cited = why.cited(edition, (share for _name, _years, share in found.without_pain))
    population = found.without_pain[0][2].population if found.without_pain else ""
    depths = tuple(f"{name}: {why.depth(share).lower()}." for name, _years, share in found.without_pain)
    about = _("In: {people}.").format(people=population)
    return tuple(why.Cited(one.name, one.title, one.links, (about, *depths)) for one in cited)
