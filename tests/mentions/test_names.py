"""Organisations and persons between marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.families.loader import words
from notice_parser.mentions.names import (
    is_organization,
    organization_before,
    organizations,
    person_alone,
    persons,
)
from tests.growth import seconds


@pytest.mark.parametrize(
    "name",
    [
        "局机关党委",
        "云洲市水务局",
        "中共云洲市水务局党组",
        "办公室",
        "综合科",
        "市第二中学",
        "云洲港航投资集团有限公司",
        "青禾镇北塘村",
        "县委第二巡察组",
        "白石镇党委(含所辖各村、社区党组织)",
        "党委",
        "市(县)水务局(含下属单位)",
        "云洲" * 29 + "党委",
    ],
)
def test_organization(name: str) -> None:
    assert is_organization(name)


@pytest.mark.parametrize(
    "name",
    ["全体干部", "办", "一村", "停车场", "整改情况", "", "平台", "各科", "平台(一期)", "云洲" * 30 + "局"],
)
def test_no_organization(name: str) -> None:
    assert not is_organization(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由局机关党委牵头,办公室、财务科负责,抓好落实", ["局机关党委", "办公室", "财务科"]),
        ("请向青禾镇纪委反映", ["青禾镇纪委"]),
        ("县公路管理站、县道路运输事务中心", ["县公路管理站", "县道路运输事务中心"]),
        ("镇财政所", ["镇财政所"]),
        ("进一步提高政治站位", []),
        ("全体干部、职工", []),
        ("  (局机关党委", ["局机关党委"]),
        ("局机关党委)", ["局机关党委"]),
        ("局机关党委 (", ["局机关党委"]),
        ("云洲市水务局(含下属单位)", ["云洲市水务局(含下属单位)"]),
        ("云洲市水务局(含下属单位))", ["云洲市水务局(含下属单位)"]),
    ],
)
def test_organizations_between_stops(text: str, names: list[str]) -> None:
    assert [text[name.start : name.end] for name in organizations(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("纠纷调解机制由立案庭牵头", "立案庭"),
        ("2025年2月,镇党委组织办牵头", "镇党委组织办"),
        ("综合科牵头", "综合科"),
        ("各有关单位 综合科牵头", "综合科"),
        ("情况如下。牵头", None),
        ("抓好落实,积极牵头", None),
        ("由全体干部牵头", None),
        ("由镇纪委、由派出所牵头", "派出所"),
        ("牵头", None),
        (f"{'云洲' * 40}由市水务局牵头", "市水务局"),
    ],
)
def test_organization_before_a_word(text: str, name: str | None) -> None:
    place = organization_before(text, 0, text.index("牵头"))
    assert (place and text[slice(*place)]) == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("成立由党组书记、局长周牧川任组长的领导小组", [("周牧川", "党组书记、局长")]),
        ("市文化活动中心党总支书记、主任高立燕同志团结带领", [("高立燕", "市文化活动中心党总支书记、主任")]),
        ("学院党委书记江知远同志带头,院长沈若谷同志认领", [("江知远", "学院党委书记"), ("沈若谷", "院长")]),
        ("成立党委书记顾明舒、院长杜清和任组长的", [("顾明舒", "党委书记"), ("杜清和", "院长")]),
        ("由总会计师鲁承志牵头", [("鲁承志", "总会计师")]),
        ("院党委书记闻人庆同志担任组长", [("闻人庆", "院党委书记")]),
        ("副镇长韦思齐", [("韦思齐", "副镇长")]),
        ("副镇长 韦思齐", [("韦思齐", "副镇长")]),
        ("主任李明及副主任王刚负责", [("李明", "主任"), ("王刚", "副主任")]),
        ("主任李明与副主任王刚负责", [("李明", "主任"), ("王刚", "副主任")]),
        ("主任李明和副主任王刚负责", [("李明", "主任"), ("王刚", "副主任")]),
        ("党委书记欧阳明远主持会议", [("欧阳明远", "党委书记")]),
        (
            "主任李明、副主任王刚,总会计师鲁承志",
            [("李明", "主任"), ("王刚", "副主任"), ("鲁承志", "总会计师")],
        ),
        ("党委书记高度重视", []),
        ("党组书记任组长", []),
        ("书记项目清单", []),
        ("书记带头领办", []),
        ("主任办公会议", []),
        ("学习习近平总书记关于巡视工作的重要论述", []),
        ("院庭长包案,案件评查员负责", []),
        ("分管领导、科室负责人全程参与", []),
    ],
)
def test_persons_behind_an_office(text: str, named: list[tuple[str, str]]) -> None:
    found = persons(text, 0, len(text))
    assert [(text[n.start : n.end], text[slice(*n.position)] if n.position else "") for n in found] == named
    assert all(name.person and name.rule == "person.after_position" for name in found)


@pytest.mark.parametrize("name", ["郁振海", "霍敏", "谭 晓芸", "欧阳明远", "小鲁"])
def test_person_alone(name: str) -> None:
    assert person_alone(name, 0, len(name)) == (0, len(name))


@pytest.mark.parametrize("name", ["办公室", "机关党委", "来电", "党委副书记龙望山", "高度重视", ""])
def test_no_person_alone(name: str) -> None:
    assert person_alone(name, 0, len(name)) is None


def test_words_that_are_no_names_begin_with_a_family_name() -> None:
    surnames = {row["word"] for name in ("surnames", "double_surnames") for row in words("base", name)}
    others = [row["word"] for row in words("base", "not_names")]
    assert [word for word in others if not {word[:1], word[:2]} & surnames] == []


def test_words_that_are_no_organizations_end_like_one() -> None:
    tails = tuple(row["word"] for row in words("base", "organization_tails"))
    others = [row["word"] for row in words("base", "organization_nots")]
    assert [word for word in others if not word.endswith(tails)] == []


@given(st.text("书记局长主任王李明同志任组长牵头,。、 高度重视由向党委办公室(局", max_size=50))
def test_any_text_gives_names_inside_it(text: str) -> None:
    for name in [*persons(text, 0, len(text)), *organizations(text, 0, len(text))]:
        assert 0 <= name.start < name.end <= len(text)
        assert name.position is None or 0 <= name.position[0] < name.position[1] <= name.start


@pytest.mark.parametrize("pump", ["书记", "书记王明、", "局", "由局", "王", "(", "党委办公室,", "主任、"])
def test_time_grows_with_length(pump: str) -> None:
    def read(text: str) -> None:
        persons(text, 0, len(text))
        organizations(text, 0, len(text))

    seconds(read, pump * 100)
    short = seconds(read, pump * 1_000)
    assert seconds(read, pump * 8_000) < short * 8 * 3 + 0.05


def test_offices_end_in_the_characters_that_are_looked_for() -> None:
    ends = "长记任员事理席师工监辑编人官志导委书"
    assert [row["word"] for row in words("base", "positions") if row["word"][-1] not in ends] == []
