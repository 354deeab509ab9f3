"""The append-only ledger, one hash chain per matter, and the outbox written in the same transaction."""
