"""The law as data and the engine that reads it: pure, without database, clock or network.

Ask through ``huiyin.domain.law.counsel.counsel``; the packs below hold what a regulation says.
"""
