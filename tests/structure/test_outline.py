"""The skeletons of real notices (FORMS: numbering and structure), each with the outline a reader draws."""

import pytest

from notice_parser import parse
from tests.structure.shape import shape, written

OPENING = "根据市委部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察。现将整改情况予以公布。\n"
OPENING_NODE = "preamble | " + OPENING.strip()

SKELETONS = {
    "sections, areas, problems, numbered measures": (
        """一、整改工作基本情况
        党组认领问题3个。一是统一思想。二是压实责任。
        二、反馈问题整改落实情况
        (一)关于政治建设方面
        1.理论学习不深入。
        (1)制定学习计划。
        (2)开展研讨4次。
        三、下一步打算
        (一)加强学习。持之以恒抓好学习。""",
        """
        overview [一、] <整改工作基本情况>
          paragraph | 党组认领问题3个。一是统一思想。二是压实责任。
        progress [二、] <反馈问题整改落实情况>
          area [(一)] <关于政治建设方面>
            problem [1.] <理论学习不深入。>
              measure [(1)] | 制定学习计划。
              measure [(2)] | 开展研讨4次。
        plan [三、] <下一步打算>
          commitment [(一)] <加强学习。> | 持之以恒抓好学习。
        """,
    ),
    "two run-in lists in one overview, each led in by a line of its own": (
        """一、整改组织领导情况
        党工委坚决扛起整改责任。
        一是强化组织领导。成立整改专班。
        二是细化整改措施。制定整改方案。
        主要负责人落实第一责任人责任。
        一是周密部署。主持召开专题会5次。
        二是带头整改。领办难题2个。
        二、整改落实情况
        1.学习不深入。
        制定学习计划。""",
        """
        overview [一、] <整改组织领导情况>
          paragraph | 党工委坚决扛起整改责任。
          item [一是] <强化组织领导。> | 成立整改专班。
          item [二是] <细化整改措施。> | 制定整改方案。
          paragraph | 主要负责人落实第一责任人责任。
          item [一是] <周密部署。> | 主持召开专题会5次。
          item [二是] <带头整改。> | 领办难题2个。
        progress [二、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure | 制定学习计划。
        """,
    ),
    "label, then run-in measures or one sentence": (
        """一、整改落实情况
        1.学习不深入。
        整改情况:一是制定计划;二是开展研讨。
        2.制度不健全。
        整改情况:新建制度8项。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。> | 整改情况:
            measure [一是] | 制定计划;
            measure [二是] | 开展研讨。
          problem [2.] <制度不健全。> | 整改情况:
            measure | 新建制度8项。
        """,
    ),
    "a second label: how far it is, or one more thing done": (
        """一、整改落实情况
        1.采购价格不透明。
        整改措施:修订采购办法。
        整改成效:每月向全体职工公布采购价格。
        2.学习不深入。
        整改措施:制定学习计划。
        整改成效:已完成。
        3.台账不全。
        整改措施:补建台账。
        整改成效:办理中。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <采购价格不透明。> | 整改措施: / 整改成效:
            measure | 修订采购办法。
            measure | 每月向全体职工公布采购价格。
          problem [2.] <学习不深入。> | 整改措施: / 整改成效:
            measure | 制定学习计划。
            paragraph | 已完成。
          problem [3.] <台账不全。> | 整改措施: / 整改成效:
            measure | 补建台账。
            paragraph | 办理中。
        """,
    ),
    "a problem of the first level behind the progress part, its measures numbered": (
        """一、整改落实情况
        (一)关于学习不深入的问题
        1.组织学习3次。
        2.开展研讨2次。
        二、关于选人用人方面的问题
        1.修订制度3项。
        2.补充档案材料12份。
        三、下一步打算
        1.加强学习。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <关于学习不深入的问题>
            measure [1.] | 组织学习3次。
            measure [2.] | 开展研讨2次。
        problem [二、] <关于选人用人方面的问题>
          measure [1.] | 修订制度3项。
          measure [2.] | 补充档案材料12份。
        plan [三、] <下一步打算>
          commitment [1.] | 加强学习。
        """,
    ),
    "body on the heading's line": (
        """一、反馈问题整改情况
        (一)关于学习不深入的问题。开展研讨4次。
        (二)关于“制度。“空转””的问题。修订制度8项。""",
        """
        progress [一、] <反馈问题整改情况>
          problem [(一)] <关于学习不深入的问题。>
            measure | 开展研讨4次。
          problem [(二)] <关于“制度。“空转””的问题。>
            measure | 修订制度8项。
        """,
    ),
    "slogans on the first level, one of them with 问题 in it": (
        """一、强化组织领导,推动整改落实
        召开党委会2次。
        二、坚持问题导向,狠抓问题整改
        (一)关于"发展理念有偏差"问题的整改
        1.针对"主业不突出"的问题
        一是优化布局,退出企业4户。二是压降负债。
        (二)关于"责任压得不实"问题的整改
        1.针对"监督偏软"的问题
        一是立案4件。二是开展专项整治。
        三、坚持常抓长效,巩固整改成果
        下一步,一是强化引领;二是强化督查。""",
        """
        overview [一、] <强化组织领导,推动整改落实>
          paragraph | 召开党委会2次。
        progress [二、] <坚持问题导向,狠抓问题整改>
          area [(一)] <关于"发展理念有偏差"问题的整改>
            problem [1.] <针对"主业不突出"的问题>
              measure [一是] | 优化布局,退出企业4户。
              measure [二是] | 压降负债。
          area [(二)] <关于"责任压得不实"问题的整改>
            problem [1.] <针对"监督偏软"的问题>
              measure [一是] | 立案4件。
              measure [二是] | 开展专项整治。
        plan [三、] <坚持常抓长效,巩固整改成果>
          paragraph | 下一步,
          commitment [一是] | 强化引领;
          commitment [二是] | 强化督查。
        """,
    ),
    "第一， under （一）, its numbers running on": (
        """一、突出重点,狠抓落实
        (一)“党的领导弱化”方面
        第一,关于“重业务轻党建”的问题。
        整改措施:
        1.讲党课12场次。
        2.划分网格68个。
        第二,关于“民主集中制不到位”的问题。
        整改措施:
        1.修订规则。
        2.规范记录。
        (二)“从严治党不力”方面
        第三,关于“作风不实”的问题。
        整改措施:
        1.通报批评8人。
        2.办结诉求1530件。
        二、存在的主要困难和问题
        一是人少事多;二是信息化水平不高。""",
        """
        progress [一、] <突出重点,狠抓落实>
          area [(一)] <“党的领导弱化”方面>
            problem [第一,] <关于“重业务轻党建”的问题。> | 整改措施:
              measure [1.] | 讲党课12场次。
              measure [2.] | 划分网格68个。
            problem [第二,] <关于“民主集中制不到位”的问题。> | 整改措施:
              measure [1.] | 修订规则。
              measure [2.] | 规范记录。
          area [(二)] <“从严治党不力”方面>
            problem [第三,] <关于“作风不实”的问题。> | 整改措施:
              measure [1.] | 通报批评8人。
              measure [2.] | 办结诉求1530件。
        other [二、] <存在的主要困难和问题>
          paragraph | 一是人少事多;二是信息化水平不高。
        """,
    ),
    "a label of the contact block behind the last measure": (
        """一、关于“资金管理混乱”问题
        (一)工程款支付不及时。
        整改情况:支付账款320万元。
        (二)合同管理不规范。
        整改情况:清理合同26份。
        下一步,党组将继续抓好整改“后半篇文章”。
        意见反馈方式:
        联系电话:0818-2655071""",
        """
        area [一、] <关于“资金管理混乱”问题>
          problem [(一)] <工程款支付不及时。> | 整改情况:
            measure | 支付账款320万元。
          problem [(二)] <合同管理不规范。> | 整改情况:
            measure | 清理合同26份。
        paragraph | 下一步,党组将继续抓好整改“后半篇文章”。
        contact | 意见反馈方式: / 联系电话:0818-2655071
        """,
    ),
    "first level is the problem, 一是 paragraphs are its measures": (
        """一、关于学习不深入的问题
        一是制定计划。
        二是开展研讨。
        二、关于制度不健全的问题
        一是新建制度8项。
        二是开展检查。""",
        """
        problem [一、] <关于学习不深入的问题>
          measure [一是] | 制定计划。
          measure [二是] | 开展研讨。
        problem [二、] <关于制度不健全的问题>
          measure [一是] | 新建制度8项。
          measure [二是] | 开展检查。
        """,
    ),
    "first level is the area": (
        """一、关于政治建设方面
        1.学习不深入。
        整改情况:开展研讨4次。
        二、关于作风建设方面
        1.调研少。
        整改情况:下基层42次。""",
        """
        area [一、] <关于政治建设方面>
          problem [1.] <学习不深入。> | 整改情况:
            measure | 开展研讨4次。
        area [二、] <关于作风建设方面>
          problem [1.] <调研少。> | 整改情况:
            measure | 下基层42次。
        """,
    ),
    "no first level": (
        """(一)理论学习不够深入
        1.制定计划。
        2.开展研讨4次。
        (二)主体责任落实不力
        1.召开专题会议3次。
        (三)下一步工作
        1.持续抓好整改。""",
        """
        problem [(一)] <理论学习不够深入>
          measure [1.] | 制定计划。
          measure [2.] | 开展研讨4次。
        problem [(二)] <主体责任落实不力>
          measure [1.] | 召开专题会议3次。
        plan [(三)] <下一步工作>
          commitment [1.] | 持续抓好整改。
        """,
    ),
    "labelled level above numbered problems, numbered on over the areas": (
        """一、反馈问题整改情况
        (一)政治建设方面
        反馈问题一:学习抓得不紧
        1.学习计划空泛。
        整改情况:重新制定。
        (二)作风建设方面
        反馈问题二:调研不实
        1.蹲点调研少。
        整改情况:下基层42次。""",
        """
        progress [一、] <反馈问题整改情况>
          area [(一)] <政治建设方面>
            area [反馈问题一:] <学习抓得不紧>
              problem [1.] <学习计划空泛。> | 整改情况:
                measure | 重新制定。
          area [(二)] <作风建设方面>
            area [反馈问题二:] <调研不实>
              problem [1.] <蹲点调研少。> | 整改情况:
                measure | 下基层42次。
        """,
    ),
    "rare markers": (
        """Ⅰ、整改工作总体情况
        党组认领问题。
        Ⅱ、反馈意见整改落实情况
        第一,政治建设方面
        问题１：学习不深入
        ⑴制定计划。
        ⑵开展研讨:①上半年2次;②下半年2次。
        Ⅲ、下一步工作安排
        ①持续学习。
        ②长效管理。""",
        """
        overview [Ⅰ、] <整改工作总体情况>
          paragraph | 党组认领问题。
        progress [Ⅱ、] <反馈意见整改落实情况>
          area [第一,] <政治建设方面>
            problem [问题1:] <学习不深入>
              measure [⑴] | 制定计划。
              measure [⑵] | 开展研讨:①上半年2次;②下半年2次。
        plan [Ⅲ、] <下一步工作安排>
          commitment [①] | 持续学习。
          commitment [②] | 长效管理。
        """,
    ),
    "details, then measures": (
        """一、整改落实情况
        1.清洁供热转型慢。
        一是锅炉淘汰滞后;二是管网老化。
        整改成效:
        ①淘汰锅炉4台。
        ②更新管网12公里。
        2.清欠不力。
        主要表现为底数不清。
        整改成效:
        收回欠费586.2万元。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <清洁供热转型慢。> | 整改成效:
            paragraph | 一是锅炉淘汰滞后;二是管网老化。
            measure [①] | 淘汰锅炉4台。
            measure [②] | 更新管网12公里。
          problem [2.] <清欠不力。> | 整改成效:
            paragraph | 主要表现为底数不清。
            measure | 收回欠费586.2万元。
        """,
    ),
    "no numbers: unit names and tags": (
        """北塘村党支部
        问题:合同管理混乱。
        整改:补签合同11份。
        问题:管护缺位。
        整改:聘请管水员3名。
        柳湾村党总支
        问题:补贴审核不严。
        整改:追回资金11482元。""",
        """
        area <北塘村党支部>
          problem <合同管理混乱。> | 问题: / 整改:
            measure | 补签合同11份。
          problem <管护缺位。> | 问题: / 整改:
            measure | 聘请管水员3名。
        area <柳湾村党总支>
          problem <补贴审核不严。> | 问题: / 整改:
            measure | 追回资金11482元。
        """,
    ),
    "labels of responsibility before and after": (
        """一、整改落实情况
        (一)学习不深入问题。
        整改目标:人人过关。
        整改措施:
        1、制定计划。
        2、开展研讨。
        责任领导:龙望山
        完成时限:2024年12月底
        整改结果:已完成
        (二)财务不规范问题。
        整改措施:
        1、修订制度。
        责任领导:韦思齐
        完成时限:长期坚持
        整改结果:长期坚持""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <学习不深入问题。> | 整改目标: / 整改措施: / 责任领导: / 完成时限: / 整改结果:
            paragraph | 人人过关。
            measure [1、] | 制定计划。
            measure [2、] | 开展研讨。
            paragraph | 龙望山
            paragraph | 2024年12月底
            paragraph | 已完成
          problem [(二)] <财务不规范问题。> | 整改措施: / 责任领导: / 完成时限: / 整改结果:
            measure [1、] | 修订制度。
            paragraph | 韦思齐
            paragraph | 长期坚持
            paragraph | 长期坚持
        """,
    ),
    "what is settled and what goes on as sections, the status before the measures": (
        """
        一、已整改完成的问题
        1.关于“库房管理不严”问题的整改。
        整改结果:已整改完成。
        整改成效:(1)修订了库房管理办法。
        (2)清点库存物资两遍。
        2.关于“值班脱岗”问题的整改。
        整改结果:已整改完成。
        整改成效:(1)重排了值班表。
        二、正在整改的问题
        1.关于“库房改建迟缓”问题的整改。
        整改结果:基本完成。
        整改成效:改建工程已进场施工。
        下一步打算:年底前组织竣工验收。""",
        """
        progress [一、] <已整改完成的问题>
          problem [1.] <关于“库房管理不严”问题的整改。> | 整改结果: / 整改成效:
            paragraph | 已整改完成。
            measure [(1)] | 修订了库房管理办法。
            measure [(2)] | 清点库存物资两遍。
          problem [2.] <关于“值班脱岗”问题的整改。> | 整改结果: / 整改成效:
            paragraph | 已整改完成。
            measure [(1)] | 重排了值班表。
        progress [二、] <正在整改的问题>
          problem [1.] <关于“库房改建迟缓”问题的整改。> | 整改结果: / 整改成效: / 下一步打算:
            paragraph | 基本完成。
            measure | 改建工程已进场施工。
            measure | 年底前组织竣工验收。
        """,
    ),
    "a status on a line of its own before the label": (
        """一、关于“担当意识不强”问题
        1、针对职能定位不够准确。
        已经整改到位。
        整改情况:一是转换意识。二是落实条例。
        二、关于“作风不实”问题
        1、针对形式主义依然存在。
        已经整改到位。
        整改情况:制定督学计划。""",
        """
        area [一、] <关于“担当意识不强”问题>
          problem [1、] <针对职能定位不够准确。> | 整改情况:
            paragraph | 已经整改到位。
            measure [一是] | 转换意识。
            measure [二是] | 落实条例。
        area [二、] <关于“作风不实”问题>
          problem [1、] <针对形式主义依然存在。> | 整改情况:
            paragraph | 已经整改到位。
            measure | 制定督学计划。
        """,
    ),
    "unnumbered paragraphs are measures, unnumbered headings problems": (
        """关于学习不深入的问题
        组织学习12次。
        撰写心得30篇。
        关于制度不健全的问题
        新建制度8项。
        下一步,我们将继续抓好整改。""",
        """
        problem <关于学习不深入的问题>
          measure | 组织学习12次。
          measure | 撰写心得30篇。
        problem <关于制度不健全的问题>
          measure | 新建制度8项。
        paragraph | 下一步,我们将继续抓好整改。
        """,
    ),
    "labelled problems and measures": (
        """一、整改落实情况
        (一)党的建设方面
        问题1:学习不深入
        措施1:制定学习计划。
        措施2:组织学习12次。
        (二)业务工作方面
        问题2:服务不到位
        措施1:设立窗口2个。""",
        """
        progress [一、] <整改落实情况>
          area [(一)] <党的建设方面>
            problem [问题1:] <学习不深入>
              measure [措施1:] | 制定学习计划。
              measure [措施2:] | 组织学习12次。
          area [(二)] <业务工作方面>
            problem [问题2:] <服务不到位>
              measure [措施1:] | 设立窗口2个。
        """,
    ),
    "progress told in paragraphs that open with 一是": (
        """一、整改工作开展情况
        一是加强领导。成立领导小组。
        二是压实责任。签订责任书。
        二、反馈问题整改情况
        一是关于学习不深入的问题。开展学习12次。
        二是关于制度不健全的问题。新建制度8项。""",
        """
        overview [一、] <整改工作开展情况>
          item [一是] <加强领导。> | 成立领导小组。
          item [二是] <压实责任。> | 签订责任书。
        progress [二、] <反馈问题整改情况>
          problem [一是] <关于学习不深入的问题。>
            measure | 开展学习12次。
          problem [二是] <关于制度不健全的问题。>
            measure | 新建制度8项。
        """,
    ),
    "slogans without a keyword": (
        """一、提高政治站位,凝聚思想共识
        党组召开会议3次。
        二、坚持问题导向,逐条对账销号
        (一)护航大局要再加力
        1.关于“服务不够高”的问题
        走访企业23家。
        2.关于“治理不匹配”的问题
        设立审判点8个。
        三、注重标本兼治,健全长效机制
        党组将扛起责任。""",
        """
        overview [一、] <提高政治站位,凝聚思想共识>
          paragraph | 党组召开会议3次。
        progress [二、] <坚持问题导向,逐条对账销号>
          area [(一)] <护航大局要再加力>
            problem [1.] <关于“服务不够高”的问题>
              measure | 走访企业23家。
            problem [2.] <关于“治理不匹配”的问题>
              measure | 设立审判点8个。
        plan [三、] <注重标本兼治,健全长效机制>
          paragraph | 党组将扛起责任。
        """,
    ),
    "two overviews": (
        """一、党委履行主体责任情况
        召开党委会5次。
        二、党委书记履行第一责任人职责情况
        书记领办问题6个。
        三、反馈问题整改落实情况
        (一)关于学习不深入的问题
        开展研讨4次。
        四、需要长期坚持的整改事项
        坚持学习。""",
        """
        overview [一、] <党委履行主体责任情况>
          paragraph | 召开党委会5次。
        overview [二、] <党委书记履行第一责任人职责情况>
          paragraph | 书记领办问题6个。
        progress [三、] <反馈问题整改落实情况>
          problem [(一)] <关于学习不深入的问题>
            measure | 开展研讨4次。
        plan [四、] <需要长期坚持的整改事项>
          paragraph | 坚持学习。
        """,
    ),
    "numbers as printed: a gap, a duplicate, a change of glyph": (
        """一、整改落实情况
        (一)政治建设方面
        1.学习不深入。
        (1)制定计划。
        (1)开展研讨。
        2.制度不健全。
        (1)新建制度8项。
        4、采购不规范。
        (1)修订办法。
        (三)作风建设方面
        1.调研不足。
        (1)下基层42次。""",
        """
        progress [一、] <整改落实情况>
          area [(一)] <政治建设方面>
            problem [1.] <学习不深入。>
              measure [(1)] | 制定计划。
              measure [(1)] | 开展研讨。
            problem [2.] <制度不健全。>
              measure [(1)] | 新建制度8项。
            problem [4、] <采购不规范。>
              measure [(1)] | 修订办法。
          area [(三)] <作风建设方面>
            problem [1.] <调研不足。>
              measure [(1)] | 下基层42次。
        """,
    ),
    "a table, a row a line": (
        """一、整改落实情况
        序号\t反馈问题\t整改措施及成效\t责任单位\t完成时限\t进展
        1\t学习不深入\t①制定计划;②研讨4次。\t办公室\t2024年12月\t已完成
        2\t制度不健全\t新建制度8项。\t财务科\t2024年底前\t正在推进""",
        """
        progress [一、] <整改落实情况>
          paragraph | 序号\t反馈问题\t整改措施及成效\t责任单位\t完成时限\t进展
          problem [1] <学习不深入>
            measure [①] | 制定计划;
            measure [②] | 研讨4次。
            paragraph | 办公室
            paragraph | 2024年12月
            paragraph | 已完成
          problem [2] <制度不健全>
            measure | 新建制度8项。
            paragraph | 财务科
            paragraph | 2024年底前
            paragraph | 正在推进
        """,
    ),
    "a table without numbers, with a blank cell and a problem over two rows": (
        """一、整改情况
        反馈问题\t整改措施\t责任单位\t完成情况
        学习不深入。\t制定计划。\t办公室\t已完成
        \t开展研讨4次。\t机关党委\t已完成
        制度不健全。\t新建制度8项。\t\t正在推进
        二、下一步打算
        继续抓好整改。""",
        """
        progress [一、] <整改情况>
          paragraph | 反馈问题\t整改措施\t责任单位\t完成情况
          problem <学习不深入。>
            measure | 制定计划。
            paragraph | 办公室
            paragraph | 已完成
            measure | 开展研讨4次。
            paragraph | 机关党委
            paragraph | 已完成
          problem <制度不健全。>
            measure | 新建制度8项。
            paragraph | 正在推进
        plan [二、] <下一步打算>
          paragraph | 继续抓好整改。
        """,
    ),
    "a table whose cells go on over several lines": (
        """一、整改落实情况
        序号\t反馈问题\t整改措施\t完成情况
        1\t学习不深入。\t1.制定计划。
        2.开展研讨4次。
        3.组织测试。\t已完成
        2\t制度不健全。\t1.新建制度8项。
        2.开展培训。\t正在推进""",
        """
        progress [一、] <整改落实情况>
          paragraph | 序号\t反馈问题\t整改措施\t完成情况
          problem [1] <学习不深入。>
            measure [1.] | 制定计划。
            measure [2.] | 开展研讨4次。
            measure [3.] | 组织测试。
            paragraph | 已完成
          problem [2] <制度不健全。>
            measure [1.] | 新建制度8项。
            measure [2.] | 开展培训。
            paragraph | 正在推进
        """,
    ),
    "a table under each area, a cell a line": (
        """一、整改落实情况
        (一)党的建设方面
        序号
        反馈问题
        整改措施
        责任领导
        1
        学习不深入。
        开展研讨4次。
        周平
        2
        制度不健全。
        新建制度8项。
        何安
        (二)项目管理方面
        序号
        反馈问题
        整改措施
        责任领导
        3
        采购不规范。
        修订办法。
        方圆""",
        """
        progress [一、] <整改落实情况>
          area [(一)] <党的建设方面>
            paragraph | 序号
            paragraph | 反馈问题
            paragraph | 整改措施
            paragraph | 责任领导
            problem [1] <学习不深入。>
              measure | 开展研讨4次。
              paragraph | 周平
            problem [2] <制度不健全。>
              measure | 新建制度8项。
              paragraph | 何安
          area [(二)] <项目管理方面>
            paragraph | 序号
            paragraph | 反馈问题
            paragraph | 整改措施
            paragraph | 责任领导
            problem [3] <采购不规范。>
              measure | 修订办法。
              paragraph | 方圆
        """,
    ),
    "numbered problem words on lines of their own": (
        """一、党的建设方面
        问题1
        学习不深入。
        整改措施
        开展研讨4次。
        问题2
        制度不健全。
        整改措施
        新建制度8项。
        二、项目管理方面
        问题3
        采购不规范。
        整改措施
        修订办法。""",
        """
        area [一、] <党的建设方面>
          problem [问题1] <学习不深入。> | 整改措施
            measure | 开展研讨4次。
          problem [问题2] <制度不健全。> | 整改措施
            measure | 新建制度8项。
        area [二、] <项目管理方面>
          problem [问题3] <采购不规范。> | 整改措施
            measure | 修订办法。
        """,
    ),
    "bare numbers above 1.1 and 1.1.1": (
        """1整改工作组织情况
        召开党委会15次。
        2反馈意见整改落实情况
        2.1党的领导方面
        2.1.1执行走样
        (1)修订规则2项。
        2.2师生急难愁盼方面
        2.2.1宿舍条件差
        (1)改造宿舍4栋。
        3下一步工作计划
        坚持常态长效。""",
        """
        overview [1] <整改工作组织情况>
          paragraph | 召开党委会15次。
        progress [2] <反馈意见整改落实情况>
          area [2.1] <党的领导方面>
            problem [2.1.1] <执行走样>
              measure [(1)] | 修订规则2项。
          area [2.2] <师生急难愁盼方面>
            problem [2.2.1] <宿舍条件差>
              measure [(1)] | 改造宿舍4栋。
        plan [3] <下一步工作计划>
          paragraph | 坚持常态长效。
        """,
    ),
    "unnumbered headings under an area": (
        """一、坚持高位推动,扛牢整改责任
        召开会议7次。
        二、坚持对标对表,抓实问题整改
        (一)生态保护责任扛得不够牢
        湿地被蚕食问题。
        清退围垦212亩。
        外来物种入侵问题。
        清除杂草430亩。
        (二)资金管理不规范
        门票收入坐支问题。
        收缴坐支款8.8万元。
        三、坚持标本兼治,健全长效机制
        持之以恒抓好整改。""",
        """
        overview [一、] <坚持高位推动,扛牢整改责任>
          paragraph | 召开会议7次。
        progress [二、] <坚持对标对表,抓实问题整改>
          area [(一)] <生态保护责任扛得不够牢>
            problem <湿地被蚕食问题。>
              measure | 清退围垦212亩。
            problem <外来物种入侵问题。>
              measure | 清除杂草430亩。
          area [(二)] <资金管理不规范>
            problem <门票收入坐支问题。>
              measure | 收缴坐支款8.8万元。
        plan [三、] <坚持标本兼治,健全长效机制>
          paragraph | 持之以恒抓好整改。
        """,
    ),
    "problem words with bracketed numbers, bullets": (
        """问题(一):培训空转
        ●追回补贴43.8万元。
        ●取消2家机构资质。
        问题(二):根治欠薪一阵风
        追发工资1960万元。""",
        """
        problem [问题(一):] <培训空转>
          measure [●] | 追回补贴43.8万元。
          measure [●] | 取消2家机构资质。
        problem [问题(二):] <根治欠薪一阵风>
          measure | 追发工资1960万元。
        """,
    ),
    "ideographs in brackets, digits with stops, letters": (
        """一、整改情况
        ㈠服务群众方面
        ⒈抢修超时
        A、增设驻点4个;
        B、平均到场时间缩短17分钟。
        ㈡内部管理方面
        ⒉账实不符
        A、盘点物资2870件。""",
        """
        progress [一、] <整改情况>
          area [㈠] <服务群众方面>
            problem [⒈] <抢修超时>
              measure [A、] | 增设驻点4个;
              measure [B、] | 平均到场时间缩短17分钟。
          area [㈡] <内部管理方面>
            problem [⒉] <账实不符>
              measure [A、] | 盘点物资2870件。
        """,
    ),
    "a problem word under a numbered group, numbered on": (
        """一、整改进展情况
        (一)上轮问题反弹方面
        1.关于“滥补未禁绝”方面
        问题1:无依据发放补贴。
        整改情况:追回54410元。
        完成情况:已完成
        2.关于“移交不彻底”方面
        问题2:治超站移交不实。
        整改情况:办结移交手续。
        完成情况:已完成""",
        """
        progress [一、] <整改进展情况>
          area [(一)] <上轮问题反弹方面>
            area [1.] <关于“滥补未禁绝”方面>
              problem [问题1:] <无依据发放补贴。> | 整改情况: / 完成情况:
                measure | 追回54410元。
                paragraph | 已完成
            area [2.] <关于“移交不彻底”方面>
              problem [问题2:] <治超站移交不实。> | 整改情况: / 完成情况:
                measure | 办结移交手续。
                paragraph | 已完成
        """,
    ),
    "one numbered problem told in labels": (
        """一、反馈问题:城区污水直排突出
        整改目标:消除直排口。
        整改措施:
        (一)新建管网47.6公里。
        (二)扩建污水厂。
        整改完成情况:已完成整改。""",
        """
        problem [一、] <城区污水直排突出> | 反馈问题: / 整改目标: / 整改措施: / 整改完成情况:
          paragraph | 消除直排口。
          measure [(一)] | 新建管网47.6公里。
          measure [(二)] | 扩建污水厂。
          paragraph | 已完成整改。
        """,
    ),
}


@pytest.mark.parametrize("name", SKELETONS)
def test_skeleton(name: str) -> None:
    text, expected = SKELETONS[name]
    assert shape(OPENING + written(text)) == OPENING_NODE + "\n" + written(expected)


def test_a_notice_on_one_line_is_cut_at_its_blanks() -> None:
    lines = written(SKELETONS["sections, areas, problems, numbered measures"][0])
    long = lines.replace("开展研讨4次。", "开展研讨4次。" + "形成研讨成果并转化为工作举措。" * 20)
    flat = (OPENING + long).replace("\n", " ")
    # A blank behind a stop and before running text parts nothing that a line end would not part.
    assert shape(flat) == shape(OPENING + long)


@pytest.mark.parametrize(
    "sentence",
    [
        "对如(1)所述类型的小区给予奖补。",
        "拆除机关三、四、五楼的雨棚。",
        "投入2.5万元改造设施。",
        "覆盖率提高到1.5倍以上。",
        "召开第一、第二季度分析会。",
        "对一是一、二是二的原则再作强调。",
    ],
)
def test_no_marker_in_running_text(sentence: str) -> None:
    text = OPENING + "一、整改落实情况\n1.学习不深入。\n(1)" + sentence + "\n(2)开展研讨。"
    assert f"measure [(1)] | {sentence}\n" in shape(text)


def test_a_heading_that_begins_with_a_figure_keeps_its_marker() -> None:
    body = "1.学习不深入。\n开展研讨。\n2.12345热线办理不力。\n建立机制。\n3.采购不规范。\n修订办法。"
    text = OPENING + "一、整改落实情况\n" + body
    assert "problem [2.] <12345热线办理不力。>" in shape(text)


@pytest.mark.parametrize(
    ("given", "like"),
    [
        ("（一）", "(一)"),
        ("１．", "1."),
        ("，：；", ",:;"),
        ("一、\u3000", "一、"),
    ],
)
def test_width_changes_nothing(given: str, like: str) -> None:
    half = OPENING + written(SKELETONS["sections, areas, problems, numbered measures"][0])
    full = half
    for wide, narrow in zip(given, like, strict=False) if len(given) == len(like) else [(given, like)]:
        full = full.replace(narrow, wide)
    assert full != half
    assert shape(full) == shape(half)


@pytest.mark.parametrize(
    "text", ["", "\n\n", " \u3000\t", "。", "一、", "(一)\n1.\n(1)", "问题:\n整改:", "\ufeff\u200b"]
)
def test_any_text_gives_a_tree(text: str) -> None:
    shape(text)


def test_a_title_set_wide_is_one_title() -> None:
    text = (
        "中 共 东 屏 县 委 党 校 委 员 会\n关 于 巡 察 整 改 情 况 的 通 报\n"
        + OPENING
        + "一、整改情况\n1.学习不深。\n研讨4次。"
    )
    assert shape(text).startswith("title | 中共东屏县委党校委员会 / 关于巡察整改情况的通报\npreamble")


def test_what_opens_a_first_part_opens_no_notice() -> None:
    text = (
        "省审计厅通报了大气污染防治专项审计调查情况,我市立即组织有关单位整改。现将整改情况函告如下:\n"
        "一、总体情况\n为切实抓好审计发现问题的整改,市政府制定了整改方案。\n"
        "二、具体整改情况\n(一)资金闲置。\n盘活资金69万元。"
    )
    assert shape(text) == written(
        """
        preamble | 省审计厅通报了大气污染防治专项审计调查情况,我市立即组织有关单位整改。现将整改情况函告如下:
        overview [一、] <总体情况>
          paragraph | 为切实抓好审计发现问题的整改,市政府制定了整改方案。
        progress [二、] <具体整改情况>
          problem [(一)] <资金闲置。>
            measure | 盘活资金69万元。
        """
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("整改情况的报告——2024年4月在市七届人大常委会第十七次会议上", "整改情况的报告"),
        ("会上,有关负责人介绍,整改方案已通过新闻媒体统一对外公开。", None),
        ("第三章 巡察整改的公开", None),
    ],
)
def test_what_is_a_title(line: str, title: str | None) -> None:
    text = f"{line}\n{OPENING}一、整改情况\n1.学习不深入。\n制定计划。"
    found = [one for one in shape(text).splitlines() if one.startswith("title")]
    assert found == ([f"title | {title}"] if title else [])


UNIT = "中共青石县农业农村局党组"


@pytest.mark.parametrize(
    ("front", "issuer"),
    [
        (f"关于县委巡察反馈意见整改进展情况的通报\n{UNIT}\n(2024年12月6日)", UNIT),
        (f"关于县委巡察反馈意见整改进展情况的通报\n(2024年12月6日)\n{UNIT}", UNIT),
        (f"青石县供销社党组关于县委巡察整改进展情况的通报\n{UNIT}", "青石县供销社党组"),
        (f"{UNIT}\n关于县委巡察反馈意见整改进展情况的通报", UNIT),
        ("沂南镇党委巡察整改公开情况表", "沂南镇党委"),
        ("中共青石县委统战部部务会关于县委巡察整改情况的报告", "中共青石县委统战部部务会"),
    ],
)
def test_who_issues_stands_in_the_title_or_beneath_it(front: str, issuer: str) -> None:
    notice = parse(f"{front}\n{OPENING}一、整改情况\n1.学习不深入。\n制定计划。")
    assert notice.title is not None
    assert notice.issuer is not None
    assert notice.issuer.name == issuer


def test_a_label_of_page_furniture_leads_in_nothing() -> None:
    text = "一、整改情况\n1.学习不深入。\n制定计划。\n云洲市水务局\n2024年12月6日\n主办单位:云洲市政府"
    assert shape(OPENING + text) == written(
        f"""
        {OPENING_NODE}
        progress [一、] <整改情况>
          problem [1.] <学习不深入。>
            measure | 制定计划。
        signature | 云洲市水务局
        signature | 2024年12月6日
        noise | 主办单位:云洲市政府
        """
    )


@pytest.mark.parametrize(
    ("told", "node"),
    [
        ("将支付情况纳入信用监管,常态化开展抽查。", "measure | 将支付情况纳入信用监管,常态化开展抽查。"),
        ("已完成,转入长效管护", "paragraph | 已完成,转入长效管护"),
    ],
)
def test_what_stands_behind_a_second_label(told: str, node: str) -> None:
    first = f"1.打白条。\n整改措施:\n签订承诺书57份。\n整改成效:\n{told}\n"
    text = f"一、整改情况\n{first}2.乱收费。\n整改措施:\n清退。"
    assert node in [line.strip() for line in shape(OPENING + text).splitlines()]


@pytest.mark.parametrize(
    ("item", "marker", "text"),
    [
        ("1.2024年9月12日召开学习会。", "1.", "2024年9月12日召开学习会。"),
        ("1.10月底前走访社员120户。", "1.", "10月底前走访社员120户。"),
        ("1、2024年以来开展督查3次。", "1、", "2024年以来开展督查3次。"),
    ],
)
def test_a_single_item_may_begin_with_a_date(item: str, marker: str, text: str) -> None:
    outline = shape(f"{OPENING}一、整改情况\n(一)关于学习不深的问题\n整改成效:\n{item}")
    assert outline.endswith(f"measure [{marker}] | {text}")


def test_areas_out_of_order_are_areas() -> None:
    """A number that begins again behind a label counts what the label announces, or what stands above."""
    text = (
        "一、整改情况\n(二)关于作风建设方面\n1.入户少。\n整改情况:走访120户。\n"
        "(一)关于政治建设方面\n2.研讨少。\n一是不经常;二是不深入。\n整改情况:研讨4次。\n1.学习少。\n整改情况:学习6次。"
    )
    assert shape(OPENING + text) == written(
        f"""
        {OPENING_NODE}
        progress [一、] <整改情况>
          area [(二)] <关于作风建设方面>
            problem [1.] <入户少。> | 整改情况:
              measure | 走访120户。
          area [(一)] <关于政治建设方面>
            problem [2.] <研讨少。> | 整改情况:
              paragraph | 一是不经常;二是不深入。
              measure | 研讨4次。
            problem [1.] <学习少。> | 整改情况:
              measure | 学习6次。
        """
    )


def test_labels_stand_under_the_problem_and_not_under_its_details() -> None:
    text = (
        "问题1:监管缺位。\n具体表现:①把关不严;②未签责任书。\n整改措施:①修订办法。②签订责任书。\n整改结果:已完成。\n"
        "问题2:服务不经常。\n具体表现:①规划不明确;②覆盖面不广。\n整改措施:①制定规划。②深入村社区。\n整改结果:正在推进。"
    )
    assert shape(OPENING + text) == written(
        f"""
        {OPENING_NODE}
        problem [问题1:] <监管缺位。> | 具体表现: / 整改措施: / 整改结果:
          paragraph | ①把关不严;②未签责任书。
          measure [①] | 修订办法。
          measure [②] | 签订责任书。
          paragraph | 已完成。
        problem [问题2:] <服务不经常。> | 具体表现: / 整改措施: / 整改结果:
          paragraph | ①规划不明确;②覆盖面不广。
          measure [①] | 制定规划。
          measure [②] | 深入村社区。
          paragraph | 正在推进。
        """
    )


@pytest.mark.parametrize(("one", "two"), [("第一,", "第二,"), ("Ⅰ、", "Ⅱ、")])
@pytest.mark.parametrize("label", ["", "整改情况:"])
def test_numbers_that_open_under_each_problem_rank_below_it(one: str, two: str, label: str) -> None:
    """Styles that usually count parts count measures where the document has it so."""
    lead = f"{label}\n" if label else ""
    text = (
        f"一、整改情况\n(一)关于学习方面\n1.研讨少。\n{lead}{one}研讨4次。\n{two}领学2次。\n2.入户少。\n{lead}{one}走访5户。\n"
        f"{two}回访3户。\n(二)关于作风方面\n3.督查少。\n{lead}{one}督查6次。\n{two}通报2次。"
    )
    said = f" | {label}" if label else ""
    assert shape(OPENING + text) == written(
        f"""
        {OPENING_NODE}
        progress [一、] <整改情况>
          area [(一)] <关于学习方面>
            problem [1.] <研讨少。>{said}
              measure [{one}] | 研讨4次。
              measure [{two}] | 领学2次。
            problem [2.] <入户少。>{said}
              measure [{one}] | 走访5户。
              measure [{two}] | 回访3户。
          area [(二)] <关于作风方面>
            problem [3.] <督查少。>{said}
              measure [{one}] | 督查6次。
              measure [{two}] | 通报2次。
        """
    )


def test_a_title_may_run_into_the_opening() -> None:
    title = "中共云河市水务局党组关于巡察整改进展情况的通报"
    text = f"{title}{OPENING}一、整改情况\n(一)关于学习方面\n1.研讨少。\n(1)研讨4次。"
    assert shape(text).splitlines()[:2] == [f"title | {title}", OPENING_NODE]


def test_a_title_may_break_inside_the_name_of_a_committee() -> None:
    title = "中共云河市卫生健康\n委员会关于巡察反馈意见\n集中整改进展情况的通报"
    notice = parse(f"{title}\n{OPENING}一、整改情况\n1.研讨少。\n(1)研讨4次。")
    assert notice.title is not None
    assert notice.title.text == title


def test_a_short_notice_on_one_line_is_cut_at_its_blanks() -> None:
    text = (
        f"{OPENING.strip()} 一、整改情况 (一)关于学习方面 1.研讨少。 (1)研讨4次。 (2)领学2次。 "
        "2.入户少。 (1)走访5户。 二、下一步打算 (一)加强学习。"
    )
    assert shape(text) == written(
        f"""
        {OPENING_NODE}
        progress [一、] <整改情况>
          area [(一)] <关于学习方面>
            problem [1.] <研讨少。>
              measure [(1)] | 研讨4次。
              measure [(2)] | 领学2次。
            problem [2.] <入户少。>
              measure [(1)] | 走访5户。
        plan [二、] <下一步打算>
          commitment [(一)] | 加强学习。
        """
    )


@pytest.mark.parametrize(
    ("line", "role"),
    [("市史志馆举办读书分享会", "noise"), ("本通报由市史志馆党组负责解释。", "paragraph")],
)
@pytest.mark.parametrize("contact", ["", "联系电话:0546-8070195\n"])
def test_behind_the_signature_only_a_sentence_is_of_the_notice(line: str, role: str, contact: str) -> None:
    text = f"{OPENING}一、整改情况\n1.研讨少。\n研讨4次。\n{contact}中共市史志馆党组\n2024年12月10日\n{line}"
    assert shape(text).splitlines()[-3:] == [
        "signature | 中共市史志馆党组",
        "signature | 2024年12月10日",
        f"{role} | {line}",
    ]


def test_a_table_that_is_the_whole_text_has_rows() -> None:
    """A table pasted by itself: nothing stands before its header, and nothing behind its last row."""
    assert shape("序号\t反馈问题\t整改措施\n1\t研讨少\t研讨4次。\n2\t入户少\t走访5户。") == written(
        """
        paragraph | 序号\t反馈问题\t整改措施
        problem [1] <研讨少>
          measure | 研讨4次。
        problem [2] <入户少>
          measure | 走访5户。
        """
    )
    assert shape("序号\n反馈问题\n整改措施\n1\n研讨少\n研讨4次。\n2\n入户少\n走访5户。") == written(
        """
        paragraph | 序号
        paragraph | 反馈问题
        paragraph | 整改措施
        problem [1] <研讨少>
          measure | 研讨4次。
        problem [2] <入户少>
          measure | 走访5户。
        """
    )


def test_a_title_stands_before_the_opening() -> None:
    """What is printed again behind the opening titles nothing."""
    title = "中共云河市水务局党组关于巡察整改进展情况的通报"
    again = "中共云河市水务局党组关于巡察整改情况的报告"
    text = f"{title}\n{OPENING}{again}\n一、整改情况\n1.研讨少。\n(1)研讨4次。"
    assert shape(text).splitlines()[:3] == [
        f"title | {title}",
        OPENING_NODE,
        f"paragraph | {again}",
    ]


def test_numbers_that_count_on_from_part_to_part_rank_below_them() -> None:
    text = (
        "一、关于学习方面\n1.研讨少。\n整改情况:\n(1)研讨4次。\n(2)领学2次。\n"
        "二、关于作风方面\n2.入户少。\n整改情况:\n(3)走访5户。\n3.督查少。\n整改情况:\n(4)督查6次。"
    )
    assert shape(OPENING + text) == written(
        f"""
        {OPENING_NODE}
        area [一、] <关于学习方面>
          problem [1.] <研讨少。> | 整改情况:
            measure [(1)] | 研讨4次。
            measure [(2)] | 领学2次。
        area [二、] <关于作风方面>
          problem [2.] <入户少。> | 整改情况:
            measure [(3)] | 走访5户。
          problem [3.] <督查少。> | 整改情况:
            measure [(4)] | 督查6次。
        """
    )


def test_names_of_faults_without_a_body_are_problems_without_measures() -> None:
    """A list of what was found: no deed stands under a fault, but two faults by their names."""
    text = "一、反馈问题整改情况\n(一)党的领导弱化\n1.关于研讨少的问题\n2.关于入户少的问题\n"
    behind = "(二)作风建设不实\n3.关于督查少的问题\n二、下一步打算\n继续整改。"
    assert shape(OPENING + text + behind) == written(
        f"""
        {OPENING_NODE}
        progress [一、] <反馈问题整改情况>
          area [(一)] <党的领导弱化>
            problem [1.] <关于研讨少的问题>
            problem [2.] <关于入户少的问题>
          area [(二)] <作风建设不实>
            problem [3.] <关于督查少的问题>
        plan [二、] <下一步打算>
          paragraph | 继续整改。
        """
    )
