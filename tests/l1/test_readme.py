"""The places of the slider at which the README tells a lecturer to stop."""

import re
from pathlib import Path

import numpy as np

from lrnotes import data, fit

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_what_the_readme_says_of_its_stops():
    biopsies = data.breast_cancer()
    path = fit.path(biopsies.X, biopsies.y).rising
    (_, awake), (_, dead), (_, few) = stops = re.findall(r"after (\d+)(?: presses)?, at ([\d.]+),", README)
    labels = [f"{lam:.3g}" for lam in path.lams]
    assert [labels.index(stop) for _, stop in stops] == [int(presses) for presses, _ in stops]
    before, after = labels.index(awake) - 1, labels.index(awake)
    radius, area = biopsies.column("worst radius"), biopsies.column("worst area")
    assert path.W[before, radius] == 0 != path.W[after, radius]
    died = labels.index(dead)
    assert abs(path.W[0, 1:]).argmax() + 1 == area and path.W[died - 1, area] != 0 == path.W[died, area]
    left = path.W[labels.index(few), 1:]
    assert (
        np.count_nonzero(left) == 9 and abs(left).argmax() + 1 == radius and 'where 9 are left and "worst radius" is the largest' in README
    )
    assert f"after {len(labels) - 2}, one before the end" in README
    assert np.flatnonzero(path.W[-2, 1:]).tolist() == [biopsies.column("worst concave points") - 1]
