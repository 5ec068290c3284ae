"""The three places of the slider at which the README tells a lecturer to stop."""

import re
from pathlib import Path

from lrnotes import data, fit

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_what_the_readme_says_of_three_stops():
    biopsies = data.breast_cancer()
    path = fit.path(biopsies.X, biopsies.y).rising
    awake, dead, few = (
        float(at) for at in re.search(r"Stop at ([\d.]+), .* at ([\d.]+),.*\n.* at ([\d.]+), where 8 are left", README).groups()
    )
    labels = [f"{lam:.3g}" for lam in path.lams]
    before, after = labels.index(f"{awake:.3g}") - 1, labels.index(f"{awake:.3g}")
    radius, area = biopsies.column("worst radius"), biopsies.column("worst area")
    assert path.W[before, radius] == 0 != path.W[after, radius]
    died = labels.index(f"{dead:.3g}")
    assert abs(path.W[0, 1:]).argmax() + 1 == area and path.W[died - 1, area] != 0 == path.W[died, area]
    eight = labels.index(f"{few:.3g}")
    assert [(path.W[i, 1:] != 0).sum() for i in (eight - 1, eight)] == [9, 8]
