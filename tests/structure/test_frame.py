"""What stands before the first numbered part and behind the last, line by line as a reader marks it."""

import pytest

from notice_parser.structure.frame import glued_noise, kind_of, opening_line
from notice_parser.text.lines import lines
from tests.structure.shape import shape, written

UNIT = "中共市史志馆党组"
TITLE = f"{UNIT}关于巡察整改进展情况的通报"
FIRST = "根据市委部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察。"
OPENING = f"{FIRST}现将整改情况予以公布。"
BODY = "一、整改情况\n1.学习不深。\n研讨4次。"
BODY_NODES = "progress [一、] <整改情况>\n  problem [1.] <学习不深。>\n    measure | 研讨4次。"
WHOLE = "整" * 40

FRONTS = {
    "what stands above the title is none of the notice": (
        f"""市史志馆网站
        馆务动态,最新公告
        {TITLE}
        {OPENING}""",
        f"""
        noise | 市史志馆网站
        noise | 馆务动态,最新公告
        title | {TITLE}
        preamble | {OPENING}
        """,
    ),
    "of two titles the last is that of the notice, and another notice's lines are no part of it": (
        f"""关于召开会议的通报
        {TITLE}
        关于巡察
        整改工作的公告
        {OPENING}""",
        f"""
        noise | 关于召开会议的通报
        noise | {TITLE}
        title | 关于巡察 / 整改工作的公告
        preamble | {OPENING}
        """,
    ),
    "who issues it stands on one of the two lines below the title": (
        f"""{TITLE}
        {UNIT}
        市史志馆办公室
        市档案馆办公室
        {OPENING}""",
        f"""
        title | {TITLE}
        signature | {UNIT}
        signature | 市史志馆办公室
        noise | 市档案馆办公室
        preamble | {OPENING}
        """,
    ),
    "a date below the title is that of the page": (
        f"""{TITLE}
        (2024年12月10日)
        2024年12月10日
        {OPENING}""",
        f"""
        title | {TITLE}
        noise | (2024年12月10日)
        noise | 2024年12月10日
        preamble | {OPENING}
        """,
    ),
    "a short line without a stop is page furniture, a longer one or one with a stop is told": (
        f"""{TITLE}
        {WHOLE}
        {WHOLE}改
        整改进展,一览
        {OPENING}""",
        f"""
        title | {TITLE}
        noise | {WHOLE}
        paragraph | {WHOLE}改
        paragraph | 整改进展,一览
        preamble | {OPENING}
        """,
    ),
    "a path of pages before the title": (
        f"""市史志馆网站>政务公开>{TITLE}
        {OPENING}""",
        f"""
        noise | 市史志馆网站>政务公开>
        title | {TITLE}
        preamble | {OPENING}
        """,
    ),
    "a long path of pages before the title": (
        f"""首页>政务公开>政府信息公开目录>巡察整改>青石县供销社党组关于县委巡察整改进展情况的通报
        {OPENING}""",
        f"""
        noise | 首页>政务公开>政府信息公开目录>巡察整改>
        title | 青石县供销社党组关于县委巡察整改进展情况的通报
        preamble | {OPENING}
        """,
    ),
    "a column and a date before the title": (
        f"""信息公开 2024-12-10 {TITLE}
        {OPENING}""",
        f"""
        noise | 信息公开 2024-12-10
        title | {TITLE}
        preamble | {OPENING}
        """,
    ),
    "the name of a site before the title, a source behind it": (
        f"""市史志馆门户网{TITLE} 来源:办公室
        {OPENING}""",
        f"""
        noise | 市史志馆门户网
        title | {TITLE}
        noise | 来源:办公室
        preamble | {OPENING}
        """,
    ),
    "the opening on the line of the title": (
        f"""{TITLE} {OPENING}
        另有说明。""",
        f"""
        title | {TITLE}
        preamble | {OPENING}
        paragraph | 另有说明。
        """,
    ),
    "an opening that begins with the name of a report": (
        f"""{UNIT}关于巡察整改情况的报告 已经市委批准,现将有关整改情况按照要求向社会公布。""",
        f"""
        preamble | {UNIT}关于巡察整改情况的报告 已经市委批准,现将有关整改情况按照要求向社会公布。
        """,
    ),
    "sentences before the opening that end as titles do": (
        f"""会议听取了汇报。会议审议了巡察整改情况的报告
        {OPENING}""",
        f"""
        paragraph | 会议听取了汇报。会议审议了巡察整改情况的报告
        preamble | {OPENING}
        """,
    ),
    "a title over several lines": (
        f"""浏览次数:中共云河市委员会
        中共云河市卫生健康
        委员会
        关于巡察整改进展情况的通报
        {OPENING}""",
        f"""
        noise | 浏览次数:中共云河市委员会
        title | 中共云河市卫生健康 / 委员会 / 关于巡察整改进展情况的通报
        preamble | {OPENING}
        """,
    ),
    "a line above the title that says something is none of it": (
        f"""中共云河市水务局党组;
        关于巡察整改进展情况的通报
        {OPENING}""",
        f"""
        noise | 中共云河市水务局党组;
        title | 关于巡察整改进展情况的通报
        preamble | {OPENING}
        """,
    ),
    "what is glued to the title and opens nothing": (
        f"""{TITLE} 根据安排公布
        {OPENING}""",
        f"""
        title | {TITLE}
        noise | 根据安排公布
        preamble | {OPENING}
        """,
    ),
    "the opening ends where the publication is announced, at most three paragraphs on": (
        f"""{FIRST}
        党组认领了全部问题。
        逐条整改。
        现将整改情况予以公布。
        另有说明。""",
        f"""
        preamble | {FIRST}
        preamble | 党组认领了全部问题。
        preamble | 逐条整改。
        preamble | 现将整改情况予以公布。
        paragraph | 另有说明。
        """,
    ),
    "an announcement further down closes no opening": (
        f"""{FIRST}
        党组认领了全部问题。
        逐条整改。
        再作部署。
        现将整改情况予以公布。""",
        f"""
        preamble | {FIRST}
        paragraph | 党组认领了全部问题。
        paragraph | 逐条整改。
        paragraph | 再作部署。
        paragraph | 现将整改情况予以公布。
        """,
    ),
    "page furniture inside of the opening": (
        f"""{FIRST}
        【打印本页】 【关闭窗口】
        现将整改情况予以公布。""",
        f"""
        preamble | {FIRST}
        noise | 【打印本页】 【关闭窗口】
        preamble | 现将整改情况予以公布。
        """,
    ),
}


@pytest.mark.parametrize("name", FRONTS)
def test_front(name: str) -> None:
    front, expected = FRONTS[name]
    text = "\n".join(line.strip() for line in front.splitlines())
    assert shape(f"{text}\n{BODY}") == f"{written(expected)}\n{BODY_NODES}"


TAILS = {
    "lines of a contact block are one": (
        """欢迎广大干部群众监督。
        联系电话:0546-8070195
        电子邮箱:szg@example.cn""",
        """
        contact | 欢迎广大干部群众监督。 / 联系电话:0546-8070195 / 电子邮箱:szg@example.cn
        """,
    ),
    "closing words before the contact block": (
        """特此通报。
        附件:整改台账
        联系电话:0546-8070195
        中共市史志馆党组
        2024年12月10日""",
        """
        paragraph | 特此通报。
        paragraph | 附件:整改台账
        contact | 联系电话:0546-8070195
        signature | 中共市史志馆党组
        signature | 2024年12月10日
        """,
    ),
    "page furniture before the signature": (
        """【打印本页】 【关闭窗口】
        中共市史志馆党组
        2024年12月10日""",
        """
        noise | 【打印本页】 【关闭窗口】
        signature | 中共市史志馆党组
        signature | 2024年12月10日
        """,
    ),
    "a unit and its date behind running text": (
        """中共市史志馆党组
        2024年12月10日
        相关报道一则
        欢迎广大干部群众监督。""",
        """
        signature | 中共市史志馆党组
        signature | 2024年12月10日
        noise | 相关报道一则
        contact | 欢迎广大干部群众监督。
        """,
    ),
    "who signs without a date, and two lines of the frame behind": (
        """中共市史志馆党组
        附件:整改台账
        【打印本页】 【关闭窗口】
        相关报道一则""",
        """
        signature | 中共市史志馆党组
        noise | 附件:整改台账
        noise | 【打印本页】 【关闭窗口】
        noise | 相关报道一则
        """,
    ),
    "page furniture behind the contact block, and more behind it": (
        """联系电话:0546-8070195
        【打印本页】 【关闭窗口】
        相关报道一则
        本通报由市史志馆党组负责解释。""",
        """
        contact | 联系电话:0546-8070195
        noise | 【打印本页】 【关闭窗口】
        noise | 相关报道一则
        paragraph | 本通报由市史志馆党组负责解释。
        """,
    ),
    "a unit inside of what was done signs nothing": (
        """配合单位有
        市人民医院
        由其牵头负责。
        市档案局协助落实。""",
        """
            measure | 配合单位有
            measure | 市人民医院
            measure | 由其牵头负责。
            measure | 市档案局协助落实。
        """,
    ),
}


@pytest.mark.parametrize("name", TAILS)
def test_tail(name: str) -> None:
    tail, expected = TAILS[name]
    text = "\n".join(line.strip() for line in tail.splitlines())
    found = shape(f"{OPENING}\n{BODY}\n{text}").removeprefix(f"preamble | {OPENING}\n{BODY_NODES}\n")
    assert [line.strip() for line in found.splitlines()] == written(expected).split("\n")


def test_nothing_but_a_contact_block() -> None:
    numbered = "监督方式:\n1.联系电话:0546-8070195\n2.邮编:257000"
    assert shape(numbered) == f"contact | {numbered.replace(chr(10), ' / ')}"
    assert shape("联系电话:0546-8070195") == "contact | 联系电话:0546-8070195"
    assert shape("联系电话:0546-8070195\n中共市史志馆党组") == "\n".join(
        ["contact | 联系电话:0546-8070195", "signature | 中共市史志馆党组"]
    )


LONG = "党组全体同志参加了会议并作了表态发言,"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (f"{TITLE}\n{OPENING}", 1),
        # A sentence that begins as openings do, but is too short for one.
        ("根据市委巡察组要求,我馆抓整改。", None),
        ("根据市委巡察组要求,我馆党组认真抓好各项整改工作。", 0),
        # What begins so and titles the notice.
        (f"根据市委巡察反馈意见对有关工作进行整改和完善的情况的通报\n{OPENING}", 1),
        (f"一、整改情况\n{OPENING}", 1),
        ("按要求,党组对反馈意见认真研究、逐条整改,取得阶段性成效,现将有关整改落实的情况予以公布。", 0),
        ("党组对反馈意见认真研究,现将整改情况公布。", None),
        # Nothing announces the publication: a long paragraph about the inspection.
        (f"近日,{LONG * 4}对照巡察反馈意见逐条整改。", 0),
        (f"近日,{LONG * 4}安排逐条落实。", None),
        (f"1.近日,{LONG * 4}对照巡察反馈意见逐条整改。", None),
        (f"(一)学习。\n近日,{LONG * 4}对照巡察反馈意见逐条整改。", None),
        (f"近日召开会议。\n近日,{LONG * 4}对照巡察反馈意见逐条整改。", 1),
    ],
)
def test_where_the_opening_begins(text: str, opening: int | None) -> None:
    assert opening_line(text, lines(text)) == opening


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("扫一扫在手机打开当前页", "noise"),
        ("已完成。【打印本页】 【关闭窗口】", "body"),
        ("附件下载:无 【打印本页】", "noise"),
        ("澳门彩金免费领取", "noise"),
        ("澳门彩金免费领取,", "body"),
        ("政务公开 > 党务 > 巡察", "noise"),
        ("欢迎社会各界监督", "contact"),
        ("特此通报。", "closing"),
        ("中共市史志馆党组", "signature"),
        ("2024年12月10日", "signature"),
        ("2024年12月10日召开会议", "body"),
        # However long the paragraph: furniture is short, and a contact block says early what it is.
        ("版权所有:" + "整" * 254, "noise"),
        ("版权所有:" + "整" * 255, "body"),
        ("联系电话:0546-8070195" + "整" * 400, "contact"),
        ("整" * 260 + "。如有意见建议", "body"),
    ],
)
def test_what_a_line_of_the_frame_is(line: str, kind: str) -> None:
    assert kind_of(line, (0, len(line))) == kind
    assert kind_of(f"甲\n{line}\n乙", (2, 2 + len(line))) == kind


@pytest.mark.parametrize(
    ("line", "glued"),
    [
        ("已完成整改。某某体育官网 下载", "某某体育官网 下载"),
        ("已完成整改。某某体育官网 下载。", None),
        ("已完成整改。某某体育官网,下载", None),
        ("已完成整改。发放贷款3万元", None),
    ],
)
def test_words_glued_to_a_paragraph(line: str, glued: str | None) -> None:
    start = glued_noise(line, (0, len(line)))
    assert (None if start is None else line[start:]) == glued
