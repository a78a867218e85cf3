"""What the parts on the first level are, where no heading or more than one says so."""

import pytest

from notice_parser.text.rows import GROUP_LIMIT
from tests.structure.shape import shape, shape_behind, written

OPENING = "根据市委部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察。现将整改情况予以公布。\n"

NOTICES = {
    "a single part of slogans tells how the work was set about": (
        """一、强化担当,抓紧抓实巡察整改工作
        馆党组逐条研究反馈意见。
        (一)提高站位,加强领导。召开党组会6次。
        (二)健全机制,压实责任。成立领导小组。""",
        """
        overview [一、] <强化担当,抓紧抓实巡察整改工作>
          paragraph | 馆党组逐条研究反馈意见。
          item [(一)] <提高站位,加强领导。> | 召开党组会6次。
          item [(二)] <健全机制,压实责任。> | 成立领导小组。
        """,
    ),
    "a slogan on rectification introduces the part that names the faults": (
        """一、加强组织领导,抓紧抓好问题整改
        (一)统筹部署。馆党组召开专题民主生活会。
        (二)跟踪指导。成立领导小组。
        二、巡察反馈问题的整改情况
        (一)聚焦决策部署落实情况
        1.关于查档服务不及时的问题
        整改情况:组织学习6次。""",
        """
        overview [一、] <加强组织领导,抓紧抓好问题整改>
          item [(一)] <统筹部署。> | 馆党组召开专题民主生活会。
          item [(二)] <跟踪指导。> | 成立领导小组。
        progress [二、] <巡察反馈问题的整改情况>
          area [(一)] <聚焦决策部署落实情况>
            problem [1.] <关于查档服务不及时的问题> | 整改情况:
              measure | 组织学习6次。
        """,
    ),
    "slogans alone tell how the work was set about": (
        """一、提高站位,统一思想认识
        馆党组召开专题会议。
        二、加强组织领导,压紧压实责任
        成立整改工作领导小组。""",
        """
        overview [一、] <提高站位,统一思想认识>
          paragraph | 馆党组召开专题会议。
        overview [二、] <加强组织领导,压紧压实责任>
          paragraph | 成立整改工作领导小组。
        """,
    ),
    "what an audit found is told matter by matter": (
        """一、市级财政管理审计查出问题的整改情况
        (一)关于非税收入缴库不及时的问题。缴库320万元。
        (二)关于绩效目标编制粗放的问题。修订目标21个。
        二、部门预算执行审计查出问题的整改情况
        (一)关于存量资金未清理的问题。收回结余资金45万元。
        三、下一步工作安排
        持续抓好整改。""",
        """
        area [一、] <市级财政管理审计查出问题的整改情况>
          problem [(一)] <关于非税收入缴库不及时的问题。>
            measure | 缴库320万元。
          problem [(二)] <关于绩效目标编制粗放的问题。>
            measure | 修订目标21个。
        area [二、] <部门预算执行审计查出问题的整改情况>
          problem [(一)] <关于存量资金未清理的问题。>
            measure | 收回结余资金45万元。
        plan [三、] <下一步工作安排>
          paragraph | 持续抓好整改。
        """,
    ),
    "a form about one problem whose fields are numbered": (
        """一、反馈问题
        污水处理厂管网破损。
        二、整改目标
        1.修复破损管网。
        2.杜绝污水直排。
        三、责任单位
        柳湾镇人民政府
        四、整改完成情况
        1.排查管网23公里。
        2.修复管网1.8公里。""",
        """
        problem [一、] <污水处理厂管网破损。> | 反馈问题 / 二、整改目标 / 三、责任单位 / 四、整改完成情况
          paragraph | 1.修复破损管网。
          paragraph | 2.杜绝污水直排。
          paragraph | 柳湾镇人民政府
          measure [1.] | 排查管网23公里。
          measure [2.] | 修复管网1.8公里。
        """,
    ),
    "a number right behind a label counts deeds, though problems are numbered alike": (
        """一、反馈问题整改落实情况
        (一)落实责任方面
        1.职能履行不到位。
        整改完成情况:1.增派三名馆员进驻专班。
        2.召开调度会8次。
        2.上轮审计整改不彻底。
        整改完成情况:1.欠缴的规费已缴清。""",
        """
        progress [一、] <反馈问题整改落实情况>
          area [(一)] <落实责任方面>
            problem [1.] <职能履行不到位。> | 整改完成情况:
              measure [1.] | 增派三名馆员进驻专班。
              measure [2.] | 召开调度会8次。
            problem [2.] <上轮审计整改不彻底。> | 整改完成情况:
              measure [1.] | 欠缴的规费已缴清。
        """,
    ),
    "faults told behind the progress part are an area of their own": (
        """一、反馈问题整改落实情况
        1.理论学习不深入。
        (1)制定学习计划。
        二、关于选人用人方面
        1.选拔程序不规范。
        整改情况:修订选拔任用办法。
        2.档案管理不严格。
        整改情况:补齐材料12份。
        三、下一步打算
        持续抓好整改。""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。>
            measure [(1)] | 制定学习计划。
        area [二、] <关于选人用人方面>
          problem [1.] <选拔程序不规范。> | 整改情况:
            measure | 修订选拔任用办法。
          problem [2.] <档案管理不严格。> | 整改情况:
            measure | 补齐材料12份。
        plan [三、] <下一步打算>
          paragraph | 持续抓好整改。
        """,
    ),
    "a fault behind the progress part with run-in measures": (
        """一、反馈问题整改落实情况
        1.理论学习不深入。
        (1)制定学习计划。
        二、选人用人工作不规范
        一是修订选拔任用办法。二是补齐考察材料12份。
        三、下一步打算
        持续抓好整改。""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。>
            measure [(1)] | 制定学习计划。
        problem [二、] <选人用人工作不规范>
          measure [一是] | 修订选拔任用办法。
          measure [二是] | 补齐考察材料12份。
        plan [三、] <下一步打算>
          paragraph | 持续抓好整改。
        """,
    ),
    "an area behind the progress part that ends the notice": (
        """一、反馈问题整改落实情况
        1.理论学习不深入。
        (1)制定学习计划。
        二、关于选人用人方面
        (一)选拔程序不规范
        修订选拔任用办法。
        (二)档案管理不严格
        补齐材料12份。""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。>
            measure [(1)] | 制定学习计划。
        area [二、] <关于选人用人方面>
          problem [(一)] <选拔程序不规范>
            measure | 修订选拔任用办法。
          problem [(二)] <档案管理不严格>
            measure | 补齐材料12份。
        """,
    ),
    "a progress heading that only introduces the problems": (
        """一、整改工作开展情况
        成立领导小组。
        二、反馈问题整改情况
        对照反馈意见逐条整改。
        三、理论学习不深入
        制定学习计划,开展研讨4次。
        四、制度执行不严格
        修订制度8项。
        五、下一步打算
        持续抓好整改。""",
        """
        overview [一、] <整改工作开展情况>
          paragraph | 成立领导小组。
        overview [二、] <反馈问题整改情况>
          paragraph | 对照反馈意见逐条整改。
        problem [三、] <理论学习不深入>
          measure | 制定学习计划,开展研讨4次。
        problem [四、] <制度执行不严格>
          measure | 修订制度8项。
        plan [五、] <下一步打算>
          paragraph | 持续抓好整改。
        """,
    ),
    "a slogan that holds all the faults": (
        """一、提高政治站位
        成立领导小组。
        二、坚持问题导向,狠抓问题整改
        (一)理论学习不深入
        制定学习计划。
        (二)制度执行不严格
        修订制度8项。
        三、巩固整改成果
        持续抓好整改。""",
        """
        overview [一、] <提高政治站位>
          paragraph | 成立领导小组。
        progress [二、] <坚持问题导向,狠抓问题整改>
          problem [(一)] <理论学习不深入>
            measure | 制定学习计划。
          problem [(二)] <制度执行不严格>
            measure | 修订制度8项。
        plan [三、] <巩固整改成果>
          paragraph | 持续抓好整改。
        """,
    ),
    "faults on the first level, then what is to come": (
        """一、理论学习不深入
        1.制定学习计划。
        2.开展研讨4次。
        二、制度执行不严格
        1.修订制度8项。
        三、今后打算
        下一步继续抓好整改。""",
        """
        problem [一、] <理论学习不深入>
          measure [1.] | 制定学习计划。
          measure [2.] | 开展研讨4次。
        problem [二、] <制度执行不严格>
          measure [1.] | 修订制度8项。
        plan [三、] <今后打算>
          paragraph | 下一步继续抓好整改。
        """,
    ),
    "slogans throughout: the numbered one reports": (
        """一、高举旗帜
        成立领导小组。
        二、真抓实干
        (一)学深悟透
        制定学习计划。
        (二)建章立制
        修订制度8项。
        三、久久为功
        持续抓好整改。""",
        """
        overview [一、] <高举旗帜>
          paragraph | 成立领导小组。
        progress [二、] <真抓实干>
          problem [(一)] <学深悟透>
            measure | 制定学习计划。
          problem [(二)] <建章立制>
            measure | 修订制度8项。
        plan [三、] <久久为功>
          paragraph | 持续抓好整改。
        """,
    ),
    "several labels under a problem": (
        """一、反馈问题整改落实情况
        1.理论学习不深入。
        整改措施:制定学习计划。
        整改情况:开展研讨4次。
        已完成
        2.制度不健全。
        整改措施:新建制度。
        进展情况:
        新建制度8项。
        完成时限:2025年6月底
        持续推进""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。> | 整改措施: / 整改情况:
            measure | 制定学习计划。
            measure | 开展研讨4次。
            measure | 已完成
          problem [2.] <制度不健全。> | 整改措施: / 进展情况: / 完成时限:
            measure | 新建制度。
            measure | 新建制度8项。
            paragraph | 2025年6月底
            paragraph | 持续推进
        """,
    ),
    "measures without labels or numbers, and a signature": (
        """一、反馈问题整改落实情况
        (一)理论学习不深入
        制定学习计划。
        已完成整改。
        (二)制度不健全
        新建制度8项。
        正在推进。
        二、下一步打算
        继续努力。
        中共市史志馆党组
        2024年12月10日""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [(一)] <理论学习不深入>
            measure | 制定学习计划。
            measure | 已完成整改。
          problem [(二)] <制度不健全>
            measure | 新建制度8项。
            measure | 正在推进。
        plan [二、] <下一步打算>
          paragraph | 继续努力。
        signature | 中共市史志馆党组
        signature | 2024年12月10日
        """,
    ),
    "problems on the first level, told in labels": (
        """一、关于理论学习不深入的问题
        整改情况:制定学习计划。
        二、关于制度不健全的问题
        整改情况:新建制度8项。
        三、关于作风不实的问题
        整改情况:通报2人。
        联系电话:0546-8070195""",
        """
        problem [一、] <关于理论学习不深入的问题> | 整改情况:
          measure | 制定学习计划。
        problem [二、] <关于制度不健全的问题> | 整改情况:
          measure | 新建制度8项。
        problem [三、] <关于作风不实的问题> | 整改情况:
          measure | 通报2人。
        contact | 联系电话:0546-8070195
        """,
    ),
    "a second header row": (
        """一、反馈问题整改清单
        序号\t反馈问题\t整改情况\t\t责任单位
        \t\t整改措施\t完成情况\t
        1\t学习不深\t研讨4次。\t已完成\t办公室
        2\t管理松散\t解聘1人。\t已完成\t人事科""",
        """
        progress [一、] <反馈问题整改清单>
          paragraph | 序号\t反馈问题\t整改情况\t\t责任单位
          paragraph | 整改措施\t完成情况
          problem [1] <学习不深>
            measure | 研讨4次。
            paragraph | 已完成
            paragraph | 办公室
          problem [2] <管理松散>
            measure | 解聘1人。
            paragraph | 已完成
            paragraph | 人事科
        """,
    ),
    "an overview without a number, then problems told in tags": (
        """整改工作基本情况
        成立领导小组。
        问题:合同管理混乱。
        整改:补签合同11份。
        问题:管护缺位。
        整改:聘请管水员3名。""",
        """
        overview <整改工作基本情况>
          paragraph | 成立领导小组。
        problem <合同管理混乱。> | 问题: / 整改:
          measure | 补签合同11份。
        problem <管护缺位。> | 问题: / 整改:
          measure | 聘请管水员3名。
        """,
    ),
    "what is planned: a sentence with a figure names nothing, a line by itself does": (
        """一、整改落实情况
        1.学习不深入。
        制定计划。
        二、下一步打算
        (一)召开会议4次。分解任务
        明确责任人。
        (二)持续学习
        每月领学一次。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure | 制定计划。
        plan [二、] <下一步打算>
          commitment [(一)] | 召开会议4次。分解任务 / 明确责任人。
          commitment [(二)] <持续学习> | 每月领学一次。
        """,
    ),
    "a contact block that numbers its lines": (
        """一、整改落实情况
        1.学习不深入。
        制定计划。
        2.调研少。
        走访12户。
        欢迎监督,监督方式如下:
        1.联系电话:0546-8070195
        2.邮编:257000
        3.电子邮箱:szg@example.cn
        中共市史志馆党组
        2024年12月10日""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure | 制定计划。
          problem [2.] <调研少。>
            measure | 走访12户。
        contact | 欢迎监督,监督方式如下: / 1.联系电话:0546-8070195 / 2.邮编:257000 / 3.电子邮箱:szg@example.cn
        signature | 中共市史志馆党组
        signature | 2024年12月10日
        """,
    ),
    "words on the next steps, a signature and the button of a page": (
        """一、整改落实情况
        1.学习不深入。
        制定计划。
        下一步,党组将继续抓好整改。
        今后,将持续用力。
        中共市史志馆党组
        2024年12月10日
        扫一扫在手机打开当前页""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure | 制定计划。
        paragraph | 下一步,党组将继续抓好整改。
        paragraph | 今后,将持续用力。
        signature | 中共市史志馆党组
        signature | 2024年12月10日
        noise | 扫一扫在手机打开当前页
        """,
    ),
    "measures behind bullets and dashes": (
        """一、整改落实情况
        (一)学习不深入
        ●制定计划。
        ● 研讨4次。
        (二)调研少
        ——走访12户。
        ——回访3户。""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <学习不深入>
            measure [●] | 制定计划。
            measure [●] | 研讨4次。
          problem [(二)] <调研少>
            measure [——] | 走访12户。
            measure [——] | 回访3户。
        """,
    ),
    "a section that tells whom to call": (
        """一、整改落实情况
        1.学习不深入。
        制定计划。
        二、下一步打算
        继续努力。
        三、联系方式
        联系电话:0546-8070195
        电子邮箱:szg@example.cn""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure | 制定计划。
        plan [二、] <下一步打算>
          paragraph | 继续努力。
        contact [三、] <联系方式>
          contact | 联系电话:0546-8070195 / 电子邮箱:szg@example.cn
        """,
    ),
    "a list inside a measure, a label behind the measures": (
        """一、整改落实情况
        (一)学习不深入
        整改措施:
        1.制定计划:(1)每月一学;(2)每季一考。
        2.研讨4次。
        责任人:周平""",
        """
        progress [一、] <整改落实情况>
          problem [(一)] <学习不深入> | 整改措施: / 责任人:
            measure [1.] | 制定计划:(1)每月一学;(2)每季一考。
            measure [2.] | 研讨4次。
            paragraph | 周平
        """,
    ),
    "page furniture between two problems and behind the last measure": (
        """一、反馈问题整改落实情况
        1.理论学习不深入。
        (1)制定学习计划。
        扫一扫在手机打开当前页
        【打印本页】 【关闭窗口】
        2.制度执行不严格。
        (1)修订制度8项。
        (2)通报2人。
        【打印本页】 【关闭窗口】
        二、下一步打算
        (一)持续抓好整改。
        扫一扫在手机打开当前页""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。>
            measure [(1)] | 制定学习计划。
          noise | 扫一扫在手机打开当前页
          noise | 【打印本页】 【关闭窗口】
          problem [2.] <制度执行不严格。>
            measure [(1)] | 修订制度8项。
            measure [(2)] | 通报2人。
        noise | 【打印本页】 【关闭窗口】
        plan [二、] <下一步打算>
          commitment [(一)] | 持续抓好整改。
        noise | 扫一扫在手机打开当前页
        """,
    ),
    "three areas, the last told behind its number in labels": (
        """一、关于政治建设方面
        (一)学习少。
        存在问题:一是计划空泛;二是研讨少。
        整改措施:一是重订计划。二是研讨4次。
        责任人:周平
        (二)调研少。
        整改措施:走访5户。
        二、关于作风建设方面
        (一)督查少。
        整改措施:督查6次。
        完成时限:2025年3月底""",
        """
        area [一、] <关于政治建设方面>
          problem [(一)] <学习少。> | 存在问题: / 整改措施: / 责任人:
            paragraph | 一是计划空泛;二是研讨少。
            measure [一是] | 重订计划。
            measure [二是] | 研讨4次。
            paragraph | 周平
          problem [(二)] <调研少。> | 整改措施:
            measure | 走访5户。
        area [二、] <关于作风建设方面>
          problem [(一)] <督查少。> | 整改措施: / 完成时限:
            measure | 督查6次。
            paragraph | 2025年3月底
        """,
    ),
    "a label in front of the first part leads in none of it": (
        """整改情况:
        一、关于学习少的问题
        领学2次。
        二、关于作风不实的问题
        通报2人。""",
        """
        paragraph | 整改情况:
        problem [一、] <关于学习少的问题>
          measure | 领学2次。
        problem [二、] <关于作风不实的问题>
          measure | 通报2人。
        """,
    ),
    "facts in labels in front of the first part": (
        """责任单位:市史志馆
        整改措施:已全部落实。
        一、整改落实情况
        1.学习少。
        整改情况:领学2次。""",
        """
        paragraph | 责任单位:市史志馆
        paragraph | 整改措施:已全部落实。
        progress [一、] <整改落实情况>
          problem [1.] <学习少。> | 整改情况:
            measure | 领学2次。
        """,
    ),
    "labels alone make no parts": (
        """整改情况:研讨4次。
        责任单位:办公室""",
        """
        paragraph | 整改情况:研讨4次。
        paragraph | 责任单位:办公室
        """,
    ),
    "a notice that breaks off behind its overview": (
        """一、整改工作基本情况
        (一)加强领导。召开会议3次。
        (二)压实责任。签订责任书。""",
        """
        overview [一、] <整改工作基本情况>
          item [(一)] <加强领导。> | 召开会议3次。
          item [(二)] <压实责任。> | 签订责任书。
        """,
    ),
    "a notice whose one part says nothing of itself reports": (
        """一、真抓实干
        (一)加强领导。召开会议3次。
        (二)压实责任。签订责任书。""",
        """
        progress [一、] <真抓实干>
          problem [(一)] <加强领导。>
            measure | 召开会议3次。
          problem [(二)] <压实责任。>
            measure | 签订责任书。
        """,
    ),
    "several areas behind a progress part that holds problems itself": (
        """一、整改落实情况
        1.学习不深。
        研讨4次。
        二、关于选人用人方面
        1.程序不规范。
        修订办法。
        2.档案不全。
        补齐12份。
        三、关于基层党建方面
        1.换届滞后。
        完成换届3个。
        2.组织生活不严。
        通报2人。""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深。>
            measure | 研讨4次。
        area [二、] <关于选人用人方面>
          problem [1.] <程序不规范。>
            measure | 修订办法。
          problem [2.] <档案不全。>
            measure | 补齐12份。
        area [三、] <关于基层党建方面>
          problem [1.] <换届滞后。>
            measure | 完成换届3个。
          problem [2.] <组织生活不严。>
            measure | 通报2人。
        """,
    ),
    "a slogan with a fault in its words that holds all the faults": (
        """一、强化组织领导
        成立专班。
        二、紧盯短板不足,逐条整改销号
        (一)理论学习不深入
        研讨4次。
        (二)制度执行不严格
        修订8项。
        三、巩固整改成果
        持续用力。""",
        """
        overview [一、] <强化组织领导>
          paragraph | 成立专班。
        progress [二、] <紧盯短板不足,逐条整改销号>
          problem [(一)] <理论学习不深入>
            measure | 研讨4次。
          problem [(二)] <制度执行不严格>
            measure | 修订8项。
        plan [三、] <巩固整改成果>
          paragraph | 持续用力。
        """,
    ),
    "slogans throughout: three of five numbered parts stand under the one that reports": (
        """一、高举旗帜
        成立专班。
        二、真抓实干
        (一)学深悟透
        制定计划。
        (二)建章立制
        修订8项。
        (三)严管厚爱
        通报2人。
        三、久久为功
        (一)常抓不懈
        持续用力。
        (二)驰而不息
        回头检查。""",
        """
        overview [一、] <高举旗帜>
          paragraph | 成立专班。
        progress [二、] <真抓实干>
          problem [(一)] <学深悟透>
            measure | 制定计划。
          problem [(二)] <建章立制>
            measure | 修订8项。
          problem [(三)] <严管厚爱>
            measure | 通报2人。
        plan [三、] <久久为功>
          commitment [(一)] <常抓不懈> | 持续用力。
          commitment [(二)] <驰而不息> | 回头检查。
        """,
    ),
    "slogans throughout, each about a matter of its own": (
        """一、高举旗帜
        成立专班。
        二、真抓实干
        (一)学深悟透
        制定计划。
        三、服务群众
        (一)走村入户
        走访5户。
        四、改善条件
        (一)修缮馆舍
        更换灯具6盏。
        五、久久为功
        常抓不懈。""",
        """
        overview [一、] <高举旗帜>
          paragraph | 成立专班。
        problem [二、] <真抓实干>
          measure [(一)] | 学深悟透 / 制定计划。
        problem [三、] <服务群众>
          measure [(一)] | 走村入户 / 走访5户。
        problem [四、] <改善条件>
          measure [(一)] | 修缮馆舍 / 更换灯具6盏。
        plan [五、] <久久为功>
          paragraph | 常抓不懈。
        """,
    ),
    "one slogan between what was prepared and what is planned": (
        """一、组织领导
        (一)成立专班。
        (二)召开会议。
        二、真抓实干
        (一)学深悟透
        制定计划。
        三、今后安排
        (一)常抓不懈。
        (二)再接再厉。""",
        """
        overview [一、] <组织领导>
          item [(一)] | 成立专班。
          item [(二)] | 召开会议。
        progress [二、] <真抓实干>
          problem [(一)] <学深悟透>
            measure | 制定计划。
        plan [三、] <今后安排>
          commitment [(一)] | 常抓不懈。
          commitment [(二)] | 再接再厉。
        """,
    ),
    "a plan that names a fault in its heading, and of two progress parts the one with the problems": (
        """一、整改情况
        成立专班。
        二、反馈问题整改落实情况
        1.理论学习不深入。
        研讨4次。
        三、下一步着力解决制度执行不到位的问题
        1.修订制度。
        2.检查落实。""",
        """
        overview [一、] <整改情况>
          paragraph | 成立专班。
        progress [二、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。>
            measure | 研讨4次。
        plan [三、] <下一步着力解决制度执行不到位的问题>
          commitment [1.] | 修订制度。
          commitment [2.] | 检查落实。
        """,
    ),
    "a first part that is told in labels is a problem among problems, whatever its words": (
        """一、高举旗帜
        整改措施:成立专班。
        二、理论学习不深入
        整改措施:研讨4次。
        三、久久为功
        整改措施:持续用力。
        四、稳中求进
        继续努力。""",
        """
        problem [一、] <高举旗帜> | 整改措施:
          measure | 成立专班。
        problem [二、] <理论学习不深入> | 整改措施:
          measure | 研讨4次。
        problem [三、] <久久为功> | 整改措施:
          measure | 持续用力。
        plan [四、] <稳中求进>
          paragraph | 继续努力。
        """,
    ),
    "an overview without a number, problems told in tags, and words on the next steps": (
        """整改工作基本情况
        成立领导小组。
        问题:合同管理混乱。
        整改:补签合同11份。
        问题:管护缺位。
        整改:聘请管水员3名。
        下一步,党组将继续抓好整改。""",
        """
        overview <整改工作基本情况>
          paragraph | 成立领导小组。
        problem <合同管理混乱。> | 问题: / 整改:
          measure | 补签合同11份。
        problem <管护缺位。> | 问题: / 整改:
          measure | 聘请管水员3名。
        paragraph | 下一步,党组将继续抓好整改。
        """,
    ),
    "a part behind the progress part that names a fault and announces what is to come": (
        """一、反馈问题整改落实情况
        1.理论学习不深入。
        研讨4次。
        二、作风建设仍有差距
        1.下一步将完善制度。
        2.今后将持续用力。""",
        """
        progress [一、] <反馈问题整改落实情况>
          problem [1.] <理论学习不深入。>
            measure | 研讨4次。
        plan [二、] <作风建设仍有差距>
          commitment [1.] | 下一步将完善制度。
          commitment [2.] | 今后将持续用力。
        """,
    ),
    "problems on the first level between slogans": (
        """一、高举旗帜
        成立专班。
        二、理论学习不深入
        1.研讨4次。
        三、真抓实干
        1.走访5户。
        四、制度执行不严格
        1.修订8项。
        五、稳中求进
        下一步继续努力。""",
        """
        overview [一、] <高举旗帜>
          paragraph | 成立专班。
        problem [二、] <理论学习不深入>
          measure [1.] | 研讨4次。
        problem [三、] <真抓实干>
          measure [1.] | 走访5户。
        problem [四、] <制度执行不严格>
          measure [1.] | 修订8项。
        plan [五、] <稳中求进>
          paragraph | 下一步继续努力。
        """,
    ),
    "a contact section that says more than numbers": (
        """一、整改落实情况
        1.学习不深入。
        制定计划。
        二、联系方式
        请在工作日上午办理。
        联系电话:0546-8070195""",
        """
        progress [一、] <整改落实情况>
          problem [1.] <学习不深入。>
            measure | 制定计划。
        contact [二、] <联系方式>
          contact | 请在工作日上午办理。
          contact | 联系电话:0546-8070195
        """,
    ),
    "bare numbers count parts at the beginning of a line alone": (
        """1整改工作组织情况
        召开党委会15次。 2统筹推进。
        2反馈意见整改落实情况
        2.1党的领导方面
        2.1.1执行走样
        (1)修订规则。 1抓学习。 2抓落实。
        3下一步工作计划
        坚持常态长效。""",
        """
        overview [1] <整改工作组织情况>
          paragraph | 召开党委会15次。 2统筹推进。
        progress [2] <反馈意见整改落实情况>
          area [2.1] <党的领导方面>
            problem [2.1.1] <执行走样>
              measure [(1)] | 修订规则。 1抓学习。 2抓落实。
        plan [3] <下一步工作计划>
          paragraph | 坚持常态长效。
        """,
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_the_outline_a_reader_draws(name: str) -> None:
    text, expected = NOTICES[name]
    assert shape_behind(OPENING, text) == written(expected)


@pytest.mark.parametrize(("length", "role"), [(GROUP_LIMIT, "area"), (GROUP_LIMIT + 1, "paragraph")])
def test_a_line_between_rows_names_a_group_where_it_is_short(length: int, role: str) -> None:
    name = "政" * length
    table = (
        f"序号\t反馈问题\t整改措施\t完成情况\n1\t学习不深\t研讨\t已完成\n{name}\n2\t管理松散\t解聘\t已完成"
    )
    lines = [line.strip() for line in shape(f"{OPENING}一、反馈问题整改清单\n{table}").splitlines()]
    assert (f"area <{name}>" in lines) == (role == "area")
    assert (f"paragraph | {name}" in lines) == (role == "paragraph")
