"""Arguments and options that commands share."""

from typing import Any

import click

from notice_parser.cli.chinese import (
    NARROWEST,
    WIDEST,
    to_day,
    to_moment,
    to_number,
    to_tables,
    to_time_limit,
    to_url,
)
from notice_parser.cli.display import PIPE_WIDTH
from notice_parser.cli.run import Run

FILE_HELP = {"FILE": "文本文件；- 是标准输入"}
FILES_HELP = {"FILE…": "一个或多个文本文件；- 是标准输入"}

_URL_VARIABLE = "NOTICE_PARSER_URL"

pass_run = click.make_pass_decorator(Run)


def file(function: Any) -> Any:
    return click.argument("file", metavar="FILE")(function)


def files(function: Any) -> Any:
    return click.argument("files", metavar="FILE…", nargs=-1, required=True)(function)


def encoding(function: Any) -> Any:
    text = "文件的编码（utf-8、gb18030、big5、utf-16）；不写则自动判断"
    return click.option("--encoding", metavar="编码", help=text)(function)


def reference_date(function: Any) -> Any:
    text = "“今年”“去年”以这一天为准（通报自己没写发布日期时），写成 2024-12-31"
    return click.option("--reference-date", metavar="日期", callback=to_day, help=text)(function)


def time_limit(function: Any) -> Any:
    text = (
        "反馈至公布按哪种时限核对：auto（默认，按反馈之日有效的巡视工作条例）、xunshi-2015（2个月）、"
        "xunshi-2024（6个月）、xuncha-2、xuncha-3、xuncha-6（巡察，当地规定的月数）、none（不核对）"
    )
    return click.option("--time-limit", metavar="时限", default="auto", callback=to_time_limit, help=text)(
        function
    )


def color(function: Any) -> Any:
    text = "总是上色，或从不上色；不写则只在终端上色"
    return click.option("--color/--no-color", "color", default=None, help=text)(function)


def width(function: Any) -> Any:
    text = f"每行的列数（{NARROWEST} 到 {WIDEST}）；不写则随终端，管道中为 {PIPE_WIDTH}"
    return click.option("--width", metavar="列数", callback=to_number(NARROWEST, WIDEST), help=text)(function)


def url(function: Any) -> Any:
    text = (
        "数据库地址：sqlite:///台账.db、postgresql://用户:密码@主机/库、mysql://用户:密码@主机/库；"
        f"也可放在环境变量 {_URL_VARIABLE} 里，不露出密码"
    )
    return click.option("--url", metavar="地址", envvar=_URL_VARIABLE, callback=to_url, help=text)(function)


def tables(function: Any) -> Any:
    text = "写哪些表：measures（默认）、problems、quantities、stated、findings，逗号分开；notices 总是写"
    return click.option("--tables", metavar="表", default="measures", callback=to_tables, help=text)(function)


def as_of(function: Any) -> Any:
    text = "到这一天仍未完成、且时限已过的措施记为“超期”，写成 2024-12-31；不写则不判断"
    return click.option("--as-of", metavar="日期", callback=to_day, help=text)(function)


def at(function: Any) -> Any:
    text = "记入历史的时间，写成 2024-12-31T09:00:00+08:00；不写则为现在"
    return click.option("--at", metavar="时间", callback=to_moment, help=text)(function)
