"""Texts of notices by seed: title, opening, overview, progress in one of its forms, plan, contact."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.synthetic import figures
from tests.synthetic.plan import Plan, filled, plan, words
from tests.synthetic.structures import TOP, WITHIN, Structure

_HALF_WIDTH = str.maketrans("，：；（）", ",:;()")
_SEED = 2_654_435_761


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A text and what it was made to say. ``form`` names its structure; not all are notices."""

    text: str
    form: str
    problems: int
    measures: int
    notice: bool = True


def synthetic(seed: int, number: int, size: int | None = None) -> Synthetic:
    """The text of a seed and a number; ``size`` is about the number of its problems.

    >>> synthetic(1, 7).text == synthetic(1, 7).text != synthetic(2, 7).text
    True
    """
    rng = random.Random(seed * _SEED + number)
    if number % 50 == 49:
        return _other(rng)
    structure = [*WITHIN, *TOP][number % (len(WITHIN) + len(TOP))]
    made = plan(rng, size if size is not None else rng.choice((3, 8, 12, 16, 22, 30)))
    lines = list(_lines(rng, made, structure))
    text = _laid_out(rng, lines, one_line=structure in WITHIN[:2] and rng.random() < 0.05)
    return Synthetic(text, structure.__name__, len(made.problems), made.measures)


def _lines(rng: random.Random, made: Plan, structure: Structure) -> Iterator[str]:
    said = words()
    furnished = rng.random() < 0.3
    if furnished:
        for line in rng.sample(said["noise"]["head"], k=2):
            yield filled(rng, line, made.year, unit=made.unit)
    yield from _title(rng, made)
    yield _opening(rng, made)
    if structure in TOP:
        yield f"反馈意见共{len(made.problems)}个问题，制定整改措施{made.measures}条，现将整改情况公布如下。"
        yield from structure(rng, made)
    else:
        yield "一、整改工作基本情况"
        yield _overview(rng, made)
        yield rng.choice(("二、反馈问题整改落实情况", "二、巡察反馈意见整改进展情况"))
        yield from structure(rng, made)
        yield rng.choice(("三、下一步工作打算", "三、需要长期坚持的整改事项"))
        yield rng.choice(said["plans"]["lead"])
        for n, item in enumerate(rng.sample(said["plans"]["items"], k=3), 1):
            yield f"（{figures.chinese(n)}）{item}。"
    yield from _ending(rng, made)
    if furnished:
        for line in said["noise"]["tail"]:
            yield filled(rng, line, made.year, unit=made.unit)


def _title(rng: random.Random, made: Plan) -> Iterator[str]:
    kind = rng.choice(("通报", "通报", "报告", "公示"))
    rest = f"集中整改进展情况的{kind}"
    form = rng.randrange(7)
    if form == 0:
        return
    if form == 1:
        yield f"{made.issuer}关于"
        yield f"巡察{rest}"
    elif form == 2:
        yield f"{made.issuer}关于{made.team}反馈意见{rest}"
    elif form == 3:
        yield f"{made.place}{made.unit}{made.committee}关于巡察整改情况的{kind}"
    elif form == 4:
        yield f"{made.issuer} 关于巡察{rest}"
    else:
        yield f"{made.issuer}关于巡察{rest}"


def _opening(rng: random.Random, made: Plan) -> str:
    begin, end, told = rng.randrange(2, 4), rng.randrange(5, 7), rng.randrange(7, 9)
    day = rng.randrange(1, 28)
    period = rng.choice(
        (
            f"{made.year}年{begin}月{day}日至{end}月{day}日",
            f"{made.year}年{begin}月{day}日至{made.year}年{end}月{day}日",
            f"{made.year}年{begin}月上旬至{end}月底",
        )
    )
    mode = rng.choice(("巡察", "常规巡察", "专项巡察", "巡察“回头看”"))
    target = f"{made.level}{made.unit}{made.committee}"
    visit = rng.choice(
        (f"{period}，{made.team}对{target}开展了{mode}", f"{made.team}于{period}对{target}进行了{mode}")
    )
    feedback = rng.choice(
        (
            f"，并于{told}月{day}日反馈了巡察意见。",
            f"。{made.year}年{told}月{day}日，{made.team}向{target}反馈了巡察意见。",
            f"。{told}月{day}日，巡察组进行了反馈。",
        )
    )
    basis = rng.choice(("根据", "按照")) + f"{made.level}委巡察工作统一部署，"
    closing = rng.choice(
        ("现将巡察整改进展情况予以公布。", "现将整改情况通报如下。", "现将有关情况向社会公开。")
    )
    return f"{basis}{visit}{feedback}按照巡察工作有关要求，{closing}"


def _overview(rng: random.Random, made: Plan) -> str:
    problems = len(made.problems)
    done = rng.randrange(problems // 2, problems + 1)
    stated = rng.choice(
        (
            f"反馈{len(made.areas)}个方面{problems}个问题，已完成整改{done}个，正在整改{problems - done}个。",
            f"逐条梳理细化为{problems}个具体问题、{made.measures}条整改措施。",
            f"制定措施{made.measures}条，修订制度{rng.randrange(2, 20)}项，诫勉谈话{rng.randrange(0, 4)}人。",
        )
    )
    held = filled(rng, "召开专题会议{times}次，{leader}牵头领办，{office}负责督办。", made.year)
    return f"成立整改工作领导小组，{held}{stated}"


def _ending(rng: random.Random, made: Plan) -> Iterator[str]:
    form = rng.randrange(4)
    if form == 0:
        return
    asked = "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时反映。"
    street, house = rng.choice(("人民路", "府前街", "建设大道")), rng.randrange(1, 300)
    phone, code = figures.phone(rng), rng.randrange(200_000, 699_999)
    mail = f"jw{rng.randrange(100, 999)}@example.com"
    if form == 1:
        yield f"{asked}联系方式：电话{phone}；邮政信箱：{street}{house}号；电子邮箱：{mail}。"
    else:
        yield asked
        yield f"联系电话：{phone}"
        yield f"通讯地址：{made.place}{street}{house}号，邮政编码：{code}"
        yield f"电子邮箱：{mail}"
    if form == 3:
        yield made.issuer
        yield f"{made.year}年12月{rng.randrange(1, 29)}日"


def _laid_out(rng: random.Random, lines: list[str], *, one_line: bool) -> str:
    """Lines as pages and files have them: indented, parted by blank lines, in half width, or all in one."""
    indent = rng.choice(("", "　　", "  ", "\u00a0\u00a0\u00a0\u00a0"))
    between = " " if one_line else rng.choice(("\n", "\n\n", "\r\n"))
    text = between.join(
        f"{indent}{line}" if index and not one_line else line for index, line in enumerate(lines)
    )
    return (text.translate(_HALF_WIDTH) if rng.random() < 0.4 else text) + ("" if one_line else "\n")


def _other(rng: random.Random) -> Synthetic:
    """What lies beside notices in every archive: news and announcements."""
    made = plan(rng, 1)
    text = (
        f"{made.team}进驻{made.unit}开展巡察\n\n"
        f"{made.year}年3月{rng.randrange(1, 29)}日，{made.team}巡察{made.unit}工作动员会召开。"
        f"巡察组将在{made.unit}工作60天左右，主要受理反映领导班子及其成员的来信来电来访。\n"
        f"值班电话：{figures.phone(rng)}\n"
    )
    return Synthetic(text, "other", 0, 0, notice=False)
