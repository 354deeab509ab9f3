"""Forms of promises, follow-up, service and reissue."""
