"""A sign edited in a notice of the corpus changes what stands there and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from notice_parser import Notice, parse
from notice_parser.evaluation import gold
from notice_parser.model import Quantity
from notice_parser.model.base import Text

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for folder in ("golden", "dev") for path in (CORPUS / folder).glob("*.xml"))
_EACH = 3
OTHER = dict(zip("0123456789三四五六七八九", "1234567892四五六七八九三", strict=True))


def told(notice: Notice, start: int, end: int) -> list[Any]:
    """All of the tree and of the frame that does not touch a place, without what is summed up."""

    def apart(one: Text | None) -> Text | None:
        return one if one is None or one.end <= start or one.start >= end else None

    found: list[Any] = [notice.inspection, notice.issuer, apart(notice.title), apart(notice.contact)]
    for node in notice.walk():
        found.append((node.node_id, node.role, node.section_role, node.start, node.end, node.text_spans))
        found.append((node.status and node.status.value, node.deadline))
        found.append((apart(node.marker), apart(node.heading)))
        for several in (node.dates, node.quantities, node.documents, node.changes, node.responsible):
            found.append([one for one in several if apart(one)])
    return found


def edited(text: str, quantity: Quantity) -> str:
    """A text with another last digit in one of its quantities."""
    place = text.index(quantity.number, quantity.start, quantity.end) + len(quantity.number) - 1
    return text[:place] + OTHER[text[place]] + text[place + 1 :]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_one_digit_edited_changes_that_mention_alone(path: Path) -> None:
    text = gold.load(path).text
    before = parse(text)
    found = [one for one in before.quantities if one.number in one.text and one.number[-1] in OTHER]
    # Of the corpus' texts that are no notices nothing is read.
    assert found or before.family == "none"
    for one in found[:: max(1, len(found) // _EACH)]:
        after = parse(edited(text, one))
        assert told(after, one.start, one.end) == told(before, one.start, one.end)
        [other] = [new for new in after.quantities if new.start < one.end and one.start < new.end]
        assert (other.start, other.end, other.rule, other.unit) == (one.start, one.end, one.rule, one.unit)
        assert (other.subject, other.action) == (one.subject, one.action)
        bounds = (one.value, one.minimum, one.maximum)
        assert (other.value, other.minimum, other.maximum) != bounds
