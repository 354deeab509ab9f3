"""The house rules, each checked: none of these tests needs a database."""
