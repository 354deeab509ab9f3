"""The ledger: every change, removal and reordering is found and named."""
