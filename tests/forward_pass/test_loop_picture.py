"""The loop of training: every station names a notebook that is there, and nothing runs over its box."""

import re
from pathlib import Path

from lrnotes.forward_pass.loop_picture import STATIONS, training_loop

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def test_each_station_names_a_notebook_that_is_there_and_so_does_the_caption():
    numbers = {path.name[:2] for path in NOTEBOOKS.glob("*.ipynb")}
    named = [set(re.findall(r"\d\d", where)) for *_, where in STATIONS]
    assert all(named) and set.union(*named) <= numbers
    assert set(re.findall(r"\d\d", training_loop().show())) == set.union(*named)


def test_the_stations_come_in_the_order_of_the_recipe():
    assert [name.split("  ")[1] for _, name, *_ in STATIONS] == ["forward pass", "error", "backward pass", "rinse and repeat"]


def test_no_text_runs_over_its_box_and_none_is_small():
    picture = training_loop()
    picture.frame()
    ax = picture.fig.axes[0]
    boxes = [patch.get_window_extent() for patch in ax.patches]
    inside = 0
    for text in (text for text in ax.texts if text.get_text()):
        assert text.get_fontsize() >= 8.5
        extent = text.get_window_extent()
        for box in boxes:
            if box.contains(*extent.get_points().mean(axis=0)):
                inside += 1
                assert box.x0 < extent.x0 and extent.x1 < box.x1 and box.y0 < extent.y0 and extent.y1 < box.y1
            else:
                assert not box.overlaps(extent)
    assert len(boxes) == 4 and inside == 12
