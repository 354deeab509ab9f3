"""Forms of routing among units: objection, its answer, the arbiter, the report back."""
