"""Category, competent unit and place of a matter, suggested from its text and from the office's own decided matters."""
