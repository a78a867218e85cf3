"""Notices as they are published and published again: problems and measures → the text of a page."""

from collections.abc import Sequence

from notice_parser import Notice, parse

Problems = Sequence[tuple[str, Sequence[str]]]

TITLE = "中共云洲市水务局党组关于市委第六巡察组反馈意见集中整改进展情况的通报"
OPENING = (
    "根据市委统一部署,2024年4月8日至6月20日,市委第六巡察组对市水务局党组开展了巡察,"
    "2024年8月15日反馈了巡察意见。现将整改进展情况予以公布。"
)
FIRST: Problems = (
    (
        "节水理念树得不牢",
        (
            "编制《节水型社会建设三年行动方案》,2024年9月29日正式印发,分解到7个县区。",
            "对46家工业企业开展用水审计,督促其中12家实施节水改造,已全部完成。",
            "建设取水计量设施,监测终端正在安装,已到位320台。",
        ),
    ),
    (
        "采购管理不规范",
        (
            "修订《采购管理办法》,明确询价比价程序,2024年10月印发执行。",
            "清退违规采购款69.06万元,已全部收回。",
            "组织财务、采购人员专题培训3期,126人参加。",
        ),
    ),
    (
        "联系群众不够紧密",
        (
            "开展“局长走流程”活动5次,解决群众反映的供水问题28个。",
            "在4个服务大厅设置意见箱并公布监督电话,长期坚持。",
        ),
    ),
)


def page(problems: Problems, *, title: str = TITLE, opening: str = OPENING) -> str:
    """The text of a notice: the problems numbered 1. 2. 3., the measures under each (1)(2)(3)."""
    lines = [title, opening, "一、整改工作组织情况", "局党组高度重视,召开会议部署整改。"]
    lines += ["二、反馈问题整改落实情况", "(一)关于落实决策部署有差距方面"]
    for number, (heading, measures) in enumerate(problems, 1):
        lines.append(f"{number}.{heading}。")
        lines += [f"({count}){measure}" for count, measure in enumerate(measures, 1)]
    return "\n".join([*lines, "三、下一步工作打算", "持续巩固整改成果。", "联系电话:0546-8070195"])


def published(problems: Problems = FIRST, **parts: str) -> Notice:
    return parse(page(problems, **parts))


def replaced(old: str, new: str, problems: Problems = FIRST) -> Problems:
    """The problems with one piece of their text replaced, wherever it stands."""
    assert any(old in text for heading, measures in problems for text in (heading, *measures))
    return [
        (heading.replace(old, new), [measure.replace(old, new) for measure in measures])
        for heading, measures in problems
    ]
