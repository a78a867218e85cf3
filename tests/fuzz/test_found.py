"""What fuzzing found, at its shortest: each once lost text, overlapped, fell over or gave another record."""

import pytest

from notice_parser import Options
from tests.fuzz.oracle import OPTIONS, judge_text

TEXTS = {
    "a label beside a run-in item": "二、三是【整改】",
    "a number inside a label": "一、整改落实:发展党员\n1)一、关于",
    "a run-in item beside numbered ones": "②三是\n达\n①三是\n稳\n①",
    "a date that lost its 年 but not its 月": "20241月6日",
    "a quantity in a label before a heading": "百分之百问题:百分之百",
    "a lone surrogate behind a gloss": "頁國場業聞黨強實(g)\ud800實",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("options", OPTIONS, ids=["forced", "plain", "without subjects", "audit"])
def test_it_keeps_the_promises(text: str, options: Options) -> None:
    judge_text(text, options)
