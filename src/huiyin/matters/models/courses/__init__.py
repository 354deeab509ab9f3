"""What may run inside a matter beside its own stages: proceedings, reviews, rule changes, links to other matters."""
