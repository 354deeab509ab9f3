"""The page of one matter: what it is, where it stands, its dates, its papers, and what may be done."""
