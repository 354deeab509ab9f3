"""Reports on a period: sentences whose every number is a figure with its question, edited by people and checked against it."""
