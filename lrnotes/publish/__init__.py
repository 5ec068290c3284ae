"""Notebooks run and stored, or made into web pages."""
