"""What is counted, and what was done with it. The table of quantities holds more rows with ``of``."""

import csv
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from notice_parser.meaning import subjects
from notice_parser.mentions import segment
from notice_parser.mentions.quantities import scan
from notice_parser.model.draft import Place


def read(text: str) -> list[tuple[str | None, str | None]]:
    found = scan(text, 0, len(text))
    subjects.fill(text, (0, len(text)), found)

    def words(place: Place | None) -> str | None:
        return text[slice(*place)] if place else None

    return [(words(each.subject), words(each.action)) for each in found]


ACTIONS = Path(__file__).parents[1] / "spec" / "actions.tsv"


def actions() -> list[tuple[str, str]]:
    with ACTIONS.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["input"], row["counted"]) for row in table]


@pytest.mark.parametrize(("text", "counted"), actions())
def test_what_was_done_with_what_is_counted(text: str, counted: str) -> None:
    """``图书 < 采购``: books were bought; ``-`` where the text does not say."""
    said = "; ".join(f"{subject or '-'} < {action or '-'}" for subject, action in read(text))
    assert said == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已采购图书69.06万元,新增7752种、22301册", [("图书", "采购"), ("图书", "新增"), ("图书", None)]),
        ("制定防控措施5条", [("防控措施", "制定")]),
        ("组织召开主任办公会议7次", [("主任办公会议", "组织召开")]),
        ("已连续推送6次", [("推送", "推送")]),
        ("对5名责任人进行批评教育", [("责任人", None)]),
        ("46家工业企业开展用水审计", [("工业企业", None)]),
        ("31项适合展览的非遗项目", [("非遗项目", None)]),
        ("对42个住宅小区的党组织摸底", [("住宅小区", None)]),
        ("清理合同133份,其中重新签订88份", [("合同", "清理"), ("合同", "重新签订")]),
        ("追缴资金3.86万元", [("资金", "追缴")]),
        ("收到意见17条,采纳13条", [("意见", "收到"), ("意见", "采纳")]),
        ("批评教育、诫勉谈话15人次", [("批评教育、诫勉谈话", None)]),
        ("投诉量环比下降41%", [("投诉量", None)]),
        ("3个县(市、区)", [("县(市、区)", None)]),
    ],
)
def test_subject_and_action(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The measure word says where the name ends: people, houses, places.
        ("46名教师新任兼职班主任", ["教师"]),
        ("对3名工作人员调离岗位", ["工作人员"]),
        ("完成26名书记员招录", ["书记员"]),
        ("2名护士长被免职", ["护士长"]),
        ("邀请27家企业座谈", ["企业"]),
        ("核查31个小区公共收益", ["小区"]),
        # What is done may be what is counted, and then nothing behind it counts it too.
        ("对工程领域7件线索进行核查,立案2件", ["线索", "立案"]),
        ("清理挂案21件,督促撤案15件,其余6件", ["挂案", "撤案", "挂案"]),
        ("局党组专题研究党风廉政建设工作2次", ["专题研究"]),
        ("两次向县委巡察办专题汇报", ["专题汇报"]),
        ("召开党组会9次专题研究", ["党组会"]),
        ("移送司法机关1人", ["移送司法机关"]),
        # Who waits is not part of how long; what is done to a thing is not the thing.
        ("患者平均候诊时间降至19分钟", ["平均候诊时间"]),
        ("户均增收1200元", ["户均增收"]),
        ("对23户参股企业:关停9户,股权转让8户", ["参股企业", "参股企业", "参股企业"]),
        ("问题16个,对2个股室下发督办单,完成整改13个", ["问题", "股室", "问题"]),
    ],
)
def test_the_name_a_reader_would_give(text: str, expected: list[str]) -> None:
    assert [subject for subject, _ in read(text)] == expected


def test_what_is_done_and_counted_is_subject_and_action() -> None:
    assert read("纪委立案2件,专题研究廉政建设3次") == [("立案", "立案"), ("专题研究", "专题研究")]


def test_nothing_is_invented() -> None:
    assert read("共3个,5项") == [(None, None), (None, None)]


def test_a_piece_does_not_take_from_another() -> None:
    text = "采购图书5册。新增3册"
    found = scan(text, 7, len(text))
    subjects.fill(text, (7, len(text)), found)
    assert [each.subject for each in found] == [None]


def test_a_long_text_without_stops_is_read() -> None:
    text = "购买图书" * 400 + "3册"
    assert read(text)[0][0] == "图书"


def test_cutting_covers_every_sign() -> None:
    text = "拆分教学班63个,完成整改"
    words = segment.cut(text, 2, len(text))
    assert [word.start for word in words] == [2, *(word.end for word in words[:-1])]
    assert words[-1].end == len(text)


def test_cutting_is_the_same_in_threads() -> None:
    text = "对历史形成的信访积案实行领导包案"
    alone = segment.cut(text, 0, len(text))
    with ThreadPoolExecutor(8) as pool:
        assert all(each == alone for each in pool.map(lambda _: segment.cut(text, 0, len(text)), range(40)))


def test_cutting_says_nothing_and_writes_nothing(tmp_path: Path) -> None:
    code = (
        "from notice_parser.mentions import segment\n"
        "import sys\n"
        "assert 'jieba' not in sys.modules\n"
        "segment.cut('采购图书', 0, 4)\n"
        "import jieba\n"
        "assert not jieba.dt.initialized\n"
    )
    environment = {"TMPDIR": str(tmp_path), "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_cutting_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        segment.cut("采购图书", 0, 4)
    assert caplog.records == []
