"""Run a command: streams, exit codes, and one line for whatever goes wrong."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper

import click

from notice_parser.cli.chinese import explain_usage
from notice_parser.cli.commands import PROGRAM, program
from notice_parser.cli.run import FAILED, WRONG_CALL, Run, complain
from notice_parser.model.errors import NoticeParserError

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code: 0 all done, 1 some input failed, 2 wrong call."""
    _speak_utf8()
    run = Run()
    try:
        result = program.main(
            args=None if arguments is None else list(arguments),
            prog_name=PROGRAM,
            standalone_mode=False,
            obj=run,
        )
        sys.stdout.flush()
    except click.UsageError as error:
        complain(explain_usage(error))
        return WRONG_CALL
    except (KeyboardInterrupt, click.Abort):
        complain("已中断")
        return INTERRUPTED
    except NoticeParserError as error:
        complain(str(error))
        return FAILED
    except Exception as error:
        if _nobody_reads(error):
            _close_quietly()
            return FAILED
        if run.debug:
            traceback.print_exc()
        complain(run.unexpected(error))
        return FAILED
    return result if isinstance(result, int) else run.exit_code


def _speak_utf8() -> None:
    """Write UTF-8 wherever the output goes; a character that cannot be written becomes a question mark.

    A console of a Chinese Windows is GBK by default, and a name or a text may hold lone surrogates.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _nobody_reads(error: Exception) -> bool:
    """Whether output was written into a pipe whose reader has left, as ``head`` or ``more`` does."""
    if not isinstance(error, OSError):
        return False
    # Windows says EINVAL of it; where a file is meant, the error names the file.
    refused = os.name == "nt" and error.errno == errno.EINVAL and error.filename is None
    return refused or isinstance(error, BrokenPipeError)


def _close_quietly() -> None:
    """Nobody reads on: keep the interpreter from complaining about it when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
