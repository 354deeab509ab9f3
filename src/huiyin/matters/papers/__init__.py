"""Issuing a paper: required contents by the law, a number, sealed data, and its rendering on demand."""

from huiyin.matters.papers.issue import issue
from huiyin.matters.papers.show import contents_of, paper_of

__all__ = ["contents_of", "issue", "paper_of"]
