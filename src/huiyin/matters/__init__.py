"""The case file: its models, the one writer, the one gate, its papers and its queries."""
