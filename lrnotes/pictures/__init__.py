"""What each topic looks like: one module a notebook, one Picture an idea."""

from . import l1

__all__ = ["l1"]
