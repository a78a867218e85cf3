"""Why an input is not done: the closed lists."""

from typing import Literal, get_args

from notice_parser.model import NoticeParserError
from notice_parser.model.errors import Reason

Skip = Literal["duplicate", "link", "not_regular", "system_file", "output"]

QUARANTINE: frozenset[str] = frozenset(get_args(Reason))
SKIPS: frozenset[str] = frozenset(get_args(Skip))

# What a busy machine can do to any document: believed only of one that was alone.
IN_DOUBT = frozenset({"timeout", "memory", "crash"})
# What an installation may mend: tried again by every run.
MENDABLE = frozenset({"missing_extra"})


class BatchError(NoticeParserError):
    """A run cannot go on, for a reason that lies in no input: a full disk, a locked journal, no worker."""
