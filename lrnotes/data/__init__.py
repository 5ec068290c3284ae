"""Data sets in the shape that every notebook takes: X with its bias column, y of zeros and ones, and names."""

from .dataset import DataSet, breast_cancer, from_csv, standardise

__all__ = ["breast_cancer", "DataSet", "from_csv", "standardise"]
