"""On real and carefully made notices: no error, and on the golden one exactly what a reader would say."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from notice_parser import parse

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = sorted([*(CORPUS / "golden").glob("*.xml"), *(CORPUS / "dev").glob("*.xml")])


def text_of(path: Path) -> str:
    return "".join(ElementTree.parse(path).getroot().itertext())


@pytest.mark.parametrize("path", GOLD, ids=[path.stem for path in GOLD])
def test_a_notice_of_the_corpus_has_no_error(path: Path) -> None:
    findings = parse(text_of(path)).findings
    assert [one.message for one in findings if one.severity == "error"] == []


def test_the_golden_notice_lists_less_than_it_states() -> None:
    text = (CORPUS / "golden/dongying-culture-center.txt").read_text("utf-8")
    said = [(one.code, one.severity, one.message, text[one.start : one.end]) for one in parse(text).findings]
    assert said == [
        ("stated-count-differs", "warning", "写明问题15个,正文列出12个", "15个具体问题"),
        ("stated-count-differs", "warning", "写明整改措施40条,正文列出30条", "40条整改措施"),
    ]
