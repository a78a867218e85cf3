"""How notices close: one notice whose last lines are written in twenty ways, and who can be reached."""

from pathlib import Path

import pytest

from notice_parser import parse
from notice_parser.model.base import Text

NOTICE = (Path(__file__).parents[1] / "checks" / "consistent_hospital.txt").read_text("utf-8")
BODY = NOTICE[: NOTICE.index("欢迎广大")]

# The closing lines; telephones, e-mails, address, postcode and hours that a reader finds in them.
Closing = tuple[str, list[str], list[str], str | None, str | None, str | None]
CLOSINGS: list[Closing] = [
    (
        "欢迎广大党员干部群众对巡视整改落实情况进行监督。如有意见建议，请及时向我们反映。联系方式：0871-65321477（工作日8:00—17:30）；地址：青川市翠湖路9号；邮编：650031。\n\n中共青川医院委员会\n2024年12月26日",
        ["0871-65321477"],
        [],
        "青川市翠湖路9号",
        "650031",
        "工作日8:00—17:30",
    ),
    (
        "联系方式\n\n联系部门：院党委办公室\n\n联系电话：0871-65321477\n\n通讯地址：青川市翠湖路9号\n\n邮政编码：650031\n\n电子邮箱：dwb@qcyy.example.cn\n\n中共青川医院委员会\n\n2024年12月26日",
        ["0871-65321477"],
        ["dwb@qcyy.example.cn"],
        "青川市翠湖路9号",
        "650031",
        None,
    ),
    (
        "四、监督方式\n\n欢迎广大干部群众对巡视整改落实情况进行监督。监督电话：0871-65321477，邮箱：dwb@qcyy.example.cn。\n\n2024年12月26日",
        ["0871-65321477"],
        ["dwb@qcyy.example.cn"],
        None,
        None,
        None,
    ),
    ("（联系人：李明，电话：0871-65321477）", ["0871-65321477"], [], None, None, None),
    ("欢迎监督，监督电话：0871-65321477。", ["0871-65321477"], [], None, None, None),
    (
        "公示期间，如对整改情况有异议，请于2025年1月5日前向院纪委反映。来电：0871-65321477；来信：青川市翠湖路9号院纪委（邮编650031）。",
        ["0871-65321477"],
        [],
        "青川市翠湖路9号院纪委",
        "650031",
        None,
    ),
    (
        "欢迎广大干部群众对巡视整改落实情况进行监督。\n联系电话：0871-65321477、0871-65321478\n邮政信箱：青川市翠湖路9号青川医院党委办公室\nE-mail：dwb@qcyy.example.cn",
        ["0871-65321477", "0871-65321478"],
        ["dwb@qcyy.example.cn"],
        "青川市翠湖路9号青川医院党委办公室",
        None,
        None,
    ),
    (
        "监督举报方式：\n1.电话：0871-65321477\n2.邮箱：dwb@qcyy.example.cn\n3.来信来访地址：青川市翠湖路9号行政楼302室",
        ["0871-65321477"],
        ["dwb@qcyy.example.cn"],
        "青川市翠湖路9号行政楼302室",
        None,
        None,
    ),
    (
        "欢迎社会各界对我院党委巡视整改情况进行监督，有关意见和建议可通过以下方式反映：电话：（0871）65321477；传真：（0871）65321479；邮寄：青川市翠湖路9号青川医院党委办公室，邮编650031。",
        ["（0871）65321477", "（0871）65321479"],
        [],
        "青川市翠湖路9号青川医院党委办公室",
        "650031",
        None,
    ),
    (
        "特此通报。\n\n联系人：党委办公室 陈晓\n联系电话：0871-65321477\n\n中共青川医院委员会\n12月26日",
        ["0871-65321477"],
        [],
        None,
        None,
        None,
    ),
    (
        "欢迎广大干部群众对巡视整改落实情况进行监督。联系电话：0871-6532xxxx；邮政信箱：××市××路9号。",
        [],
        [],
        "××市××路9号",
        None,
        None,
    ),
    (
        "如有意见建议，请与我们联系。电话：138****2261（微信同号），邮箱：qcyy****@163.com。",
        ["138****2261"],
        [],
        None,
        None,
        None,
    ),
    (
        "中共青川医院委员会\n2024年12月26日\n\n联系电话：0871-65321477\n联系地址：青川市翠湖路9号",
        ["0871-65321477"],
        [],
        "青川市翠湖路9号",
        None,
        None,
    ),
    (
        "受理时间：2024年12月26日至2025年1月9日（法定工作日上午8:30-12:00，下午14:00-17:30）。受理电话：0871-65321477。",
        ["0871-65321477"],
        [],
        None,
        None,
        "法定工作日上午8:30-12:00，下午14:00-17:30",
    ),
    (
        "举报电话：12388；院纪委电话：0871-65321480；院纪委信箱：门诊楼一楼大厅意见箱。",
        ["12388", "0871-65321480"],
        [],
        "门诊楼一楼大厅意见箱",
        None,
        None,
    ),
    (
        "监督电话：65321477\u3000\u3000监督邮箱：jw@qcyy.example.cn\u3000\u3000监督地址：青川市翠湖路9号",
        ["65321477"],
        ["jw@qcyy.example.cn"],
        "青川市翠湖路9号",
        None,
        None,
    ),
    (
        "（此件公开发布）\n\n联系单位：青川医院党委办公室    联系电话：0871-65321477",
        ["0871-65321477"],
        [],
        None,
        None,
        None,
    ),
    (
        "欢迎广大干部群众对巡视整改落实情况进行监督。如有意见建议，请通过来信、来电等方式反映。通信地址：青川市翠湖路9号，邮政编码：650031，联系电话：0871-65321477。",
        ["0871-65321477"],
        [],
        "青川市翠湖路9号",
        "650031",
        None,
    ),
    (
        "【联系方式】电话：0871-65321477；邮编：650031；电子邮箱：dwb@qcyy.example.cn",
        ["0871-65321477"],
        ["dwb@qcyy.example.cn"],
        None,
        "650031",
        None,
    ),
    (
        "意见反馈方式\n1.电话：0871-65321477\n2.信函：青川市翠湖路9号医院党委办公室\n"
        "3.邮箱：dwb@qcyy.example.cn",
        ["0871-65321477"],
        ["dwb@qcyy.example.cn"],
        "青川市翠湖路9号医院党委办公室",
        None,
        None,
    ),
    (
        "请社会各界监督。（电话：0871-65321477 地址：青川市翠湖路9号）",
        ["0871-65321477"],
        [],
        "青川市翠湖路9号",
        None,
        None,
    ),
]


def words(value: Text | None) -> str | None:
    return None if value is None else value.text


@pytest.mark.parametrize("closing", CLOSINGS, ids=[one[0][:16] for one in CLOSINGS])
def test_who_can_be_reached(closing: Closing) -> None:
    text, phones, emails, address, postcode, hours = closing
    notice = parse(f"{BODY}{text}\n")
    contact = notice.contact
    assert contact is not None
    assert [one.text for one in contact.phones] == phones
    assert [one.text for one in contact.emails] == emails
    assert words(contact.postal_address) == address
    assert words(contact.postal_code) == postcode
    assert words(contact.hours) == hours
    # None of these ways is a fault.
    assert [one.message for one in notice.findings] == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("如有意见建议，请及时向医院机关党委反映，电话：0871-65321477。", "医院机关党委"),
        (
            "公示期间，如有异议请书面反馈至市纪委监委驻市卫健委纪检监察组（电话：65321477）。",
            "市纪委监委驻市卫健委纪检监察组",
        ),
    ],
)
def test_which_office_is_to_be_told(text: str, office: str) -> None:
    contact = parse(f"{BODY}{text}\n").contact
    assert contact is not None
    assert [one.text for one in contact.organizations] == [office]
