"""Trying the check where nobody has judged the answers: letters without written claims, and answers spoilt on purpose."""
