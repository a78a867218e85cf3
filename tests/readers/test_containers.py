"""The record is the same whatever the container: PDF and OFD of corpus notices printed to lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notice_parser import parse, parse_bytes
from notice_parser.evaluation.gold import load
from tests.readers.samples import ofd, pdf, told

DEV = Path(__file__).parents[2] / "corpus/dev"
# Notices of paragraphs; a table printed as lines of text is another text.
NOTICES = ["a01", "a03", "a04", "a05", "a06", "a07", "a08", "b01", "b02", "b03", "b04", "b08", "b09", "c03"]


@pytest.mark.parametrize("container", [pdf, ofd])
@pytest.mark.parametrize("notice", NOTICES)
def test_the_record_is_that_of_the_text(notice: str, container: Callable[[str], bytes]) -> None:
    (path,) = DEV.glob(f"{notice}-*.xml")
    text = load(path).text
    assert told(parse_bytes(container(text))) == told(parse(text))
