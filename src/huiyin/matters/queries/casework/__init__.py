"""What the pages of staffing ask: who works on a matter, whom one may name, which unit is competent, how a bulk run goes."""
