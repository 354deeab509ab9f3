"""`huiyin import`: a spreadsheet of messages taken in as web filings, each row once."""

from huiyin.interfaces.console.importing.command import import_

__all__ = ["import_"]
