"""The columns of state: what the text claims, and 超期 against a day that the caller gives."""

from collections.abc import Callable, Mapping

from notice_parser.ledger.columns import states
from notice_parser.ledger.entries import Entry
from notice_parser.ledger.people import deadline, due
from notice_parser.ledger.texts import says, told

_OVERDUE = "overdue"


def claimed(entry: Entry) -> str | None:
    """The record's word for the state; of a problem that says none, what its measures say together."""
    if entry.node is None:
        return None
    own = entry.node.status.value if entry.node.status else "unstated"
    if own != "unstated" or entry.node.role == "measure":
        return own
    return _together({one.status.value if one.status else "unstated" for one in entry.measures})


def _together(values: set[str]) -> str:
    if len(values) == 1:
        return next(iter(values))
    if not values or "unstated" in values:
        return "unstated"
    if values <= {"completed", "mostly_completed"}:
        return "mostly_completed"
    return "long_term" if values <= {"completed", "mostly_completed", "long_term"} else "in_progress"


def status(entry: Entry) -> str | None:
    """整改状态 in Chinese; 超期 where a day is given and an open measure's time limit lies before it."""
    value = claimed(entry)
    if value is None:
        return None
    return states()[_OVERDUE if is_overdue(entry, value) else value].label


def is_overdue(entry: Entry, value: str) -> bool:
    limit = due(entry)
    if entry.as_of is None or limit is None or limit.latest is None:
        return False
    return states()[value].open and limit.latest < entry.as_of


def long_term(entry: Entry) -> bool | None:
    """True where the text says so; it never says that something is not kept up."""
    words = f"{told(entry)}\n{deadline(entry) or ''}"
    return True if claimed(entry) == "long_term" or says("long_term", words) else None


def in_focused_period(entry: Entry) -> bool | None:
    """Whether it was done in the 集中整改期; known only of a notice that reports on that period."""
    title = entry.notice.title
    value = claimed(entry)
    if title is None or not says("focused", title.text):
        return None
    if value in ("completed", "mostly_completed"):
        return value == "completed"
    return False if value in ("in_progress", "not_completed", "planned") else None


STATUS: Mapping[str, Callable[[Entry], str | bool | None]] = {
    "status": status,
    "status_claimed": claimed,
    "long_term": long_term,
    "in_focused_period": in_focused_period,
}
