"""The ground that every floor above stands on: people, units, ledger, vault, files."""
