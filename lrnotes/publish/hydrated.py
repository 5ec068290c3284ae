"""Panels on a page with no kernel: what each needs stands in the page as JSON, and `moving.js` of `lrnotes.panels` wakes it."""

import json
from html import escape
from pathlib import Path

from nbformat.v4 import new_output

from ..panels import moving
from ..panels.scene import svg

VIEW = "application/vnd.jupyter.widget-view+json"
MODULE = Path(moving.__file__).with_name("moving.js")
TAKEN = ("name", "controls", "at", "sizes", "scenes")  # what the module asks of its host


def embed(notebook, models, folder, page, note):
    """Put each picture that moves in the place of its widget, and its frames into files beside the page `page`.html in `folder`.

    Their addresses on the page are their names: page.html#weights-die. Pictures whose frames a kernel draws have no sliders, and `note`
    below them. Widgets that are nothing but HTML, as predictions are, stand in the page as that. Takes what is embedded out of `models`,
    the state of the widgets.
    """
    names = {}
    for cell in notebook.cells:
        for i, output in reversed(list(enumerate(cell.get("outputs", [])))):
            model = models.get(output.get("data", {}).get(VIEW, {}).get("model_id"))
            if model is not None and model.model_name == "HTMLModel":
                output.data, output.metadata = {"text/html": model.state["value"]}, {}
            if model is None or model.model_name != "AnyModel":
                continue
            panel = {name: model.state[name] for name in TAKEN}
            names[panel["name"]] = times = names.get(panel["name"], 0) + 1
            panel["name"] += f"-{times}" if times > 1 else ""
            asks = not all("law" in scene for scene in panel["scenes"].values()) and (
                any("labels" not in control for control in panel["controls"]) or len(panel["controls"]) != 1
            )
            if asks:
                panel |= {"controls": [], "at": []}
                cell.outputs.insert(i + 1, new_output("display_data", {"text/markdown": note}))
            set_aside(panel, folder / page)
            output.data, output.metadata = {"text/html": markup(panel, f"{page}/")}, {}
    for id in [id for id, model in models.items() if model.model_name == "AnyModel"]:
        del models[id]


def set_aside(panel, folder):
    """Write the panel's scenes into files, one a size, which the module loads when they are needed."""
    folder.mkdir(parents=True, exist_ok=True)
    for size, scene in panel["scenes"].items():
        script, taken = scene.pop("law", (None, None))
        law = f", ({script.strip()})({json.dumps(taken, ensure_ascii=False)})" if script else ""
        call = f"lrScene({json.dumps(panel['name'])}, {json.dumps(size)}, {json.dumps(scene, ensure_ascii=False)}{law});\n"
        (folder / f"{panel['name']}.{size}.js").write_text(call, encoding="utf-8")


def markup(panel, beside):
    """The panel as HTML: what the module reads, and for readers without it and for print the frame that tells most."""
    scene = panel["scenes"]["page"]
    _, caption = scene["telling"]
    told = {name: panel[name] for name in ("name", "controls", "at")} | {"sizes": list(panel["scenes"])}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/")
    width, height = scene["box"]
    still = f'<div class="lr-picture">{svg(scene)}</div><p class="lr-caption">{escape(caption)}</p>'
    room = f"aspect-ratio: {width} / {height + 70}; max-width: {scene['width']}px"
    return (
        f'<div class="lr-panel" id="{panel["name"]}" data-scenes="{beside}" style="{room}">'
        f'<script type="application/json">{data}</script><noscript>{still}</noscript></div>'
    )


def resources():
    """What the pages' template takes: the look of panels, and the module that wakes them."""
    return {"panel_css": moving.Moving._css.default_value, "panel_js": MODULE.read_text(encoding="utf-8") + "\nhydrate();"}
