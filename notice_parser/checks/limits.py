"""Time limits: the notice's by rule profile, a measure's deadline against a given day."""

import datetime

from notice_parser.checks.messages import face, finding
from notice_parser.families.loader import rules
from notice_parser.model.draft import Draft, FindingDraft

_DAYS_A_MONTH = 31
_DONE = ("completed", "mostly_completed", "long_term")


def published_late(draft: Draft, profile: str = "auto") -> list[FindingDraft]:
    """``time-limit``: from feedback to publication it took longer than the rules of its day allow.

    Profiles: ``families/base/time_limits.toml``; ``auto`` takes those that hold for everybody, ``none``
    takes none. The report itself goes to the inspectors and is not dated in the notice, so this is an info
    only.
    """
    feedback, published = draft.inspection.feedback, draft.published
    if feedback is None or published is None or feedback.kind != "day" or not feedback.latest:
        return []
    if not published.earliest or published.earliest <= feedback.latest:
        return []
    days = (
        datetime.date.fromisoformat(published.earliest) - datetime.date.fromisoformat(feedback.latest)
    ).days
    inspector = _inspector(draft)
    profiles = rules("base", "time_limits")
    for rule in profiles:
        months = int(str(rule.extra["months"]))
        chosen = rule.extra["general"] if profile == "auto" else rule.extra["profile"] == profile
        valid = chosen and str(rule.extra["valid_from"]) <= feedback.latest <= str(rule.extra["valid_to"])
        if valid and days > months * _DAYS_A_MONTH and profiles.compiled[rule.id].search(inspector):
            return [
                finding(
                    "time-limit",
                    place=published.place,
                    related=[feedback.place],
                    days=days,
                    months=months,
                    rule=rule.extra["name"],
                    rule_en=rule.extra["name_en"],
                )
            ]
    return []


def _inspector(draft: Draft) -> str:
    names = (draft.inspection.team, draft.inspection.authority)
    return " ".join(draft.text[name.start : name.end] for name in names if name is not None)


def overdue(draft: Draft, today: datetime.date) -> list[FindingDraft]:
    """``overdue``: the last day of a deadline lies before ``today`` and the text claims nothing done.

    Not part of ``run``: the day is the caller's to give.
    """
    found = []
    day = today.isoformat()
    for node in draft.walk():
        limit = node.deadline
        if limit is None or not limit.latest or limit.latest >= day:
            continue
        status = node.status.value if node.status else "unstated"
        if status not in _DONE:
            found.append(
                finding(
                    "overdue", place=face(node), related=[limit.place], deadline=limit.latest, status=status
                )
            )
    return found
