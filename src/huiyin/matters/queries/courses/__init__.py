"""What a matter holds beside its own course, for the forms and pages that show it."""
