"""What a careful reader would remark: the finished draft → findings, one small function a code."""

from notice_parser.checks.limits import overdue
from notice_parser.checks.register import run
from notice_parser.checks.source import source_findings

__all__ = ["overdue", "run", "source_findings"]
