"""Follow-ups of joint matters."""
