"""The commands: their arguments, options and help. What they do stands in the modules they call."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from notice_parser._version import __version__
from notice_parser.cli import arguments
from notice_parser.cli.arguments import pass_run
from notice_parser.cli.batch import convert, journal
from notice_parser.cli.chinese import Group
from notice_parser.cli.display import wants_color
from notice_parser.cli.ledger import ledger
from notice_parser.cli.run import Run

if TYPE_CHECKING:
    from notice_parser.ledger.columns import Table
    from notice_parser.model.options import TimeLimit

PROGRAM = "notice-parser"

_VERSIONS = {
    "OLD NEW": "旧版和新版：文件、文件夹、压缩包，或 parse 写出的 JSON；其中一个可以是 -（标准输入）"
}
_NOTICES = {"FILE…": "文件、文件夹、压缩包，或 parse 写出的 JSON、JSON Lines；- 是标准输入"}
_PATHS = {"PATH…": "标注文件（.xml）或放它们的文件夹"}


@click.group(PROGRAM, cls=Group, epilog="退出码：0 全部完成；1 有输入失败，或 check 发现错误；2 用法不对。")
@click.option("--debug", is_flag=True, help="程序内部出错时显示细节（写在命令之前）")
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s", help="显示版本")
@pass_run
def program(run: Run, debug: bool) -> None:
    """把巡察、巡视整改进展情况通报解析成结构化、可核对的记录。"""
    run.debug = debug


@program.command("parse", short_help="解析，在标准输出写 JSON", params_help=arguments.FILES_HELP)
@arguments.files
@click.option("--indent", is_flag=True, help="分行缩进，便于阅读（只用于一个文件）")
@click.option("--no-subjects", is_flag=True, help="不找“数的是什么”，更快")
@click.option("--text", "include_text", is_flag=True, help="把原文放进记录（source.text）")
@arguments.reference_date
@arguments.encoding
@pass_run
def parse(
    run: Run,
    files: tuple[str, ...],
    indent: bool,
    no_subjects: bool,
    include_text: bool,
    reference_date: date | None,
    encoding: str | None,
) -> None:
    """解析通报，在标准输出写 JSON。

    一个文件写一条记录；多个文件每行一条（JSON Lines）。文件夹和压缩包（ZIP、TAR、WARC）里的文件各写一条。
    读不了的文件在标准错误里各说一行，其余照常。
    """
    from notice_parser.cli.records import write_records
    from notice_parser.model import Options

    if indent and len(files) > 1:
        raise click.UsageError(
            "--indent 只用于一个文件；多个文件按 JSON Lines 每行一条", click.get_current_context()
        )
    options = Options(reference_date=reference_date, subjects=not no_subjects, include_text=include_text)
    write_records(run, files, encoding=encoding, options=options, indent=indent)


@program.command("outline", short_help="显示给人看的提纲：层级、状态、计数", params_help=arguments.FILE_HELP)
@arguments.file
@arguments.color
@arguments.width
@arguments.reference_date
@arguments.encoding
@pass_run
def outline(
    run: Run,
    file: str,
    color: bool | None,
    width: int | None,
    reference_date: date | None,
    encoding: str | None,
) -> None:
    """显示通报的提纲：谁发布、谁巡察、何时反馈；自述数字与正文所列；逐条的状态、日期数、数量数。"""
    from notice_parser.cli.outline import write_outline
    from notice_parser.model import Options

    options = Options(reference_date=reference_date, subjects=False)
    write_outline(run, file, encoding=encoding, options=options, color=wants_color(color), columns=width)


@program.command(
    "check", short_help="核对：列出可疑之处，有错误时退出码为 1", params_help=arguments.FILES_HELP
)
@arguments.files
@arguments.color
@arguments.width
@arguments.reference_date
@arguments.time_limit
@arguments.encoding
@pass_run
def check(
    run: Run,
    files: tuple[str, ...],
    color: bool | None,
    width: int | None,
    reference_date: date | None,
    time_limit: "TimeLimit",
    encoding: str | None,
) -> None:
    """核对通报，列出细心的读者会指出的可疑之处，各带行号和列号（从 1 数起，列按字数）。

    有“错误”级的发现时退出码为 1；“警告”和“提示”不影响退出码。
    """
    from notice_parser.cli.findings import write_findings
    from notice_parser.model import Options

    options = Options(reference_date=reference_date, subjects=False, time_limit=time_limit)
    write_findings(run, files, encoding=encoding, options=options, color=wants_color(color), columns=width)


@program.command("explain", short_help="说明每个值由哪条规则得出", params_help=arguments.FILE_HELP)
@arguments.file
@click.option(
    "--at", "place", metavar="位置", help="只说明这一处：字符位置（从 0 数起，如 120）或 行:列（如 5:12）"
)
@arguments.color
@arguments.width
@arguments.reference_date
@arguments.encoding
@pass_run
def explain(
    run: Run,
    file: str,
    place: str | None,
    color: bool | None,
    width: int | None,
    reference_date: date | None,
    encoding: str | None,
) -> None:
    """说明记录里的值从何而来：哪条规则找到、怎样换算、年份承接自哪里。

    不写 --at 时按先后列出全部；写了则说明那一处属于哪个条目、有哪些值、规则的出处和例子。
    """
    from notice_parser.cli.explanation import write_explanation
    from notice_parser.model import Options

    options = Options(reference_date=reference_date)
    write_explanation(
        run, file, place=place, encoding=encoding, options=options, color=wants_color(color), columns=width
    )


@program.command("diff", short_help="比较同一通报的两个版本，有不同时退出码为 1", params_help=_VERSIONS)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON：每对通报一行")
@arguments.color
@arguments.reference_date
@arguments.encoding
@pass_run
def diff(
    run: Run,
    old: str,
    new: str,
    as_json: bool,
    color: bool | None,
    reference_date: date | None,
    encoding: str | None,
) -> int:
    """比较同一通报的两个版本：问题和措施的增、删、改；状态、数字、日期、文字怎样变了。

    编号、标点、空白、全半角不算不同。两边各有多份通报时，按发布单位、巡察组、巡察时间配对。
    退出码：0 相同，1 不同，2 用法不对，3 有输入读不了。
    """
    from notice_parser.cli.differences import write_differences
    from notice_parser.model import Options

    options = Options(reference_date=reference_date, subjects=False)
    return write_differences(
        run, old, new, encoding=encoding, options=options, as_json=as_json, color=wants_color(color)
    )


@program.command("sync", short_help="把通报写入数据库（SQLite、PostgreSQL、MySQL）", params_help=_NOTICES)
@arguments.files
@arguments.url
@arguments.tables
@arguments.as_of
@arguments.at
@arguments.reference_date
@arguments.encoding
@pass_run
def sync(
    run: Run,
    files: tuple[str, ...],
    url: str,
    tables: "tuple[Table, ...]",
    as_of: date | None,
    at: datetime | None,
    reference_date: date | None,
    encoding: str | None,
) -> int:
    """把通报写入数据库：每条措施一行，按 row_key 更新；写两遍与写一遍相同。

    人填的列（责任领导、佐证材料、备注、销号……）从不改动；新版里没有的行记下消失时间，不删除；
    每处改动连同时间和来源记在 history 表，各版原文的记录存在 versions 表。每份通报一个事务。
    退出码：0 完成，1 有输入失败（其余已写入），2 用法或地址不对，3 数据库连不上或拒绝。
    """
    from notice_parser.cli.clock import now
    from notice_parser.cli.syncing import write_sync
    from notice_parser.model import Options

    options = Options(reference_date=reference_date)
    return write_sync(
        run, files, url, at=at or now(), tables=tables, as_of=as_of, encoding=encoding, options=options
    )


@program.command("schema", short_help="输出记录的 JSON Schema")
@pass_run
def schema(run: Run) -> None:
    """输出记录的 JSON Schema（由模型自己生成）。"""
    from notice_parser.cli.records import write_schema

    write_schema()


@program.command("families", short_help="列出通报类别和各自的规则数")
@pass_run
def families(run: Run) -> None:
    """列出通报类别，各有多少条规则、多少个词。"""
    from notice_parser.cli.families import write_families

    write_families()


@program.command("evaluate", short_help="对照人工标注评分", params_help=_PATHS)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--split", metavar="名称", help="只评这个子文件夹（dev、gate、golden）")
@click.option("--layer", metavar="名称", help="只看这一层（如 date）")
@click.option("--misses", is_flag=True, help="逐项列出漏的和多的")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.option("--against", "earlier", metavar="文件", help="与先前用 --json 存下的结果比较：各层和各篇的增减")
@pass_run
def evaluate(
    run: Run,
    paths: tuple[str, ...],
    split: str | None,
    layer: str | None,
    misses: bool,
    as_json: bool,
    earlier: str | None,
) -> None:
    """用解析结果对照人工标注，按层给出准确率、召回率和 F1。"""
    from notice_parser.cli.scores import write_changes, write_scores

    if earlier is None:
        write_scores(paths, split=split, layer=layer, misses=misses, as_json=as_json)
    elif as_json or misses:
        raise click.UsageError("--against 不能与 --json、--misses 同用", click.get_current_context())
    else:
        write_changes(paths, earlier, split=split, layer=layer)


program.add_command(ledger)
program.add_command(convert)
program.add_command(journal)
