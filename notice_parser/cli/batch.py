"""The commands of the batch: ``convert`` and ``journal``."""

from datetime import date
from pathlib import Path

import click

from notice_parser.cli import arguments
from notice_parser.cli.chinese import Command, to_number
from notice_parser.cli.run import STDIN

_PATHS_HELP = {"PATH…": "文件、文件夹、压缩包，或带 * 的写法；- 表示从标准输入读一份文件名清单"}
_DIR_HELP = {"DIR": "成批转换（convert）的输出文件夹"}
# For one document, in seconds.
_SHORTEST, _LONGEST = 1, 3600
_MOST_WORKERS = 256


def _to_formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    from notice_parser.cli.exports import FORMATS

    given = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [form for form in given if form not in FORMATS]
    if unknown or not given:
        problem = f"没有格式 {'、'.join(unknown)}" if unknown else "没有写格式"
        raise click.BadParameter(f"{problem}；可用的格式：{'、'.join(FORMATS)}", ctx, param)
    return given


@click.command(
    "convert",
    cls=Command,
    short_help="成批转换：文件夹、压缩包 → 台账和数据",
    params_help=_PATHS_HELP,
)
@click.argument("paths", metavar="PATH…", nargs=-1)
@click.option("--out", metavar="文件夹", help="结果和运行日志放在这里；没有就新建")
@click.option(
    "--format",
    "formats",
    metavar="格式",
    default="jsonl",
    callback=_to_formats,
    help="写成哪几种（jsonl、csv、xlsx、sqlite、parquet），用逗号隔开；不写则 jsonl",
)
@click.option("--files-from", "listing", metavar="清单", help="从这个文件读文件名，每行一个；- 是标准输入")
@click.option(
    "--jobs",
    metavar="个数",
    callback=to_number(1, _MOST_WORKERS),
    help="同时解析几个文件；不写则每个处理器核心一个",
)
@click.option(
    "--timeout",
    metavar="秒",
    callback=to_number(_SHORTEST, _LONGEST),
    help="一个文件最多用多少秒；不写则 150",
)
@click.option("--no-subjects", is_flag=True, help="不找“数的是什么”，更快")
@click.option("--text", "include_text", is_flag=True, help="把原文放进记录（source.text）")
@arguments.reference_date
@arguments.encoding
def convert(
    paths: tuple[str, ...],
    out: str | None,
    formats: tuple[str, ...],
    listing: str | None,
    jobs: int | None,
    timeout: int | None,
    no_subjects: bool,
    include_text: bool,
    reference_date: date | None,
    encoding: str | None,
) -> int:
    """把成批的文件转换成台账和数据。

    每个文件由一个工作进程解析，出不来结果的隔离起来，其余照常。做到哪里记在运行日志里，
    中断之后再次运行同一命令会接着做，没有变化的不重做。结果先写在一边，核对之后才换上。

    退出码：0 全部完成；1 有文件被隔离；2 用法不对；3 磁盘已满、文件夹写不了、正被另一次运行使用；130 被中断。
    """
    from notice_parser.batch.crew import Limits
    from notice_parser.cli.conversion import Request, convert
    from notice_parser.model import Options

    if out is None:
        raise click.UsageError("缺少选项 --out（结果放在哪个文件夹）", click.get_current_context())
    if STDIN in paths:
        paths, listing = tuple(path for path in paths if path != STDIN), listing or STDIN
    if not paths and listing is None:
        raise click.UsageError("没有给出要转换的文件或文件夹", click.get_current_context())
    for path in paths:
        if Path(path).is_dir() and Path(out).is_dir() and Path(path).samefile(out):
            raise click.UsageError("--out 不能就是要转换的文件夹；请另写一个", click.get_current_context())
    options = Options(reference_date=reference_date, subjects=not no_subjects, include_text=include_text)
    return convert(
        Request(
            paths=paths,
            out=Path(out),
            formats=formats,
            options=options,
            encoding=encoding,
            workers=jobs,
            limits=Limits() if timeout is None else Limits(seconds=timeout),
            listing=listing,
        )
    )


@click.command(
    "journal", cls=Command, short_help="看一次成批转换做到哪里，哪些文件被隔离", params_help=_DIR_HELP
)
@click.argument("folder", metavar="DIR")
@click.option("--retry", is_flag=True, help="让下一次 convert 重做被隔离的文件")
@click.option("--reason", metavar="原因", help="只看（或只重做）这一种原因，如 timeout")
def journal(folder: str, retry: bool, reason: str | None) -> int:
    """显示成批转换的运行日志：做到哪里，各类多少，哪些文件因何被隔离。"""
    from notice_parser.cli.journal import write_journal

    return write_journal(Path(folder), retry=retry, reason=reason)
