"""The same matter brought by several people: handled once, answered to each."""
