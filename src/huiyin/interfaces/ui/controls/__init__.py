"""How the controls of forms are written as HTML."""
