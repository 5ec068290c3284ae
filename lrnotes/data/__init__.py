"""Data sets in the shape that every notebook takes: X with its bias column, y of zeros and ones, and names."""

from .beside import stored
from .candidates import candidates
from .dataset import DataSet, breast_cancer, standardise
from .reading import Reading
from .table import from_csv, from_frame

__all__ = ["breast_cancer", "candidates", "DataSet", "from_csv", "from_frame", "Reading", "standardise", "stored"]
