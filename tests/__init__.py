"""The tests: one folder for each room, `house` for the house rules, `journeys` for whole ways through it."""
