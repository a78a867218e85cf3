"""Texts of other kinds than notices, as long as the longest notices: written here, of no real place.

Each kind has its own sentences and its own frame. The closest are those that speak of the same
matters: a plan to rectify, the news of a meeting on rectification, rules on publishing it.
"""

from collections.abc import Iterator
from itertools import cycle, islice

LEAST = 10_000

_UNITS = ("城东街道", "河湾镇", "市水务局", "区住建局", "县人民医院", "市交运集团", "白石乡", "市第二中学")
_MATTERS = ("防汛备汛", "旧小区改造", "秋粮收购", "招商引资", "校园安全", "医保支付", "河道清淤", "档案管理")
_TRADES = ("农业", "工业", "建筑业", "交通运输", "国内贸易", "财政金融", "教育", "卫生")
_STEPS = (
    "要压实责任,一级抓一级,层层抓落实",
    "要盯住薄弱环节,举一反三,堵塞漏洞",
    "要健全制度,用制度管人管事",
    "要加强督促检查,对推进不力的及时提醒",
)


def _fill(lines: Iterator[str], *, head: str = "", foot: str = "") -> str:
    """As many lines as make up the length."""
    text = [head] if head else []
    size = 0
    for line in lines:
        text.append(line)
        size += len(line) + 1
        if size >= LEAST:
            break
    return "\n".join([*text, foot] if foot else text)


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


def _meeting_report() -> str:
    def lines() -> Iterator[str]:
        for number, (unit, matter, step) in enumerate(zip(cycle(_UNITS), cycle(_MATTERS), cycle(_STEPS))):
            yield (
                f"会议听取了{unit}关于{matter}和巡察整改情况的汇报。会议指出,{matter}取得一定成效,但仍有差距。"
                f"会议强调,{step}。会议要求,{unit}要在{number % 12 + 1}月底前完成整改,报市委巡察办备案。"
            )

    return _fill(
        lines(),
        head="市委常委会召开第四十二次会议 听取巡察整改情况汇报\n"
        "5月16日,市委书记主持召开市委常委会会议,听取十届市委第六轮巡察整改进展情况汇报,研究部署下一步工作。",
        foot="市人大常委会、市政协主要负责同志列席会议。",
    )


def _rectification_plan() -> str:
    def lines() -> Iterator[str]:
        for number, (unit, matter, step) in enumerate(zip(cycle(_UNITS), cycle(_MATTERS), cycle(_STEPS)), 1):
            yield f"{number}.关于{matter}推进不够有力的问题"
            yield f"整改措施:一是由{unit}牵头,{step}。二是建立{matter}工作台账,每月调度一次。"
            yield f"责任单位:{unit}"
            yield f"完成时限:2025年{number % 12 + 1}月底前"

    return _fill(
        lines(),
        head="河湾县委关于市委巡察反馈意见的整改工作方案\n"
        "2025年3月6日,市委第二巡察组向县委反馈了巡察意见。为抓好整改落实,特制定本方案。\n"
        "一、总体要求\n坚持问题导向,确保条条要整改、件件有着落。\n二、整改任务",
    )


def _statistics_bulletin() -> str:
    def lines() -> Iterator[str]:
        for number, matter in enumerate(cycle(_TRADES), 1):
            yield f"{_chinese(number % 99 or 1)}、{matter}"
            yield (
                f"全年{matter}增加值{number * 7.3:.1f}亿元,比上年增长{number % 9 + 1.2:.1f}%。"
                f"其中,上半年增长{number % 7}.4%,"
                f"下半年增长{number % 8}.1%。年末从业人员{number * 310}人,比上年末增加{number * 4}人;"
                f"完成投资{number * 2.7:.2f}亿元,下降{number % 5}.3%。"
            )

    return _fill(lines(), head="河湾县2024年国民经济和社会发展统计公报\n河湾县统计局\n2025年3月28日")


def _feedback_news() -> str:
    def lines() -> Iterator[str]:
        for unit, matter, step in zip(cycle(_UNITS), cycle(_MATTERS), cycle(_STEPS)):
            yield (
                f"近日,市委第三巡察组向{unit}党组织反馈巡察情况。反馈会上,巡察组组长通报了巡察发现的主要问题。"
                f"反馈指出,{unit}在{matter}方面重视不够,主体责任落实有差距。反馈要求,{step},2个月内报送整改进展情况。"
                f"{unit}主要负责人主持会议并作表态发言,表示照单全收、坚决整改。"
            )

    return _fill(lines(), head="十届市委第七轮巡察反馈工作全部完成", foot="(记者 沈未央 通讯员 陆小满)")


def _regulation() -> str:
    def lines() -> Iterator[str]:
        for number, (matter, step) in enumerate(zip(cycle(_MATTERS), cycle(_STEPS)), 1):
            if number % 9 == 1:
                yield f"第{_chinese(number // 9 + 1)}章 {matter}的整改与公开"
            yield (
                f"第{_chinese(number % 99 or 1)}条 被巡察党组织应当自收到反馈意见之日起"
                f"{number % 20 + 10}个工作日内,"
                f"就{matter}制定整改措施,{step}。"
            )
            yield f"(一)有问题清单、任务清单、责任清单;(二)有整改时限,最长不超过{number % 6 + 3}个月。"

    return _fill(lines(), head="河湾县巡察整改工作办法\n第一章 总则", foot="本办法自2025年1月1日起施行。")


def _questions() -> str:
    def lines() -> Iterator[str]:
        for number, (unit, matter) in enumerate(zip(cycle(_UNITS), cycle(_MATTERS)), 1):
            yield f"{number}.问:办理{matter}事项要带哪些材料?"
            yield (
                f"答:请带身份证原件和复印件{number % 3 + 1}份,到{unit}窗口填表。"
                f"材料齐全的,{number % 15 + 1}个工作日内办结;"
                "材料不全的,一次告知。整改期间窗口照常开放,可先在网上预约。"
            )

    return _fill(lines(), head="办事指南:群众常问的问题")


def _novel() -> str:
    scenes = (
        "天还没亮,老秦就推着车出了门。河堤上的柳树一棵挨着一棵,风一吹,水面便皱起来。",
        "“你要去县里?”渡口的孩子问。“去。”他说,“问题总得有人说清楚。”孩子点点头,又低头去数手里的贝壳,一个,两个,三个。",
        "第二年春天,巡察的人来过镇上,住了四十天,走的时候谁也没有送。老秦在灯下把账本翻了一遍又一遍。",
        "母亲说,人活着,错了就改,改了就好。她说这话的时候,锅里的粥正咕嘟咕嘟地响。",
        "信写了三遍,头一遍太长,第二遍太短,第三遍只有一句:堤要修,人要换。他把信投进意见箱,听见里面空空的一声响。",
    )
    lines = (f"    {scene}" for scene in cycle(scenes))
    return _fill(lines, head="河堤\n第一章 渡口")


def _tables() -> str:
    def lines() -> Iterator[str]:
        for number, (unit, matter) in enumerate(zip(cycle(_UNITS), cycle(_MATTERS)), 1):
            price, month = f"{number * 12.5:.2f}万元", f"2025年{number % 12 + 1}月"
            yield "\t".join((str(number), f"{matter}项目", unit, price, month, "公开招标"))

    return _fill(lines(), head="2025年政府采购意向表\n序号\t项目名称\t采购单位\t预算金额\t预计时间\t采购方式")


def _english() -> str:
    sentences = (
        "The inspection team visited three plants in March and wrote down 25 issues for the board.",
        "1. Rectification of the cooling system was completed on 12 May 2024 at a cost of 69,060 yuan.",
        "Progress report: 19 of 25 issues are closed, 6 remain open, and the completion rate is 76%.",
        "(1) A revised procedure for purchasing was issued; all 48 supervisors signed that they had read it.",
    )
    return _fill(cycle(sentences), head="Annual report on plant safety and rectification")


def _announcement() -> str:
    def lines() -> Iterator[str]:
        for number, (unit, matter) in enumerate(zip(cycle(_UNITS), cycle(_MATTERS)), 1):
            yield (
                f"第{_chinese(number % 19 + 1)}巡察组进驻{unit}开展巡察,为期{number % 40 + 20}天。"
                f"巡察期间设专门值班电话:0597-66{number % 10_000:05d},"
                f"主要受理反映{unit}领导班子及其成员{matter}方面问题的来信来电来访。"
            )

    return _fill(
        lines(),
        head="关于十届市委第八轮巡察进驻情况的公告",
        foot="市委巡察工作领导小组办公室\n2025年4月2日",
    )


def _summary() -> str:
    def lines() -> Iterator[str]:
        for number, (unit, matter, step) in enumerate(zip(cycle(_UNITS), cycle(_MATTERS), cycle(_STEPS)), 1):
            yield f"({_chinese(number % 99 or 1)}){matter}"
            yield f"与{unit}一道推进{matter},完成投资{number * 31}万元,惠及群众{number * 205}户。{step}。"

    return _fill(
        lines(),
        head="河湾县水务局2024年工作总结和2025年工作打算\n一、2024年主要工作\n一年来,落实巡察整改任务,各项工作稳中有进。",
    )


def _speech() -> str:
    def lines() -> Iterator[str]:
        for unit, matter, step in zip(cycle(_UNITS), cycle(_MATTERS), cycle(_STEPS)):
            yield f"一要抓{matter}。{unit}的问题,反馈意见讲得很透,我就不再重复。{step},不能以会议落实会议。"
            yield f"二要抓队伍。{matter}抓得好不好,关键看人。巡察整改不是一阵风,今天改了明天又犯,群众不答应。"

    return _fill(
        lines(),
        head="同志们:\n今天我们召开巡察整改推进会,主要任务是分析形势、明确责任。下面,我讲几点意见。",
    )


TEXTS = {
    "a meeting report": _meeting_report(),
    "a plan to rectify": _rectification_plan(),
    "a statistics bulletin": _statistics_bulletin(),
    "news of feedback": _feedback_news(),
    "a regulation in articles": _regulation(),
    "questions and answers": _questions(),
    "a story": _novel(),
    "a table of purchases": _tables(),
    "English": _english(),
    "an announcement of inspections": _announcement(),
    "a summary of a year's work": _summary(),
    "a speech": _speech(),
    "one sign": "".join(islice(cycle("整改"), LEAST)),
}
