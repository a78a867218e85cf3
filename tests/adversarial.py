"""Texts that press on a parser where it could be slow: one form each, as long as is asked for.

A form that grows in one paragraph and a form that grows by paragraphs press on different places,
so many are here twice. ``PUMPS`` are the pieces whose ordered pairs are repeated one by one.
"""

from collections.abc import Callable
from itertools import cycle, islice

OPENING = (
    "根据市委统一部署,2024年3月1日至5月8日,市委第二巡察组对市档案馆党组开展了巡察。"
    "8月23日,市委第二巡察组反馈了巡察意见。现将整改进展情况予以公布。\n"
)
HEAD = f"{OPENING}一、整改落实情况\n1.关于“学习不深入”问题\n(1)"

Maker = Callable[[int], str]

CHINESE = "一二三四五六七八九十"
ROUND = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def fill(piece: str, length: int) -> str:
    """``piece`` again and again, ``length`` code points of it."""
    return (piece * (length // len(piece) + 1))[:length]


def repeated(piece: str, head: str = "", tail: str = "") -> Maker:
    return lambda length: head + fill(piece, length) + tail


def joined(row: Callable[[int], str]) -> Maker:
    """Numbered pieces, ``row(0)``, ``row(1)``, …, until the length is reached."""

    def make(length: int) -> str:
        pieces: list[str] = []
        size = number = 0
        while size < length:
            pieces.append(row(number))
            size += len(pieces[-1])
            number += 1
        return "".join(pieces)[:length]

    return make


def _cells(signs: str, after: str) -> Callable[[int], str]:
    return lambda number: signs[number % len(signs)] + after


def _nested(opener: str, closer: str, inner: str) -> Maker:
    def make(length: int) -> str:
        depth = (length - len(inner)) // 2
        return opener * depth + inner + closer * depth

    return make


def _levels(number: int) -> str:
    marker = ("一、", "(一)", "1.", "(1)", "①", "a.", "第一,", "一是")[number % 8]
    return f"{marker}关于整改落实情况的问题\n"


def _shuffled(number: int) -> str:
    return f"{(number * 7919) % 97 + 1}.关于学习的问题。\n"


FAMILIES: dict[str, Maker] = {
    # markers
    "marker run 一、": joined(_cells(CHINESE, "、")),
    "marker run (1)": joined(lambda number: f"({number % 99 + 1})"),
    "marker run 1.": joined(lambda number: f"{number % 99 + 1}."),
    "marker run ①": joined(_cells(ROUND, "")),
    "marker lines 一、": joined(_cells(CHINESE, "、整改\n")),
    "marker lines 1.": joined(lambda number: f"{number % 99 + 1}.整改\n"),
    "marker lines of all levels": joined(_levels),
    "marker lines out of order": joined(_shuffled),
    "marker lines never again": joined(lambda number: f"{number + 1}.改\n"),
    "一是 run": joined(lambda number: f"{CHINESE[number % 10]}是完善制度。"),
    "一是 lines": joined(lambda number: f"{CHINESE[number % 10]}是完善制度。\n"),
    "第一, run": joined(lambda number: f"第{CHINESE[number % 10]},完善制度。"),
    "labels in one line": repeated("整改情况:整改措施:问题:"),
    "label lines": repeated("问题:学习不够。\n整改情况:已完成。\n"),
    "heading lines": repeated("(一)关于“学习不够”问题的整改情况\n"),
    "section lines": repeated("二、整改落实情况\n三、下一步工作打算\n"),
    "plain headings": repeated("关于学习不够的问题\n已制定计划。\n"),
    "bracketed labels": repeated("【问题】【整改】"),
    # figures
    "digit run": repeated("1234567890"),
    "one digit": repeated("1"),
    "grouped digits": repeated("1,234,"),
    "parted digits": repeated("12 345 "),
    "points": repeated("1.1."),
    "numeral run": repeated("一二三四五六七八九十"),
    "scale run": repeated("千百十万亿"),
    "zeros": repeated("〇零"),
    "units run": repeated("元个人次件项"),
    "quantity run": repeated("投入12.5万元,"),
    "quantity list": joined(lambda number: f"{number % 500 + 1}人、"),
    "blurs": repeated("不少于约超过近"),
    "从…至…": repeated("从3万元增加至5万元"),
    "从 run": repeated("从从从至至至"),
    "percents": repeated("百分之"),
    "其中 parts": repeated("共30人,其中党员20人、群众10人。"),
    "stated figures": repeated("反馈问题25个,已完成整改19个,"),
    "stated lines": repeated("反馈问题25个,制定整改措施94条,已完成整改19个,完成率76%。\n"),
    # dates
    "date run": repeated("2024年3月28日"),
    "days only": repeated("3日、"),
    "month list": repeated("3、6、9月"),
    "ranges": repeated("2024年3月28日至6月7日至"),
    "damaged dates": repeated("2024717日至830日"),
    "year run": repeated("二〇二四年"),
    "dashed dates": repeated("2024-10-14"),
    "今年以来": repeated("今年以来截至目前"),
    # brackets
    "unclosed 《": repeated("《"),
    "unclosed 《 with text": repeated("《关于印发"),
    "unclosed “": repeated("“"),
    "unclosed (": repeated("("),
    "unclosed 【": repeated("【"),
    "closers": repeated("》”)】"),
    "nested 《": _nested("《", "》", "办法"),
    "nested “": _nested("“", "”", "两个维护"),
    "nested (": _nested("(", ")", "试行"),
    "titles": repeated("《采购管理办法(试行)》(云发[2024]37号)、"),
    "quoted problems": repeated("关于“学习不够”“落实不力”问题"),
    # blanks and lines
    "blanks": repeated(" "),
    "wide blanks": repeated("\u3000\xa0"),
    "blank lines": repeated("\n"),
    "tabs": repeated("\t"),
    "blanks between signs": repeated("整 改 "),
    "one-character lines": repeated("改\n"),
    "one-figure lines": repeated("1\n"),
    "flat notice": repeated("一、整改情况 (一)关于学习 1.学习不够。 (1)已完成。 "),
    "table of tabs": joined(lambda number: f"{number + 1}\t学习不够\t制定计划\t已完成\t张某\n"),
    "headed table of tabs": joined(
        lambda number: f"{number}\t学习不够\t制定计划\t已完成\n" if number else "序号\t问题\t整改措施\t状态\n"
    ),
    "headed table of blanks": joined(
        lambda number: f"{number} 学习不够 制定计划 已完成\n" if number else "序号 问题 整改措施 状态\n"
    ),
    "table cells of many lines": joined(
        lambda number: (
            f"{number}\t学习\n不够\n很久\t制定\n计划\t已\n" if number else "序号\t问题\t整改措施\t状态\n"
        )
    ),
    "unseen characters": repeated("整\u200b改\ufeff"),
    "line ends of all kinds": repeated("改\r\n改\r改\u2028改\x85"),
    # running text
    "long paragraph": repeated("坚持把学习摆在首位,认真研究,完善制度,狠抓落实", HEAD),
    "no stop at all": repeated("整改落实", HEAD),
    "commas": repeated(",", HEAD),
    "stops": repeated("。", HEAD),
    "colons": repeated(":", HEAD),
    "status cues": repeated("已完成整改,正在推进,长期坚持,", HEAD),
    "hedged status": repeated("未发现已完成但尚未", HEAD),
    "responsible": repeated("责任领导:张某某;责任单位:办公室;", HEAD),
    "led by": repeated("由" + "党委及" * 20 + "负责人", HEAD),
    "offices that lead": repeated("和党委" * 20 + "牵头部门", HEAD),
    "posts in a row": repeated("秘书长兼书记长兼和", HEAD),
    "rules made": repeated("制定完善制度、预案等" * 5 + "12项", HEAD),
    "persons in a row": repeated("调整学生教师、员工女员" * 6 + "12名学生员长", HEAD),
    "penalties in a row": repeated("给予党纪政务处分以及批评教育和", HEAD),
    "authorities in a row": repeated("根据依据中共党委工委院和", HEAD),
    "teams in a row": repeated("六百专项四七联动、巡察常规机动八", HEAD),
    "hours in a row": repeated("联系电话:工作日8:30-17:30、14:0-18时至9点—", HEAD),
    "offices": repeated("党总支书记、主任张三,", HEAD),
    "organisations": repeated("由市委组织部牵头,市纪委监委配合,", HEAD),
    "actions and objects": repeated("采购图书7752种、22301册,新增读者300人,", HEAD),
    "deadlines": repeated("2025年12月31日前完成,", HEAD),
    "the same paragraph": repeated("(1)制定学习计划,开展研讨4次,已完成整改。\n", HEAD),
    "masks": repeated("某某××XX"),
    "Latin": repeated("abc "),
    "hanzi of no word": repeated("龘靐齉"),
    "surrogates": repeated("\ud800改"),
    "pictures": repeated("😀年"),
    "Traditional": repeated("根據市委統一部署整改落實情況"),
    # frame
    "contacts": repeated("联系电话:0546-8070195;邮政信箱:府前大街92号;电子邮箱:a@b.cn;"),
    "contact lines": repeated("联系电话:0546-8070195\n邮政编码:257091\n电子邮箱:dy@shandong.cn\n"),
    "phones": repeated("0546-8070195、"),
    "addresses": repeated("a.b-c@"),
    "page furniture": repeated("打印本页 关闭窗口 上一篇:下一篇: 发布时间:2025-08-07 11:00 浏览量:12 "),
    "furniture lines": repeated("发布时间:2025-08-07 11:00\n打印 关闭\n"),
    "signatures": repeated("中共某市委员会\n2024年3月28日\n"),
    "titles of notices": repeated("关于市委第六巡察组反馈意见集中整改进展情况的通报\n"),
    "openings": repeated("根据市委统一部署,2024年3月28日至6月7日,市委第六巡察组对某局开展了巡察。"),
    "opening lines": repeated(OPENING),
    "whole notices": repeated(HEAD + "制定计划,已完成整改。\n欢迎监督。联系电话:0546-8070195。\n"),
    "many findings": joined(lambda number: f"{number * 2 % 99 + 1}.学习不够。\n(3)已完成5个,共3个。\n"),
}

PUMPS = (
    *("一、", "(一)", "1.", "(1)", "①", "一是", "第一,", "问题:", "整改情况:", "【整改】"),
    *("《", "》", "“", "”", "(", ")", "、", ",", "。", ":", ";", "-", "—", "/", ".", "@", "%"),
    *(" ", "\u3000", "\n", "\t", "\u200b"),
    *("1", "0", "12", "2024", "三", "十", "百", "万", "亿", "两", "余", "约", "不少于"),
    *("年", "月", "日", "号", "季度", "上旬", "底", "前", "以来", "截至", "从", "至", "由", "到", "每"),
    *("元", "个", "人次", "项", "次", "倍", "个百分点"),
    *("已完成", "未", "正在", "将", "其中", "共", "增加", "制定", "整改", "落实", "市委", "巡察组", "党组"),
    *("党委", "办公室", "及", "和", "兼", "牵头", "负责", "制度", "等"),
    *("问题", "学习", "公司", "工作日", ":30"),
    *("电话", "责任人", "书记", "办法", "的", "了", "是", "a", "某", "×", "关于", "情况", "龘"),
)


def pump(first: str, second: str) -> Maker:
    return repeated(first + second)


def sample(step: int) -> list[tuple[str, str]]:
    """Every ``step``-th ordered pair of pumps; over ``step`` runs each token still leads many."""
    pairs = ((first, second) for first in PUMPS for second in PUMPS)
    return list(islice(pairs, 0, None, step))


def naughty(pieces: list[str]) -> Maker:
    return joined(lambda number: next(islice(cycle(pieces), number % len(pieces), None)))
