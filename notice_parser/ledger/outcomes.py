"""What became of the notices that were written into a database."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from notice_parser.ledger.changes import Action
from notice_parser.ledger.columns import Table

Outcome = Literal["added", "changed", "unchanged", "older"]


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one notice.

    ``outcome`` is ``older`` for a text that another version has replaced: it is kept, and the rows stay
    those of the version in force. ``counts`` are the rows by table and action.
    """

    notice_key: str
    title: str | None
    outcome: Outcome
    version: int
    counts: Mapping[tuple[Table, Action], int] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """The sums of a run: notices by outcome, rows by table and action."""

    notices: Counter[Outcome] = field(default_factory=Counter)
    rows: Counter[tuple[Table, Action]] = field(default_factory=Counter)

    def add(self, one: Synced) -> None:
        self.notices[one.outcome] += 1
        self.rows.update(one.counts)
