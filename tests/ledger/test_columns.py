"""The column table says what the offices keep."""

from notice_parser.ledger import columns
from notice_parser.ledger.columns import TABLES, states

DEFAULT = (
    "序号 问题编号 问题类别 反馈问题 具体表现 整改措施 责任领导 责任单位 责任人 整改时限 整改进展 整改状态 "
    "佐证材料 备注"
)
UNIT = {
    "具体表现",
    "责任领导",
    "责任人",
    "佐证材料",
    "备注",
    "是否销号",
    "销号日期",
    "审核意见",
    "审核人",
    "审核日期",
}
EXTENDED = (
    "整改目标 原因分析 措施类型 是否集中整改期完成 是否长期坚持 是否销号 销号日期 牵头单位 配合单位 涉及金额 "
    "追责问责人数 新建修订制度数量 新建修订制度名称 量化成果 下一步计划 审核意见 审核人 审核日期"
)
MACHINE = (
    "通报标题 被巡察党组织 巡察组 轮次 进驻起 进驻止 反馈日期 公布日期 source_url source_sha256 "
    "span_start span_end parser_version row_key review_status"
)


def headers(*levels: str) -> list[str]:
    return [column.header for column in columns("measures", *levels)]  # type: ignore[arg-type]


def test_the_default_columns_in_their_order() -> None:
    assert headers("default") == DEFAULT.split()


def test_the_extended_and_the_machine_columns() -> None:
    assert set(EXTENDED.split()) <= set(headers("extended"))
    assert set(MACHINE.split()) <= set(headers("machine"))


def test_what_is_left_to_the_unit() -> None:
    assert {column.header for column in columns("measures") if column.owner == "unit"} == UNIT


def test_headers_tell_the_columns_of_a_table_apart() -> None:
    for table in TABLES:
        names = [column.header for column in columns(table)]
        assert len(set(names)) == len(names)


def test_the_states_in_chinese() -> None:
    shown = [state.label for state in states().values()]
    assert shown == ["已完成", "基本完成", "进行中", "长期坚持", "未完成", "计划中", "未说明", "超期"]
