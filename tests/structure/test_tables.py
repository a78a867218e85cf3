"""Tables as people print them and converters leave them, each with the outline a reader draws."""

import re

import pytest

from notice_parser import parse
from tests.pipeline.grounded import faults
from tests.structure.shape import shape, written

OPENING = "根据县委部署,2024年3月1日至5月8日,县委第二巡察组对县林业局党组开展了巡察。现将整改情况予以公布。\n"
OPENING_NODE = "preamble | " + OPENING.strip()

TABLES = {
    "the class in the first column, merged over its rows": (
        """一、反馈问题整改清单
        类别\t序号\t反馈问题\t整改措施\t责任单位\t完成时限\t完成情况
        党的领导方面\t1\t学习质量不高\t1.修订学习制度;2.开展研讨6次。\t机关党委\t2025年3月底\t已完成
        \t2\t林长制“巡而不治”\t通报4人。\t林长办\t长期坚持\t持续推进
        队伍建设方面\t3\t护林员管理松散\t解聘11名。\t资源股\t2025年6月底\t基本完成""",
        """
        progress [一、] <反馈问题整改清单>
          paragraph | 类别\t序号\t反馈问题\t整改措施\t责任单位\t完成时限\t完成情况
          area <党的领导方面>
            problem [1] <学习质量不高>
              measure [1.] | 修订学习制度;
              measure [2.] | 开展研讨6次。
              paragraph | 机关党委
              paragraph | 2025年3月底
              paragraph | 已完成
            problem [2] <林长制“巡而不治”>
              measure | 通报4人。
              paragraph | 林长办
              paragraph | 长期坚持
              paragraph | 持续推进
          area <队伍建设方面>
            problem [3] <护林员管理松散>
              measure | 解聘11名。
              paragraph | 资源股
              paragraph | 2025年6月底
              paragraph | 基本完成
        """,
    ),
    "the unit before the problem, a goal before the measures": (
        """一、整改落实情况
        序号\t责任单位\t反馈问题\t整改目标\t整改措施\t完成情况
        1\t药学部\t辅助用药占比过高\t降到15%以下\t每月排名公示,占比降至13.8%。\t已完成
        2\t总务科\t外包考核流于形式\t与付款挂钩\t扣减服务费9.7万元。\t已完成""",
        """
        progress [一、] <整改落实情况>
          paragraph | 序号\t责任单位\t反馈问题\t整改目标\t整改措施\t完成情况
          problem [1] <辅助用药占比过高> | 药学部
            paragraph | 降到15%以下
            measure | 每月排名公示,占比降至13.8%。
            paragraph | 已完成
          problem [2] <外包考核流于形式> | 总务科
            paragraph | 与付款挂钩
            measure | 扣减服务费9.7万元。
            paragraph | 已完成
        """,
    ),
    "the header again on the next page, a sum below, a sentence behind": (
        """一、整改台账
        序号\t反馈问题\t整改措施\t整改状态
        1\t普法走过场。\t开展普法86场。\t已完成
        序号\t反馈问题\t整改措施\t整改状态
        2\t案款未发放。\t发放案款1126.8万元。\t已完成
        合计\t2项\t2条\t
        以上整改情况已报巡察办备案。
        二、下步打算
        抓好常态整改。""",
        """
        progress [一、] <整改台账>
          paragraph | 序号\t反馈问题\t整改措施\t整改状态
          problem [1] <普法走过场。>
            measure | 开展普法86场。
            paragraph | 已完成
          paragraph | 序号\t反馈问题\t整改措施\t整改状态
          problem [2] <案款未发放。>
            measure | 发放案款1126.8万元。
            paragraph | 已完成
          paragraph | 合计\t2项\t2条
          paragraph | 以上整改情况已报巡察办备案。
        plan [二、] <下步打算>
          paragraph | 抓好常态整改。
        """,
    ),
    "a header of two rows, what was planned beside what was done": (
        """一、整改进展情况一览表
        序号\t反馈问题\t整改落实\t\t责任落实\t
        \t\t整改措施\t整改情况\t牵头部门\t责任人
        1\t线路优化不及时\t优化线路。\t已调整线路18条,新增5条。\t营运部\t褚英
        2\t资金闲置\t盘活资金。\t已完成\t基建部\t卫朗""",
        """
        progress [一、] <整改进展情况一览表>
          paragraph | 序号\t反馈问题\t整改落实\t\t责任落实
          paragraph | 整改措施\t整改情况\t牵头部门\t责任人
          problem [1] <线路优化不及时>
            measure | 优化线路。
            measure | 已调整线路18条,新增5条。
            paragraph | 营运部
            paragraph | 褚英
          problem [2] <资金闲置>
            measure | 盘活资金。
            paragraph | 已完成
            paragraph | 基建部
            paragraph | 卫朗
        """,
    ),
    "a problem over two rows, a measure each": (
        """一、反馈意见整改落实情况
        序号\t具体问题\t整改措施\t责任科室\t完成情况
        1\t改革打折扣\t清理证明14项。\t注册科\t已完成
        \t\t归集数据22.6万条。\t信息中心\t已完成
        2\t“重抽轻处”\t补立案17件。\t食品科\t已完成""",
        """
        progress [一、] <反馈意见整改落实情况>
          paragraph | 序号\t具体问题\t整改措施\t责任科室\t完成情况
          problem [1] <改革打折扣>
            measure | 清理证明14项。
            paragraph | 注册科
            paragraph | 已完成
            measure | 归集数据22.6万条。
            paragraph | 信息中心
            paragraph | 已完成
          problem [2] <“重抽轻处”>
            measure | 补立案17件。
            paragraph | 食品科
            paragraph | 已完成
        """,
    ),
    "how far it is told in a sentence": (
        """一、整改任务完成情况
        序号\t反馈问题\t整改进展\t完成时限
        1\t学科布局不优\t撤并学科7个,新增交叉学科3个,投入建设经费2400万元。\t2024年12月
        2\t基建项目超概算\t核减造价482.7万元。\t2024年12月""",
        """
        progress [一、] <整改任务完成情况>
          paragraph | 序号\t反馈问题\t整改进展\t完成时限
          problem [1] <学科布局不优>
            measure | 撤并学科7个,新增交叉学科3个,投入建设经费2400万元。
            paragraph | 2024年12月
          problem [2] <基建项目超概算>
            measure | 核减造价482.7万元。
            paragraph | 2024年12月
        """,
    ),
    "a cell a line, no numbers": (
        """一、整改落实情况
        反馈问题
        整改措施
        责任人
        完成情况
        搬迁后续扶持乏力
        开办车间3个,吸纳就业164人。
        邓山
        已完成
        道路管护缺失
        修复水毁路段9处。
        韩川
        长期坚持
        二、下一步工作安排
        抓好后续整改。""",
        """
        progress [一、] <整改落实情况>
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任人
          paragraph | 完成情况
          problem <搬迁后续扶持乏力>
            measure | 开办车间3个,吸纳就业164人。
            paragraph | 邓山
            paragraph | 已完成
          problem <道路管护缺失>
            measure | 修复水毁路段9处。
            paragraph | 韩川
            paragraph | 长期坚持
        plan [二、] <下一步工作安排>
          paragraph | 抓好后续整改。
        """,
    ),
    "a cell a line, no numbers, a sentence behind": (
        """一、整改落实情况
        反馈问题
        整改措施
        责任人
        完成情况
        搬迁后续扶持乏力
        开办车间3个。
        邓山
        已完成
        以上问题均已整改。""",
        """
        progress [一、] <整改落实情况>
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任人
          paragraph | 完成情况
          problem <搬迁后续扶持乏力>
            measure | 开办车间3个。
            paragraph | 邓山
            paragraph | 已完成
          paragraph | 以上问题均已整改。
        """,
    ),
    "the class printed again in each row, and again after another": (
        """一、整改清单
        类别\t反馈问题\t整改措施\t完成情况
        党建方面\t研讨少\t研讨4次。\t已完成
        党建方面\t入户少\t走访5户。\t已完成
        作风方面\t督查少\t督查6次。\t已完成
        党建方面\t领学少\t领学7次。\t已完成""",
        """
        progress [一、] <整改清单>
          paragraph | 类别\t反馈问题\t整改措施\t完成情况
          area <党建方面>
            problem <研讨少>
              measure | 研讨4次。
              paragraph | 已完成
            paragraph | 党建方面
            problem <入户少>
              measure | 走访5户。
              paragraph | 已完成
          area <作风方面>
            problem <督查少>
              measure | 督查6次。
              paragraph | 已完成
          area <党建方面>
            problem <领学少>
              measure | 领学7次。
              paragraph | 已完成
        """,
    ),
    "how far it is in up to eight signs, or in up to twenty-four with a word of status, is no measure": (
        """一、整改清单
        序号\t反馈问题\t整改措施\t完成情况
        1\t研讨少\t研讨4次。\t约谈责任人员三名
        2\t入户少\t走访5户。\t约谈有关责任人三名
        3\t督查少\t督查6次。\t已约谈有关责任人三名,此项反馈问题的整改已经完成
        4\t领学少\t领学7次。\t已约谈有关责任人三名,此项反馈问题的整改已经完成了
        5\t调研少\t调研8次。\t已约谈有关责任人三名并且此项反馈问题的整改已经完成了。
        6\t借阅少\t借阅9次。\t约谈三名(已办结)""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改措施\t完成情况
          problem [1] <研讨少>
            measure | 研讨4次。
            paragraph | 约谈责任人员三名
          problem [2] <入户少>
            measure | 走访5户。
            measure | 约谈有关责任人三名
          problem [3] <督查少>
            measure | 督查6次。
            paragraph | 已约谈有关责任人三名,此项反馈问题的整改已经完成
          problem [4] <领学少>
            measure | 领学7次。
            measure | 已约谈有关责任人三名,此项反馈问题的整改已经完成了
          problem [5] <调研少>
            measure | 调研8次。
            paragraph | 已约谈有关责任人三名并且此项反馈问题的整改已经完成了。
          problem [6] <借阅少>
            measure | 借阅9次。
            paragraph | 约谈三名(已办结)
        """,
    ),
    "a cell a line, groups whose words name faults": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        责任单位
        关于党的建设方面
        1
        学习不深
        研讨4次。
        办公室
        关于作风不实的问题
        2
        调研少
        走访5户。
        人事科""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          area <关于党的建设方面>
            problem [1] <学习不深>
              measure | 研讨4次。
              paragraph | 办公室
          area <关于作风不实的问题>
            problem [2] <调研少>
              measure | 走访5户。
              paragraph | 人事科
        """,
    ),
    "a cell a line, groups with markers, and a lone number behind the table": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        责任单位
        (一)关于党的建设方面
        1
        学习不深
        研讨4次。
        办公室
        (二)关于作风建设方面
        2
        调研少
        走访5户。
        人事科
        二、下一步打算
        继续努力。
        3
        中共县林业局党组
        2024年12月10日""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          area [(一)] <关于党的建设方面>
            problem [1] <学习不深>
              measure | 研讨4次。
              paragraph | 办公室
          area [(二)] <关于作风建设方面>
            problem [2] <调研少>
              measure | 走访5户。
              paragraph | 人事科
        plan [二、] <下一步打算>
          paragraph | 继续努力。
          paragraph | 3
        signature | 中共县林业局党组
        signature | 2024年12月10日
        """,
    ),
    "a cell a line, a column that says little, and cells like the lines of a signature": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        备注说明栏
        责任单位
        完成时限
        1
        (一)学习不深
        研讨4次。
        无
        办公室
        2024年11月10日
        2
        调研少
        走访5户。
        无
        市档案局
        2024年12月10日
        中共县林业局党组
        2024年12月20日""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 备注说明栏
          paragraph | 责任单位
          paragraph | 完成时限
          problem [1] <(一)学习不深>
            measure | 研讨4次。
            paragraph | 无
            paragraph | 办公室
            paragraph | 2024年11月10日
          problem [2] <调研少>
            measure | 走访5户。
            paragraph | 无
            paragraph | 市档案局
            paragraph | 2024年12月10日
        signature | 中共县林业局党组
        signature | 2024年12月20日
        """,
    ),
    "a cell a line, no numbers, cells that name problems as headings do": (
        """一、整改清单
        反馈问题
        整改措施
        责任单位
        关于学习不深的问题
        研讨4次。
        办公室
        关于调研少的问题
        走访5户。
        人事科
        二、下一步打算
        继续努力。
        持续用力。
        常抓不懈。""",
        """
        progress [一、] <整改清单>
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          problem <关于学习不深的问题>
            measure | 研讨4次。
            paragraph | 办公室
          problem <关于调研少的问题>
            measure | 走访5户。
            paragraph | 人事科
        plan [二、] <下一步打算>
          paragraph | 继续努力。
          paragraph | 持续用力。
          paragraph | 常抓不懈。
        """,
    ),
    "a class printed again whose words are those of a heading": (
        """一、整改清单
        类别\t反馈问题\t整改措施
        关于党的建设方面\t研讨少\t研讨4次。
        关于党的建设方面\t领学少\t领学2次。""",
        """
        progress [一、] <整改清单>
          paragraph | 类别\t反馈问题\t整改措施
          area <关于党的建设方面>
            problem <研讨少>
              measure | 研讨4次。
            paragraph | 关于党的建设方面
            problem <领学少>
              measure | 领学2次。
        """,
    ),
    "a cell a line, a last row with a cell less": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        责任单位
        1
        学习不深
        研讨4次。
        办公室
        2
        调研少
        走访5户。
        二、下一步打算
        继续努力。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          problem [1] <学习不深>
            measure | 研讨4次。
            paragraph | 办公室
          problem [2] <调研少>
            measure | 走访5户。
        plan [二、] <下一步打算>
          paragraph | 继续努力。
        """,
    ),
    "a cell a line, a sentence with a label behind the last row": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        1
        学习不深
        研讨4次。
        2
        调研少
        走访5户。
        以上问题均已整改。整改情况:已报备案。
        联系电话:0546-8070195""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          problem [1] <学习不深>
            measure | 研讨4次。
          problem [2] <调研少>
            measure | 走访5户。
          paragraph | 以上问题均已整改。整改情况:已报备案。
        contact | 联系电话:0546-8070195
        """,
    ),
    "a cell a line, the unit before the problem": (
        """一、整改清单
        序号
        责任单位
        反馈问题
        整改措施
        1
        办公室
        学习不深。研讨少
        研讨4次。
        2
        人事科
        (一)调研少
        走访5户。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 责任单位
          paragraph | 反馈问题
          paragraph | 整改措施
          problem [1] <学习不深。研讨少> | 办公室
            measure | 研讨4次。
          problem [2] <(一)调研少> | 人事科
            measure | 走访5户。
        """,
    ),
    "a cell a line, a last row with several numbered measures": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        责任单位
        1
        学习不深
        研讨4次。
        办公室
        2
        调研少
        (1)走访5户。
        (2)回访2户。
        (3)座谈3次。
        人事科
        以上问题均已整改。
        中共县林业局党组
        2024年12月10日""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          problem [1] <学习不深>
            measure | 研讨4次。
            paragraph | 办公室
          problem [2] <调研少>
            measure [(1)] | 走访5户。
            measure [(2)] | 回访2户。
            measure [(3)] | 座谈3次。
            paragraph | 人事科
          paragraph | 以上问题均已整改。
        signature | 中共县林业局党组
        signature | 2024年12月10日
        """,
    ),
    "a cell a line, no numbers, several sentences behind": (
        """一、整改落实情况
        反馈问题
        整改措施
        责任人
        完成情况
        搬迁后续扶持乏力
        开办车间3个。
        邓山
        已完成
        以上问题均已整改。
        整改情况已报县委巡察办。
        县林业局逐项对照检查。
        有关材料已经归档。""",
        """
        progress [一、] <整改落实情况>
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任人
          paragraph | 完成情况
          problem <搬迁后续扶持乏力>
            measure | 开办车间3个。
            paragraph | 邓山
            paragraph | 已完成
          paragraph | 以上问题均已整改。
          paragraph | 整改情况已报县委巡察办。
          paragraph | 县林业局逐项对照检查。
          paragraph | 有关材料已经归档。
        """,
    ),
    "a table of figures in an ordinary notice": (
        """一、整改工作基本情况
        类别\t问题数\t措施数\t已完成
        党的领导\t2\t7\t2
        从严治党\t2\t6\t1
        二、反馈问题整改情况
        1.学习不深入。
        整改情况:研讨4次。""",
        """
        overview [一、] <整改工作基本情况>
          paragraph | 类别\t问题数\t措施数\t已完成
          paragraph | 党的领导\t2\t7\t2
          paragraph | 从严治党\t2\t6\t1
        progress [二、] <反馈问题整改情况>
          problem [1.] <学习不深入。> | 整改情况:
            measure | 研讨4次。
        """,
    ),
    "a cell a line, lines that name groups, a sentence behind": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        责任单位
        政治建设方面
        1
        学习不深
        研讨4次。
        办公室
        作风建设方面
        2
        调研少
        走访5户。
        人事科
        以上问题均已整改。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          area <政治建设方面>
            problem [1] <学习不深>
              measure | 研讨4次。
              paragraph | 办公室
          area <作风建设方面>
            problem [2] <调研少>
              measure | 走访5户。
              paragraph | 人事科
          paragraph | 以上问题均已整改。
        """,
    ),
    "a cell a line, one with several numbered measures": (
        """一、整改清单
        序号
        反馈问题
        整改措施
        责任单位
        1
        学习不深
        (1)研讨4次。
        (2)领学2次。
        办公室
        2
        调研少
        走访5户。
        人事科
        以上问题均已整改。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号
          paragraph | 反馈问题
          paragraph | 整改措施
          paragraph | 责任单位
          problem [1] <学习不深>
            measure [(1)] | 研讨4次。
            measure [(2)] | 领学2次。
            paragraph | 办公室
          problem [2] <调研少>
            measure | 走访5户。
            paragraph | 人事科
          paragraph | 以上问题均已整改。
        """,
    ),
    "a sum of all rows": (
        """一、整改清单
        序号\t反馈问题\t整改措施\t完成情况
        1\t学习不深\t研讨4次。\t已完成
        2\t调研少\t走访5户。\t已完成
        合计\t2\t2\t2
        以上问题均已整改。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改措施\t完成情况
          problem [1] <学习不深>
            measure | 研讨4次。
            paragraph | 已完成
          problem [2] <调研少>
            measure | 走访5户。
            paragraph | 已完成
          paragraph | 合计\t2\t2\t2
          paragraph | 以上问题均已整改。
        """,
    ),
    "a second header row whose blank cells were lost": (
        """一、整改清单
        序号\t反馈问题\t整改情况\t责任单位
        整改措施\t完成情况
        1\t学习不深\t研讨4次。\t已完成\t办公室
        2\t调研少\t走访5户。\t正在推进\t人事科""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改情况\t责任单位
          paragraph | 整改措施\t完成情况
          problem [1] <学习不深>
            measure | 研讨4次。
            paragraph | 已完成
            paragraph | 办公室
          problem [2] <调研少>
            measure | 走访5户。
            paragraph | 正在推进
            paragraph | 人事科
        """,
    ),
    "a class between the number and the problem is told of its row": (
        """一、整改清单
        序号\t类别\t反馈问题\t整改措施
        1\t党的建设\t研讨少\t研讨4次。
        2\t党的建设\t入户少\t走访5户。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t类别\t反馈问题\t整改措施
          problem [1] <研讨少> | 党的建设
            measure | 研讨4次。
          problem [2] <入户少> | 党的建设
            measure | 走访5户。
        """,
    ),
    "a second column whose head says little names the problems": (
        """一、整改清单
        序号\t事项\t整改措施\t完成时限\t完成情况
        1\t研讨少\t研讨4次。\t2025年3月底\t已完成
        2\t入户少\t走访5户。\t2025年6月底\t正在推进""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t事项\t整改措施\t完成时限\t完成情况
          problem [1] <研讨少>
            measure | 研讨4次。
            paragraph | 2025年3月底
            paragraph | 已完成
          problem [2] <入户少>
            measure | 走访5户。
            paragraph | 2025年6月底
            paragraph | 正在推进
        """,
    ),
    "how far it is, told in a few words, is no measure": (
        """一、整改清单
        序号\t反馈问题\t整改措施\t完成情况
        1\t研讨少\t研讨4次。\t已销号
        2\t入户少\t走访5户。\t正在推进,预计年底前完成
        3\t接待超标\t清退1200元。\t约谈3人,修订接待办法,此后各部门再无超标接待,已完成整改""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改措施\t完成情况
          problem [1] <研讨少>
            measure | 研讨4次。
            paragraph | 已销号
          problem [2] <入户少>
            measure | 走访5户。
            paragraph | 正在推进,预计年底前完成
          problem [3] <接待超标>
            measure | 清退1200元。
            measure | 约谈3人,修订接待办法,此后各部门再无超标接待,已完成整改
        """,
    ),
    "rows that go on under two areas, each with its own header": (
        """一、整改清单
        (一)党的建设方面
        序号\t反馈问题\t整改措施
        1\t研讨少\t研讨4次。
        (二)作风建设方面
        序号\t反馈问题\t整改措施
        2\t入户少\t走访5户。
        3\t督查少\t督查6次。
        二、下一步打算
        继续抓好整改。""",
        """
        progress [一、] <整改清单>
          area [(一)] <党的建设方面>
            paragraph | 序号\t反馈问题\t整改措施
            problem [1] <研讨少>
              measure | 研讨4次。
          area [(二)] <作风建设方面>
            paragraph | 序号\t反馈问题\t整改措施
            problem [2] <入户少>
              measure | 走访5户。
            problem [3] <督查少>
              measure | 督查6次。
        plan [二、] <下一步打算>
          paragraph | 继续抓好整改。
        """,
    ),
}
# With lines that have no cells, or cells that blanks alone would move.
UNCUT = {
    "two columns of problems: the first names groups": (
        """一、整改清单
        反馈问题\t具体问题\t整改措施
        党建\t研讨少\t研讨4次。
        \t领学少\t领学2次。
        作风\t入户少\t走访5户。""",
        """
        progress [一、] <整改清单>
          paragraph | 反馈问题\t具体问题\t整改措施
          area <党建>
            problem <研讨少>
              measure | 研讨4次。
            problem <领学少>
              measure | 领学2次。
          area <作风>
            problem <入户少>
              measure | 走访5户。
        """,
    ),
    "a row with a cell more than the header": (
        """一、整改清单
        序号\t反馈问题\t整改措施\t责任单位
        1\t学习不深\t研讨4次。\t办公室\t另附有明细表一份
        2\t调研少\t走访5户。\t人事科""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改措施\t责任单位
          problem [1] <学习不深>
            measure | 研讨4次。
            paragraph | 办公室
            paragraph | 另附有明细表一份
          problem [2] <调研少>
            measure | 走访5户。
            paragraph | 人事科
        """,
    ),
    "a last column whose measures go on below the row": (
        """一、整改清单
        序号\t反馈问题\t责任单位\t整改措施
        1\t学习不深\t办公室\t1.制定计划。
        2.研讨4次。
        2\t调研少\t人事科\t1.走访5户。
        2.回访2户。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t责任单位\t整改措施
          problem [1] <学习不深>
            paragraph | 办公室
            measure [1.] | 制定计划。
            measure [2.] | 研讨4次。
          problem [2] <调研少>
            paragraph | 人事科
            measure [1.] | 走访5户。
            measure [2.] | 回访2户。
        """,
    ),
    "a cell of measures over several lines, and cells behind it": (
        """一、整改清单
        序号\t反馈问题\t整改措施\t责任单位\t完成时限
        1\t学习不深\t1.制定计划。
        2.研讨4次。
        3.测试3次。\t县林业局机关党委办公室\t2024年12月底以前全部完成
        2\t调研少\t走访5户。\t人事科\t长期坚持""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改措施\t责任单位\t完成时限
          problem [1] <学习不深>
            measure [1.] | 制定计划。
            measure [2.] | 研讨4次。
            measure [3.] | 测试3次。
            paragraph | 县林业局机关党委办公室
            paragraph | 2024年12月底以前全部完成
          problem [2] <调研少>
            measure | 走访5户。
            paragraph | 人事科
            paragraph | 长期坚持
        """,
    ),
    "a sum of all groups of rows is none of the last": (
        """一、整改清单
        序号\t反馈问题\t整改措施\t责任单位
        关于党的建设方面
        1\t学习不深\t制定计划。\t办公室
        关于作风建设方面
        2\t调研少\t走访5户。\t人事科
        合计\t2\t2\t2
        以上问题均已整改。""",
        """
        progress [一、] <整改清单>
          paragraph | 序号\t反馈问题\t整改措施\t责任单位
          area <关于党的建设方面>
            problem [1] <学习不深>
              measure | 制定计划。
              paragraph | 办公室
          area <关于作风建设方面>
            problem [2] <调研少>
              measure | 走访5户。
              paragraph | 人事科
          paragraph | 合计\t2\t2\t2
          paragraph | 以上问题均已整改。
        """,
    ),
}
# How a row of cells may be printed instead of with tabs.
PRINTS = {
    "strokes between": "|".join,
    "strokes around": lambda cells: f"| {' | '.join(cells)} |",
    "box": lambda cells: f"│{'│'.join(cells)}│",
    "lines between": lambda cells: f"+----+----+\n| {' | '.join(cells)} |",
    "Markdown": lambda cells: f"| {' | '.join(cells)} |\n|----|----|",
    "blanks": lambda cells: "   ".join(filter(None, cells)),
}
TABBED = [name for name, (text, _) in TABLES.items() if "\t" in text and "figures" not in name]


def read(text: str) -> str:
    return shape(OPENING + written(text))


@pytest.mark.parametrize("name", [*TABLES, *UNCUT])
def test_table(name: str) -> None:
    text, expected = (TABLES | UNCUT)[name]
    assert read(text) == OPENING_NODE + "\n" + written(expected)


def reprinted(text: str, name: str) -> str:
    """The same table with its cells parted otherwise, blank ones at the end of a row filled up."""
    lines = written(text).split("\n")
    width = max(line.count("\t") for line in lines)
    return "\n".join(
        PRINTS[name]((line + "\t" * (width - line.count("\t"))).split("\t")) if "\t" in line else line
        for line in lines
    )


def plain(outline: str) -> list[str]:
    """An outline without strokes, drawn lines and blanks, and without the nodes that only hold those."""
    lines = (re.sub(r"[|│+\-—/\s]", "", line) for line in outline.split("\n"))
    return [line for line in lines if line not in ("", "noise", "paragraph")]


@pytest.mark.parametrize("name", TABBED)
@pytest.mark.parametrize("style", PRINTS)
def test_a_table_is_the_same_however_its_cells_are_parted(name: str, style: str) -> None:
    text = TABLES[name][0]
    assert plain(shape(OPENING + reprinted(text, style))) == plain(read(text))


@pytest.mark.parametrize("style", PRINTS)
def test_no_stroke_is_lost(style: str) -> None:
    text = OPENING + reprinted(TABLES[TABBED[0]][0], style)
    assert faults(parse(text), text) == []


@pytest.mark.parametrize("mark", ["", "(一)"])
@pytest.mark.parametrize("row", ["{}\t\t\t", "{}", "| {} | | | |"])
def test_a_class_in_a_row_of_its_own_is_merged_over_all_columns(row: str, mark: str) -> None:
    first, second = f"{mark}党的建设方面", f"{mark.replace('一', '二')}作风建设方面"
    rows = [
        "序号\t反馈问题\t整改措施\t完成情况",
        row.format(first),
        "1\t研讨少\t研讨4次。\t已完成",
        "2\t入户少\t走访5户。\t已完成",
        row.format(second),
        "3\t督查少\t督查6次。\t正在推进",
        "4\t\t\t",
    ]
    if "|" in row:
        rows = [line if "|" in line else f"| {line.replace(chr(9), ' | ')} |" for line in rows]
    found = plain(shape(OPENING + "\n".join(["一、整改清单", *rows, "二、下一步打算", "继续努力。"])))
    shown = f"[{mark}]" if mark else ""
    expected = f"""
        progress[一、]<整改清单>
        paragraph序号反馈问题整改措施完成情况
        area{shown}<党的建设方面>
        problem[1]<研讨少>
        measure研讨4次。
        paragraph已完成
        problem[2]<入户少>
        measure走访5户。
        paragraph已完成
        area{shown.replace("一", "二")}<作风建设方面>
        problem[3]<督查少>
        measure督查6次。
        paragraph正在推进
        problem[4]
        plan[二、]<下一步打算>
        paragraph继续努力。"""
    assert found[1:] == expected.split()


@pytest.mark.parametrize("parted", ["\t", "\n"])
def test_a_header_without_rows_is_words(parted: str) -> None:
    header = parted.join(["序号", "反馈问题", "整改措施", "责任单位"])
    for text in (header, f"{header}\n二、下一步打算\n继续努力。"):
        notice = parse(f"{OPENING}一、整改清单\n{text}")
        assert notice.problems == ()
        assert faults(notice, f"{OPENING}一、整改清单\n{text}") == []


ROWS = {
    "tabs": "序号\t反馈问题\t整改措施\n1\t学习不深\t研讨4次。\n",
    "no numbers": "反馈问题\n整改措施\n责任单位\n学习不深\n研讨4次。\n办公室\n",
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_a_sentence_behind_a_table_is_a_paragraph_whatever_its_words(rows: str) -> None:
    behind = "以上问题均已整改。整改情况:已报巡察办备案。"
    found = shape(f"{OPENING}一、整改清单\n{rows}{behind}\n二、下一步打算\n继续努力。")
    assert f"\n  paragraph | {behind}\nplan" in found


@pytest.mark.parametrize("parted", ["\t", "\n"])
@pytest.mark.parametrize(
    ("head", "role"),
    [("市委第二巡察组向局党组反馈的问题", "problem"), ("市委第二巡察组向馆党组所反馈的问题", "measure")],
)
def test_a_header_cell_has_no_more_than_sixteen_signs(parted: str, head: str, role: str) -> None:
    cells = [[head, "整改措施", "完成情况"], ["学习不深", "研讨4次。", "已完成"]]
    found = shape(f"{OPENING}一、整改清单\n" + "\n".join(map(parted.join, cells)))
    assert ("problem <学习不深>" in found) == (role == "problem")
    assert (f"measure | {head}" in found) == (role == "measure")


@pytest.mark.parametrize("printed", [("1", "2"), ("(1)", "(2)"), ("1.", "2."), ("一", "二"), ("1、", "2、")])
@pytest.mark.parametrize("parted", ["\t", "\n"])
def test_rows_have_the_numbers_that_their_cells_hold(printed: tuple[str, str], parted: str) -> None:
    one, two = printed
    cells = [["序号", "反馈问题", "整改措施"], [one, "学习不深", "研讨4次。"], [two, "调研少", "走访。"]]
    notice = parse(f"{OPENING}一、整改清单\n" + "\n".join(map(parted.join, cells)))
    markers = [problem.marker for problem in notice.problems]
    assert [(marker.text, marker.ordinal) for marker in markers if marker] == [(one, 1), (two, 2)]


def test_strokes_of_a_page_part_no_cells() -> None:
    text = "首页 | 政务公开 | 整改情况 | 问题反馈\n" + OPENING + "一、整改情况\n1.学习不深。\n研讨4次。"
    assert shape(text).startswith("noise | 首页 | 政务公开 | 整改情况 | 问题反馈\n")


def test_a_table_without_any_section_keeps_its_header() -> None:
    text = "序号\t反馈问题\t整改措施\t责任单位\n1\t学习不深\t研讨4次。\t机关党委"
    assert shape(OPENING + text) == written(
        f"""
        {OPENING_NODE}
        paragraph | 序号\t反馈问题\t整改措施\t责任单位
        problem [1] <学习不深>
          measure | 研讨4次。
          paragraph | 机关党委
        """
    )
    header = parse(OPENING + text).outline[1]
    assert [label.text for label in header.labels] == ["序号", "反馈问题", "整改措施", "责任单位"]


GRID = """
    一、整改落实情况
    +------+----------------+----------------------------+----------+----------+
    | 序号 | 反馈问题       | 整改措施                   | 责任单位 | 完成情况 |
    +======+================+============================+==========+==========+
    | 1    | 学习不深入,    | 修订学习办法,开展研        | 理论科   | 已完成   |
    |      | 联系实际少     | 讨6次,投入4.5万元。        |          |          |
    +------+----------------+----------------------------+----------+----------+
    | 2    | 阵地管理有漏洞 | 1.清理账号23个。           | 网信办   | 持续推进 |
    |      |                | 2.建立制度2项。            |          |          |
    +------+----------------+----------------------------+----------+----------+
    二、下一步打算
    (一)持续整改。坚持标准不降。"""
SPACED = """
    一、整改落实情况
    序号  反馈问题        整改措施              责任单位  完成情况
    1     学习不深入      修订学习办法,开展研   理论科    已完成
                          讨6次,投入4.5万元。
    2     阵地管理有漏洞  1.清理账号23个。      网信办    持续推进
                          2.建立制度2项。
    二、下一步打算
    (一)持续整改。坚持标准不降。"""


@pytest.mark.parametrize("table", [GRID, SPACED], ids=["drawn", "spaced"])
def test_cells_that_go_on_over_several_lines(table: str) -> None:
    text = OPENING + written(table)
    notice = parse(text)
    assert faults(notice, text) == []
    told = [(one.text.replace("\n", ""), [q.text for q in one.quantities]) for one in notice.measures]
    assert told == [
        ("修订学习办法,开展研讨6次,投入4.5万元。", ["6次", "4.5万元"]),
        ("清理账号23个。", ["23个"]),
        ("建立制度2项。", ["2项"]),
    ]
    first, second = notice.problems
    assert [name.name for name in first.responsible] == ["理论科"]
    assert (first.status.value, second.status.value) == ("completed", "in_progress")
    assert [section.section_role for section in notice.sections] == ["progress", "plan"]


def test_the_rest_of_a_name_is_text_of_its_row() -> None:
    first = parse(OPENING + written(GRID)).problems[0]
    assert first.heading is not None
    assert first.heading.text == "学习不深入,"
    words = [first.text, *(child.text for node in first.children for child in node.children)]
    assert "联系实际少" in "".join(words)


def test_a_line_of_its_own_below_a_drawn_row_is_a_row() -> None:
    """Without drawn lines between the rows each line is one, also where its number is blank."""
    text = """
        一、整改落实情况
        | 序号 | 反馈问题 | 整改措施 | 完成情况 |
        | --- | --- | --- | --- |
        | 1 | 学习不深入 | 研讨6次。 | 已完成 |
        |  | 阵地管理有漏洞 | 清理账号23个。 | 持续推进 |"""
    notice = parse(OPENING + written(text))
    assert [one.heading.text for one in notice.problems] == ["学习不深入", "阵地管理有漏洞"]
