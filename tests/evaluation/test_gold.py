"""Reading gold: the text, the spans, the days a date encloses, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from notice_parser.evaluation.gold import GoldError, interval, load, loads, trim
from notice_parser.evaluation.lint import validate, validate_xml

GOLDEN = Path(__file__).parents[2] / "corpus/golden/dongying-culture-center.xml"


def in_problem(inner: str) -> str:
    return f'<notice family="inspection_rectification"><problem>{inner}</problem></notice>'


def in_measure(inner: str) -> str:
    return in_problem(f'<measure status="completed">{inner}</measure>')


def test_the_golden_text_is_the_text_between_the_tags() -> None:
    assert load(GOLDEN).text == GOLDEN.with_suffix(".txt").read_text("utf-8")


def test_spans_of_the_golden_notice_cut_out_what_the_tags_enclose() -> None:
    gold = load(GOLDEN)
    phones = [gold.surface(element) for element in gold.of("phone")]
    markers = [gold.surface(element) for element in gold.of("marker")]
    assert phones == ["0546-8070195"]
    assert markers[:5] == ["一、", "二、", "(一)", "1.", "(1)"]
    assert gold.text[slice(*trim(gold.text, 0, len(gold.text)))].endswith("dywhhdzxzhk@dy.shandong.cn。")


@pytest.mark.parametrize(
    ("attributes", "days"),
    [
        ('from="2024"', (date(2024, 1, 1), date(2024, 12, 31), None)),
        ('from="2024-02"', (date(2024, 2, 1), date(2024, 2, 29), None)),
        ('from="2024-10-30"', (date(2024, 10, 30), date(2024, 10, 30), None)),
        ('from="2024-07" to="2024-09"', (date(2024, 7, 1), date(2024, 9, 30), None)),
        ('from="2024" to=".."', (date(2024, 1, 1), None, None)),
        ('from=".." to="2024-10-31"', (None, date(2024, 10, 31), None)),
        ('every="P1M"', (None, None, "P1M")),
        ('every="P7D"', (None, None, "P1W")),
        ("", (None, None, None)),
    ],
)
def test_the_closed_days_of_a_gold_date(attributes: str, days: tuple[object, object, object]) -> None:
    gold = loads(in_measure(f"<date {attributes}>某时</date>办结"))
    (element,) = gold.of("date")
    assert interval(element) == days


@pytest.mark.parametrize(
    ("inner", "complaint"),
    [
        ("<datum>1日</datum>", "<datum>: unknown tag"),
        ('<date when="2024">2024年</date>', "when: unknown attribute"),
        ('<date from="2024-13">13月</date>', "from='2024-13': badly formed"),
        ('<date from="2024-02-30">30日</date>', "from='2024-02-30': badly formed"),
        ('<date from="24">24年</date>', "from='24': badly formed"),
        ('<date to="2024">2024年前</date>', "to: stands without from"),
        ('<date from="2024-06" to="2024-03">3月</date>', "from: later than to"),
        ('<date from=".." to="..">一向</date>', "open at both ends"),
        ('<date every="monthly">每月</date>', "every='monthly': badly formed"),
        ('<date role="birthday" from="2024">2024年</date>', "role='birthday': must be one of"),
        ('<quantity unit="个">15个</quantity>', "value: missing"),
        ('<quantity value="22,301" unit="册">22301册</quantity>', "value='22,301': badly formed"),
        ('<quantity value="1e3" unit="册">1000册</quantity>', "value='1e3': badly formed"),
        ('<quantity value="5" max="3" unit="次">3至5次</quantity>', "max: not above value"),
        ('<quantity value="5" approx="roughly" unit="次">5次</quantity>', "approx='roughly': must be one of"),
        ('<stated what="problem"><quantity value="1">1</quantity></stated>', "what='problem': must be"),
        ("<org>综合科</org>", "role: missing"),
    ],
)
def test_gold_that_is_refused(inner: str, complaint: str) -> None:
    with pytest.raises(GoldError, match="gold: offset 0: ") as raised:
        loads(in_measure(inner))
    assert complaint in str(raised.value)
    assert any(complaint in error for error in validate_xml(in_measure(inner)))


@pytest.mark.parametrize("xml", ["", "<notice>", "<record/>", '<notice family="x"/>', "<notice/>"])
def test_files_that_are_no_gold(xml: str) -> None:
    with pytest.raises(GoldError):
        loads(xml)
    assert validate_xml(xml)


@pytest.mark.parametrize(
    ("xml", "complaint"),
    [
        (in_measure("<date from='2024'>2024年 </date>"), "<date>: blank at the edge"),
        (in_measure("<doc>办法</doc>"), "<doc>: does not start with its bracket"),
        (in_measure("<doc></doc>完成"), "<doc>: empty"),
        (in_measure("<date from='2024'><doc>《2024》</doc></date>"), "<doc>: may not stand in <date>"),
        (in_measure("已<marker>(1)</marker>办"), "marker is not at the start"),
        (in_measure("<marker>(1)</marker>已<heading>办。</heading>"), "text before the heading"),
        (in_measure("<marker>(1)</marker><marker>①</marker>办"), "more than one marker"),
        (in_measure("<label>整改情况:</label>办"), "<label>: may not stand in <measure>"),
        (in_measure("<stated what='rules'>若干制度</stated>"), "holds not exactly one quantity"),
        (in_problem("<section role='plan'>将</section>"), "<section>: may not stand in <problem>"),
        (
            '<notice family="inspection_rectification"><measure status="completed">办</measure></notice>',
            "<measure>: may not stand in <notice>",
        ),
        (
            '<notice family="inspection_rectification">散落的话</notice>',
            "running text outside its parts, offset 0",
        ),
        (
            '<notice family="inspection_rectification"><section role="overview"><commitment>将</commitment>'
            "</section></notice>",
            "<commitment>: stands in a section of role overview",
        ),
        ('<notice family="none"><date from="2024">2024年</date></notice>', "tag in a text of family none"),
    ],
)
def test_lint_names_what_breaks_the_rules(xml: str, complaint: str) -> None:
    errors = validate_xml(xml)
    assert any(complaint in error for error in errors), errors


def test_lint_finds_nothing_in_the_golden_notice() -> None:
    assert validate(GOLDEN) == []


def test_lint_does_not_quote_the_text() -> None:
    assert "散落" not in " ".join(validate_xml('<notice family="inspection_rectification">散落的话</notice>'))
