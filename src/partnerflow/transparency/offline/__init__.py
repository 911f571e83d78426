"""Verifiers that stand alone: for who checks a bundle without this program, its host, or a network."""
