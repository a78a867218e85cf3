"""What is a problem, what its details and its measures, and what stands between them."""

import pytest

from tests.structure.shape import shape_behind, written

OPENING = "根据市委部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察。现将整改情况予以公布。\n"

NOTICES = {
    "what is said behind a label before the first numbered measure": (
        """一、整改落实情况
        1.学习不深。
        整改情况:
        党组高度重视。
        (1)制定计划。
        (2)研讨4次。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深。> | 整改情况:
            paragraph | 党组高度重视。
            measure [(1)] | 制定计划。
            measure [(2)] | 研讨4次。
        """,
    ),
    "unnumbered problems under areas, one of them without measures": (
        """一、强化政治担当,从严从实整改
        召开会议7次。
        二、坚持对标对表,抓实问题整改
        (一)生态保护责任扛得不够牢
        湿地被蚕食问题。
        清退围垦212亩。
        外来物种入侵问题。
        (二)资金管理不规范
        门票收入坐支问题。
        收缴坐支款8.8万元。""",
        """
        overview [一、] <强化政治担当,从严从实整改>
          paragraph | 召开会议7次。
        progress [二、] <坚持对标对表,抓实问题整改>
          area [(一)] <生态保护责任扛得不够牢>
            problem <湿地被蚕食问题。>
              measure | 清退围垦212亩。
            problem <外来物种入侵问题。>
          area [(二)] <资金管理不规范>
            problem <门票收入坐支问题。>
              measure | 收缴坐支款8.8万元。
        """,
    ),
    "run-in faults in a line of their own are details, the lines behind them measures": (
        """一、整改落实情况
        1.清洁供热转型慢。
        一是锅炉淘汰滞后;二是管网改造不到位。
        淘汰锅炉4台。
        更新管网12公里。
        2.清欠不力。
        一是摸清底数;二是收回欠费586万元。
        回访12户。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <清洁供热转型慢。>
            paragraph | 一是锅炉淘汰滞后;二是管网改造不到位。
            measure | 淘汰锅炉4台。
            measure | 更新管网12公里。
          problem [2.] <清欠不力。>
            measure [一是] | 摸清底数;
            measure [二是] | 收回欠费586万元。
            measure | 回访12户。
        """,
    ),
    "details that are numbered on behind a label are no measures": (
        """一、整改落实情况
        1.学习不深。
        (1)研讨少。
        主要表现:计划空泛。
        (2)领学少。
        整改措施:制定计划。
        2.调研少。
        整改措施:走访5户。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深。> | 主要表现: / 整改措施:
            paragraph | (1)研讨少。
            paragraph | 计划空泛。
            paragraph | (2)领学少。
            measure | 制定计划。
          problem [2.] <调研少。> | 整改措施:
            measure | 走访5户。
        """,
    ),
    "a line that says what was found, and one that says what was done about it": (
        """一、整改落实情况
        1.学习不深。
        巡察发现,党组学习不深。开展研讨4次。
        2.调研少。
        巡察发现,调研少。
        走访12户。
        有的户走访2次。
        3.督查少。
        巡察发现的3个问题均已整改""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深。>
            paragraph | 巡察发现,党组学习不深。
            measure | 开展研讨4次。
          problem [2.] <调研少。>
            paragraph | 巡察发现,调研少。
            measure | 走访12户。
            measure | 有的户走访2次。
          problem [3.] <督查少。>
            measure | 巡察发现的3个问题均已整改
        """,
    ),
    "slogans that lead in what was done are problems of their area": (
        """一、整改落实情况
        (一)政治建设方面
        1.学深悟透。制定了计划。
        2.建章立制。修订了制度8项。
        (二)作风建设方面
        1.走村入户。走访了5户。
        2.解难纾困。办结了6件。""",
        """
        progress [一、] <整改落实情况>
          area [(一)] <政治建设方面>
            problem [1.] <学深悟透。>
              measure | 制定了计划。
            problem [2.] <建章立制。>
              measure | 修订了制度8项。
          area [(二)] <作风建设方面>
            problem [1.] <走村入户。>
              measure | 走访了5户。
            problem [2.] <解难纾困。>
              measure | 办结了6件。
        """,
    ),
    "what was done in sentences of its own is no group of problems": (
        """一、整改落实情况
        (一)学习抓得不紧
        1.制定了计划。研讨了4次。
        2.走访了5户。回访了2户。
        (二)作风不够扎实
        1.修订了制度。公示了3次。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <学习抓得不紧>
            measure [1.] | 制定了计划。研讨了4次。
            measure [2.] | 走访了5户。回访了2户。
          problem [(二)] <作风不够扎实>
            measure [1.] | 修订了制度。公示了3次。
        """,
    ),
    "words glued in behind a measure are noise": (
        """一、整改落实情况
        1.学习不深入。
        (1)制定学习计划。某某体育官网 下载
        (2)研讨4次。
        二、下一步打算
        继续努力。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure [(1)] | 制定学习计划。
            noise | 某某体育官网 下载
            measure [(2)] | 研讨4次。
        plan [二、] <下一步打算>
          paragraph | 继续努力。
        """,
    ),
    "numbered slogans under a fault are its measures": (
        """一、整改落实情况
        (一)理论学习抓得不紧
        1.学深悟透。制定了计划。
        2.建章立制。修订制度8项。
        (二)关于作风建设
        1.走村入户。走访5户。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <理论学习抓得不紧>
            measure [1.] | 学深悟透。制定了计划。
            measure [2.] | 建章立制。修订制度8项。
          problem [(二)] <关于作风建设>
            measure [1.] | 走村入户。走访5户。
        """,
    ),
    "a part that is about something is a fault too, and slogans under it measures": (
        """一、整改落实情况
        (一)关于学习教育
        1.学深悟透。制定了计划。
        2.建章立制。修订制度8项。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <关于学习教育>
            measure [1.] | 学深悟透。制定了计划。
            measure [2.] | 建章立制。修订制度8项。
        """,
    ),
    "names under areas are problems, be nothing told of them": (
        """一、整改落实情况
        (一)政治建设方面
        1.关于学习教育
        2.关于调查研究
        (二)作风建设方面
        3.关于服务群众""",
        """
        progress [一、] <整改落实情况>
          area [(一)] <政治建设方面>
            problem [1.] <关于学习教育>
            problem [2.] <关于调查研究>
          area [(二)] <作风建设方面>
            problem [3.] <关于服务群众>
        """,
    ),
    "units by their names, their problems numbered": (
        """北塘村党支部
        1.合同管理混乱。
        整改:补签合同11份。
        2.管护缺位。
        整改:聘请3名。
        柳湾村党总支
        1.补贴审核不严。
        整改:追回11482元。""",
        """
        area <北塘村党支部>
          problem [1.] <合同管理混乱。> | 整改:
            measure | 补签合同11份。
          problem [2.] <管护缺位。> | 整改:
            measure | 聘请3名。
        area <柳湾村党总支>
          problem [1.] <补贴审核不严。> | 整改:
            measure | 追回11482元。
        """,
    ),
    "numbered groups of problems that are told in tags": (
        """一、整改落实情况
        1.学习教育方面
        问题:计划空泛。
        整改:制定计划。
        问题:研讨少。
        整改:研讨4次。
        2.调查研究方面
        问题:入户少。
        整改:走访5户。""",
        """
        progress [一、] <整改落实情况>
          area [1.] <学习教育方面>
            problem <计划空泛。> | 问题: / 整改:
              measure | 制定计划。
            problem <研讨少。> | 问题: / 整改:
              measure | 研讨4次。
          area [2.] <调查研究方面>
            problem <入户少。> | 问题: / 整改:
              measure | 走访5户。
        """,
    ),
    "one problem, told in a tag": (
        """问题:合同混乱。
        整改措施:补签11份。""",
        """
        problem <合同混乱。> | 问题: / 整改措施:
          measure | 补签11份。
        """,
    ),
    "run-in slogans before further lines are no faults": (
        """一、整改落实情况
        1.清欠不力。
        一是提高站位;二是压实责任;三是形成合力。
        收回欠费586万元。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <清欠不力。>
            measure [一是] | 提高站位;
            measure [二是] | 压实责任;
            measure [三是] | 形成合力。
            measure | 收回欠费586万元。
        """,
    ),
    "short page furniture between measures, and measures that begin as it does": (
        f"""一、整改落实情况
        (一)学习不深入
        制定计划。
        来源:市史志馆
        来源:群众举报的线索12条已经办结。
        来源:{"整" * 37}
        来源:{"整" * 38}
        研讨4次。""",
        f"""
        progress [一、] <整改落实情况>
          problem [(一)] <学习不深入>
            measure | 制定计划。
            noise | 来源:市史志馆
            measure | 来源:群众举报的线索12条已经办结。
            noise | 来源:{"整" * 37}
            measure | 来源:{"整" * 38}
            measure | 研讨4次。
        """,
    ),
    "measures without a label, and by when they are to be done": (
        """一、整改落实情况
        1.学习不深。
        研讨4次。
        完成时限:2024年底
        2.调研少。
        走访5户。
        责任单位:办公室""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深。> | 完成时限:
            measure | 研讨4次。
            paragraph | 2024年底
          problem [2.] <调研少。> | 责任单位:
            measure | 走访5户。
            paragraph | 办公室
        """,
    ),
    "lines under a fault that name what was weak are measures": (
        """一、整改落实情况
        (一)理论学习不深入
        1.支部学习薄弱的已整顿。
        2.制度缺失的已补齐。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <理论学习不深入>
            measure [1.] | 支部学习薄弱的已整顿。
            measure [2.] | 制度缺失的已补齐。
        """,
    ),
    "page furniture behind the last measure of a part, in the order in which it stands": (
        """一、整改落实情况
        (一)学习不深入
        1.制定计划。某某体育官网 下载
        扫一扫在手机打开当前页
        【打印本页】 【关闭窗口】
        (二)调研少
        1.走访5户。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <学习不深入>
            measure [1.] | 制定计划。
          noise | 某某体育官网 下载
          noise | 扫一扫在手机打开当前页
          noise | 【打印本页】 【关闭窗口】
          problem [(二)] <调研少>
            measure [1.] | 走访5户。
        """,
    ),
    "numbered labels": (
        """一、整改落实情况
        1.学习不深。
        (1)整改目标:人人过关。
        (2)整改措施:制定计划。
        (3)责任单位:办公室
        2.调研少。
        (1)整改措施:走访5户。
        (2)责任单位:人事科""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深。> | (1)整改目标: / (2)整改措施: / (3)责任单位:
            paragraph | 人人过关。
            measure | 制定计划。
            paragraph | 办公室
          problem [2.] <调研少。> | (1)整改措施: / (2)责任单位:
            measure | 走访5户。
            paragraph | 人事科
        """,
    ),
    "a measure of two lines, page furniture behind it, and a part on what remains": (
        """一、整改落实情况
        (一)学习不深
        1.研讨4次。
        形成成果。
        扫一扫在手机打开当前页
        (二)调研少
        1.走访5户。
        二、存在的主要困难
        人手少。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <学习不深>
            measure [1.] | 研讨4次。 / 形成成果。
          noise | 扫一扫在手机打开当前页
          problem [(二)] <调研少>
            measure [1.] | 走访5户。
        other [二、] <存在的主要困难>
          paragraph | 人手少。
        """,
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_the_problems_a_reader_finds(name: str) -> None:
    text, expected = NOTICES[name]
    assert shape_behind(OPENING, text) == written(expected)
