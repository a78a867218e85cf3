"""The record as a value: the same bytes again, immutable, picklable, the same in every thread."""

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from notice_parser import Notice, Options, parse, pipeline
from notice_parser.model import Source

GOLDEN = (Path(__file__).parents[2] / "corpus" / "golden" / "dongying-culture-center.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def notice() -> Notice:
    return parse(GOLDEN)


def test_json_gives_the_same_bytes_again(notice: Notice) -> None:
    written = notice.model_dump_json()
    assert Notice.model_validate_json(written).model_dump_json() == written


def test_a_record_cannot_be_changed(notice: Notice) -> None:
    with pytest.raises(ValidationError):
        notice.family = "none"
    with pytest.raises(AttributeError):
        notice.outline.append(notice.outline[0])  # type: ignore[attr-defined]


def test_a_record_can_be_pickled(notice: Notice) -> None:
    assert pickle.loads(pickle.dumps(notice)) == notice


def test_threads_give_the_same_record(notice: Notice) -> None:
    with ThreadPoolExecutor(8) as pool:
        written = set(pool.map(lambda _: parse(GOLDEN).model_dump_json(), range(16)))
    assert written == {notice.model_dump_json()}


def test_the_schema_describes_the_record(notice: Notice) -> None:
    schema = Notice.model_json_schema()
    assert set(json.loads(notice.model_dump_json())) == set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_views_are_the_tree_read_in_order(notice: Notice) -> None:
    assert [problem.node_id for problem in notice.problems][:5] == [
        "s2.a1.p1",
        "s2.a1.p2",
        "s2.a1.p3",
        "s2.a1.p4",
        "s2.a2.p1",
    ]
    assert len(notice.measures) == 30
    starts = [mention.start for mention in notice.dates]
    assert starts == sorted(starts)


def test_the_text_is_carried_on_request() -> None:
    assert parse(GOLDEN).source.text is None
    assert parse(GOLDEN, options=Options(include_text=True)).source.text == GOLDEN


def test_without_subjects_nothing_else_differs(notice: Notice) -> None:
    without = parse(GOLDEN, options=Options(subjects=False))
    assert all(quantity.subject is None for quantity in without.quantities)
    assert [q.model_copy(update={"subject": None, "action": None}) for q in notice.quantities] == [
        q.model_copy(update={"subject": None, "action": None}) for q in without.quantities
    ]


def test_this_year_needs_a_reference() -> None:
    text = (
        "根据市委统一部署,市委第二巡察组对市档案馆党组开展了巡察,并反馈了巡察意见。现将整改情况予以公布。\n"
        "一、整改落实情况\n1.学习不深入。\n(1)今年召开会议4次。\n(2)已制定办法。"
    )
    dated = parse(text, options=Options(reference_date=date(2025, 3, 1))).dates
    assert [(day.text, str(day.earliest)) for day in dated] == [("今年", "2025-01-01")]
    assert [day.earliest for day in parse(text).dates] == [None]


def test_the_page_dates_what_its_text_does_not() -> None:
    text = (
        "根据市委统一部署,市委第二巡察组对市档案馆党组开展了巡察,并反馈了巡察意见。现将整改情况予以公布。\n"
        "一、整改落实情况\n1.学习不深入。\n(1)今年召开会议4次。\n(2)已制定办法。"
    )
    source = Source(characters=len(text), published="2025-03-01")
    assert [str(day.earliest) for day in pipeline.parse(text, source=source).dates] == ["2025-01-01"]


def test_a_long_text_is_cut_and_says_so() -> None:
    notice = parse(GOLDEN, options=Options(max_characters=1000))
    assert notice.source.characters == 1000
    assert "truncated" in {finding.code for finding in notice.findings}


def test_a_lone_surrogate_is_replaced_and_reported() -> None:
    notice = parse(GOLDEN + "\ud800")
    assert "text-damaged" in {finding.code for finding in notice.findings}
    notice.model_dump_json()


def test_traditional_script_is_read_and_reported() -> None:
    text = (
        "根據市委統一部署,2024年3月1日至5月8日,市委第二巡察組對市檔案館黨組開展了巡察。現將整改情況予以公佈。\n"
        "一、整改落實情況\n1.學習不深入。\n(1)制定學習計劃,開展研討4次。\n(2)對黨員幹部進行培訓。"
    )
    notice = parse(text)
    assert notice.inspection.team is not None
    assert notice.inspection.team.text == "市委第二巡察組"
    assert [problem.heading.text for problem in notice.problems if problem.heading] == ["學習不深入。"]
    assert "script-traditional" in {finding.code for finding in notice.findings}


def test_units_are_written_as_printed() -> None:
    text = (
        "中共雲洲市檔案館黨組關於巡察整改進展情況的通報\n一、整改情況\n"
        "制定整改措施48項(xiàng)，追繳資金3萬元，辦結5件，歷時20個工作日。"
    )
    units = [quantity.unit for quantity in parse(text).quantities]
    assert units == ["項", "元", "件", "個工作日"]
