"""Offices' own files (decision 0014): what nobody brought, and needs an owner, dates, promises and a chain of entries all the same."""
