"""All checks, in the order in which a reader would make them."""

from notice_parser.checks import contacts, dates, figures, limits, numbering, parts, wholes, wording
from notice_parser.model.draft import Draft, FindingDraft

_TEXT = (wording.damaged_characters, wording.unbalanced, wording.lost_ordinals, dates.damaged)
_NOTICE = (
    parts.family_uncertain,
    parts.title_missing,
    parts.header_missing,
    parts.sections_missing,
    contacts.missing,
    contacts.malformed,
    numbering.sequence,
    numbering.level_order,
    parts.empty_problem,
    parts.duplicate_text,
    figures.stated_count,
    figures.sum_of_states,
    wholes.sum_of_parts,
    figures.rate,
    figures.contradiction,
    dates.ranges,
    dates.order,
    dates.unresolved,
    wording.status_contradiction,
)


def run(draft: Draft, time_limit: str = "auto") -> list[FindingDraft]:
    """All findings of a draft, in reading order; those of the text as a whole come first.

    Of a text of no known family only the characters are judged. ``time_limit`` is the profile of
    ``limits.published_late``.
    """
    notice = draft.family != "none"
    checks = (*_TEXT, *_NOTICE) if notice else (parts.family_none, *_TEXT)
    found = [finding for check in checks for finding in check(draft)]
    if notice:
        found += limits.published_late(draft, time_limit)
    return sorted(found, key=lambda one: one.place or (-1, -1))
