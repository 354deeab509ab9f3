"""What follows acts of signing, and what time brings to proposals that wait for an answer."""
