"""Makes espresso.csv, the example of a reader's own data in notebook 04: python scripts/espresso.py

Nothing in it was measured: 150 shots of espresso are drawn at random. Three of the eight features decide, up to chance, whether a
shot is good: more time helps, old beans and a large yield harm. The other five have no say. `random.random` draws the same
numbers for a seed in every version of Python, and every number is rounded, so the file is the same everywhere.
"""

import csv
import math
import random
import shutil
from pathlib import Path

# name: lowest and highest value, decimals, and what the whole range adds to the score (the log of the odds) of a good shot
FEATURES = {
    "dose (g)": (16.5, 19.5, 1, 0),
    "yield (g)": (28, 48, 1, -6),
    "time (s)": (18, 36, 1, 7),
    "water temperature (°C)": (89, 96, 1, 0),
    "pressure (bar)": (8, 10, 2, 0),
    "grind setting (clicks)": (8, 24, 0, 0),
    "bean age (days)": (3, 45, 0, -8),
    "room humidity (%)": (30, 70, 0, 0),
}

ROOT = Path(__file__).parents[1]
FILE = ROOT / "notebooks" / "data" / "espresso.csv"
IN_THE_PACKAGE = ROOT / "lrnotes" / "data" / "tables" / "espresso.csv"  # for a notebook that stands alone

rng = random.Random(1)
with open(FILE, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*FEATURES, "verdict"])
    for _ in range(150):
        places = [rng.random() for _ in FEATURES]  # from 0, lowest, to 1, highest
        values = [f"{low + (high - low) * p:.{n}f}" for p, (low, high, n, _) in zip(places, FEATURES.values(), strict=True)]
        score = sum(effect * (p - 0.5) for p, (_, _, _, effect) in zip(places, FEATURES.values(), strict=True))
        good = rng.random() < 1 / (1 + math.exp(-score))
        writer.writerow([*values, "good" if good else "bad"])
shutil.copy(FILE, IN_THE_PACKAGE)
