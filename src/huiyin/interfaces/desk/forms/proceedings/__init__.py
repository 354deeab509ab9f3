"""Forms of what runs inside a matter: simplified handling, joint handling, opinions, investigation, hearing, mediation, aid."""
