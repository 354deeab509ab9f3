"""The rules as people look for them: finding articles and answers, and what was looked for in vain."""
