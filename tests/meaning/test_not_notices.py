"""Long texts of other kinds are no notices, and say why."""

import pytest

from notice_parser import parse
from tests.growth import exponent
from tests.meaning.others import LEAST, TEXTS

LIMIT = 1.25


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_text_of_another_kind_is_no_notice(name: str) -> None:
    text = TEXTS[name]
    assert len(text) >= LEAST
    notice = parse(text)
    assert notice.family == "none", notice.family_reason
    assert 0 <= notice.family_score < 0.4
    assert notice.family_reason
    assert [finding.code for finding in notice.findings] == ["family-none"]
    message = notice.findings[0].message
    assert "整改通报" in message
    assert (notice.problems, notice.measures, notice.dates, notice.quantities) == ((), (), (), ())
    assert notice.issuer is None
    assert not any(value for _, value in notice.inspection)


@pytest.mark.parametrize("name", ["a meeting report", "a plan to rectify", "a regulation in articles"])
def test_what_is_no_notice_is_told_in_linear_time(name: str) -> None:
    def work(text: str) -> None:
        parse(text)

    work(TEXTS[name])
    grows, _ = exponent(work, lambda length: (TEXTS[name] * 2)[:length], 2_000, LIMIT)
    assert grows <= LIMIT


def test_one_sentence_that_publishes_makes_a_notice_of_its_own_text_alone() -> None:
    """The same plan, told as done and published, is a notice: the words decide, not the length."""
    plan = TEXTS["a plan to rectify"]
    done = plan.replace("的整改工作方案", "整改进展情况的通报").replace(
        "为抓好整改落实,特制定本方案。", "现将整改进展情况予以公布。"
    )
    assert parse(done).family == "inspection_rectification"
