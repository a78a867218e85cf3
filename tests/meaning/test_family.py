"""Which texts are notices, and of which family."""

import pytest

from notice_parser import parse

OPENING = (
    "根据市委统一部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察,7月2日反馈了巡察意见。"
)
CLOSE = "现将巡察整改进展情况予以公布。"
BODY = "一、反馈问题整改落实情况\n1.学习不深入。\n(1)制定学习计划。\n2.制度不健全。\n(1)新建制度8项。\n"

TEXTS = {
    "a notice": (
        "中共云洲市史志馆党组关于巡察整改进展情况的通报\n" + OPENING + CLOSE + "\n" + BODY,
        "inspection_rectification",
    ),
    "a notice without title": (OPENING + CLOSE + "\n" + BODY, "inspection_rectification"),
    "the opening alone": (OPENING + CLOSE, "inspection_rectification"),
    "an audit notice": (
        "青屏县交通运输局关于2023年度预算执行审计查出问题整改结果的公告\n"
        "青屏县审计局派出审计组进行了审计,并出具了审计报告。现将整改结果公告如下:\n" + BODY,
        "audit_rectification",
    ),
    "an environment notice": (
        "澜江县关于省生态环境保护督察反馈问题整改情况的公示\n"
        "省生态环境保护督察组对我县开展了督察并反馈意见。现将整改情况公示如下:\n" + BODY,
        "environment_rectification",
    ),
    "an announcement of an inspection": (
        "区委第三巡察组进驻区教育局公告\n根据区委统一部署,区委第三巡察组进驻区教育局开展巡察。"
        "巡察期间设专门值班电话0597-6621840,主要受理反映领导班子及其成员的来信来电来访。",
        "none",
    ),
    "news of a feedback meeting": (
        "县委第二巡察组向县水利局反馈巡察情况\n近日,县委巡察反馈会召开。会议指出,整改要抓实。"
        "反馈强调,要压实整改责任。局党组书记主持会议并作表态发言,表示要抓好整改。",
        "none",
    ),
    "a plan to rectify": (
        "云洲市史志馆巡察整改工作方案\n为做好巡察整改工作,制定本方案。\n一、总体要求\n坚持问题导向。\n二、整改任务\n1.健全制度。\n2.加强学习。",
        "none",
    ),
    "a work report that mentions it once": (
        "市水利局2024年工作总结\n一、主要工作\n(一)抓好防汛。完成堤防加固12公里。\n(二)推进项目。开工项目8个。\n"
        "(三)落实巡察整改。修订制度3项。\n二、下一步打算\n" + "继续推进水利工程建设,提升保障能力。" * 30,
        "none",
    ),
    "a notice under a breadcrumb of announcements": (
        "首页 > 通知公告 > 正文\n" + OPENING + CLOSE + "\n" + BODY,
        "inspection_rectification",
    ),
    "a report to the standing committee": (
        "云洲市2023年度绩效审计查出问题整改情况的报告——2024年4月在云洲市七届人大常委会第十七次会议上\n"
        "根据《云洲市审计监督条例》,现报告云洲市2023年度绩效审计查出问题的整改情况,请予审议。\n"
        "各部门严格落实市七届人大常委会第十四次会议审议意见,推进审计整改。\n" + BODY,
        "audit_rectification",
    ),
    "a letter of reply": (
        "云洲市人民政府关于大气污染防治专项审计调查发现问题整改情况的函\n省审计厅:\n"
        "省审计厅通报了专项审计调查情况,我市立即组织整改。有关整改情况函告如下:\n" + BODY,
        "audit_rectification",
    ),
    "an opinion on publishing": (
        "关于做好巡察整改情况公开工作的意见\n为进一步加强巡察整改工作,根据有关规定,"
        "现就做好巡察整改情况公开工作提出如下意见。\n" + BODY,
        "none",
    ),
    "a plan after an environment inspection": (
        "澜江县贯彻落实省生态环境保护督察反馈意见整改方案(公开版)\n"
        "2020年10月23日至11月6日,省第四生态环境保护督察组对我县开展了督察,并于2021年2月25日反馈意见。"
        "结合我县实际,制定本方案。\n" + BODY,
        "none",
    ),
    "news of a press conference": (
        "某省通报中央环境保护督察反馈意见整改情况\n昨日上午,省政府召开新闻发布会,通报整改情况。\n"
        "会上,有关负责人介绍,《整改方案》已对外公开。截至5月25日,中央环境保护督察组交办的信访件已办结2180件。",
        "none",
    ),
    "an outline under an opening alone": (
        "根据区委统一部署,区委第二巡察组于2024年2月1日至3日对我院进行了专项巡察。\n"
        "一、整改落实情况\n(一)学习方面\n1.学习不够。\n(1)组织学习3次。",
        "inspection_rectification",
    ),
    "an outline of labels under an opening alone": (
        "2023年3月1日至5月8日,县委第四巡察组对县林业局党组开展了常规巡察。\n"
        "1.制度执行不严。\n整改情况:修订财务制度2项。\n2.阵地管理松散。\n整改情况:撤下过期展板6块。",
        "inspection_rectification",
    ),
    "what a team saw, told without headings of rectification": (
        "2023年3月1日至5月8日,县委第四巡察组对县林业局党组开展了巡察,现就林区防火提出建议。\n"
        "一、存在的问题\n1.巡护不够。\n(1)增加护林员3名。",
        "none",
    ),
    "news of an inspection that has ended": (
        "近日,县委第四巡察组对县林业局党组开展了巡察,并反馈了意见。\n县林业局召开党组会,制定整改措施12条。",
        "none",
    ),
    "an inspection announced with an outline": (
        "县委第四巡察组将对县林业局党组开展巡察。\n一、巡察内容\n1.学习情况。\n(1)查看学习记录。\n二、联系方式\n电话:0597-6621840",
        "none",
    ),
    "a report by mandate that names the audit only in what is told": (
        "主任、各位委员:\n受市人民政府委托,向市人大常委会报告2023年度预算执行审计查出问题的整改情况,请予审议。\n"
        "一、财政部门预算执行问题的整改情况\n财政部门预算执行问题6项,已整改5项。",
        "audit_rectification",
    ),
    "an audit report whose last sentence says no more than that it follows": (
        "县政府两次听取审计整改汇报。县审计局将审计报告反映的问题逐项列入清单,"
        "推动问题逐项整改到位。现将有关情况报告如下:\n一、整改工作推动情况\n(一)责任逐级压实。各单位逐项认领。",
        "audit_rectification",
    ),
    "one problem of a supervision, published by itself": (
        "按照有关要求,现将2024年青岚市生态环境保护督察反馈问题第12项关于“采石场停采后边坡没有及时复绿,坑口缺少围栏,"
        "久拖不治”整改任务落实情况进行公示(详见附表)。公示日期为2025年3月4日至3月14日。",
        "environment_rectification",
    ),
    "a notice that tells what was done after the feedback meeting": (
        "根据区委巡察工作统一部署,现将巡察整改进展情况予以公布。\n一、健全组织领导\n"
        "(一)统筹部署。巡察反馈会后,局党组立即组织召开专题民主生活会。",
        "inspection_rectification",
    ),
    "what an inspection found, published without what was done": (
        "根据市委统一部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察。现将巡察情况通报如下:\n"
        "1.学习不深入。理论学习不到位。\n2.制度不健全。问题整改有差距。\n3.问题整改不彻底。成果运用不够。",
        "none",
    ),
    "a list of goods": ("铅笔12支\n橡皮3块\n", "none"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_family(name: str) -> None:
    text, family = TEXTS[name]
    notice = parse(text)
    assert notice.family == family, notice.family_reason


def test_none_says_why_and_claims_nothing() -> None:
    notice = parse(TEXTS["news of a feedback meeting"][0])
    assert [finding.code for finding in notice.findings] == ["family-none"]
    assert notice.family_reason
    assert notice.problems == () and notice.dates == ()


def test_the_score_lies_between_nothing_and_one() -> None:
    scores = {name: parse(text).family_score for name, (text, _) in TEXTS.items()}
    assert all(0 <= score <= 1 for score in scores.values())
    assert scores["a notice"] > scores["a notice without title"] > scores["a list of goods"] == 0


def test_blank_lines_do_not_thin_out_what_a_text_speaks_of() -> None:
    """The word stands twice in a thousand signs, as often as it must; blanks are no signs."""
    head = (
        "2024年8月23日,市委第二巡察组向市档案馆党组反馈了意见。现将整改进展情况予以公布。\n一、整改落实情况\n"
        "1.关于“学习不深入”问题\n(1)制定学习计划。\n2.关于“制度不健全”问题\n(1)修订学习制度。"
    )
    text = (head + "坚持学习。" * 200)[:1000]
    spread = text.replace("\n", "\n\n\u3000\u3000")
    scores = [parse(one).family_score for one in (text, spread, text + "学习")]
    assert scores[0] == scores[1] > scores[2]
