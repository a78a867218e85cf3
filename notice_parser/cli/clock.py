"""The time at which a command was given: the one thing it may write that no input says."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present in UTC. Only for what records when a thing was done, never for what a notice says."""
    return datetime.now(UTC)
