"""Letters: what an office says on paper, as data, and the same words as docx, screen page and plain text.

A caller needs three doors: ``compose.compose`` makes the paper, ``docx.render`` / ``html.html`` /
``text.text`` show it, ``slip.slip`` is the receipt a person carries home.
"""
