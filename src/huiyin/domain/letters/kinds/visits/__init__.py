"""The papers of visits: the briefing before, the minutes for the people, the closing summary for the file."""

from huiyin.domain.letters.kinds.visits import briefing, minutes, summary

MODULES = (briefing, minutes, summary)
