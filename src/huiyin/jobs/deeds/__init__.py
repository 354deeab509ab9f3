"""Follow-ups that are acts of their own, each done once however often it is tried."""
