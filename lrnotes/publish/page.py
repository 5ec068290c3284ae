"""How a page of the site looks: nbconvert's template for JupyterLab, with panels that move and the page's own dark theme."""

import base64
import hashlib
import io
import re

from jinja2 import DictLoader
from nbconvert import HTMLExporter
from PIL import Image

from . import around, late

PAGE = """{% extends "lab/index.html.j2" %}
{% block html_head_js_requirejs %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
{% block html_head_js_mathjax %}{{ late.MATHJAX }}{% endblock %}
{% block jupyter_widgets %}{% endblock %}
{% block html_head_css %}
{{ resources.include_css("static/theme-dark.css") | replace("<style", '<style media="(prefers-color-scheme: dark)"') }}
<style>
body.jp-Notebook { max-width: 1060px; margin: 0 auto; padding: 1rem; overflow: visible }
body.jp-Notebook .jp-MarkdownOutput { display: block; max-width: 46rem; box-sizing: border-box }
nav a { color: var(--jp-content-link-color) }
nav a, .jp-MarkdownOutput a:not(.anchor-link) { text-decoration: underline }
nav, .jupyter-widgets { font-family: var(--jp-content-font-family); font-size: var(--jp-content-font-size1) }
.jupyter-widgets pre { font-family: var(--jp-code-font-family) }
.jupyter-widgets pre, .jp-OutputArea-output pre, .highlight pre { white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere }
.widget-hbox { flex-wrap: wrap }
.jp-MarkdownOutput img { max-width: 100% }
@media (prefers-color-scheme: light) { body.jp-Notebook { --jp-cell-editor-background: white } }
@media (prefers-color-scheme: dark) { body.jp-Notebook { --jp-mirror-editor-comment-color: #6aadad;  /* JupyterLab's own are too dark */
 --jp-mirror-editor-operator-color: #c78bff; --jp-mirror-editor-meta-color: #c78bff; --jp-mirror-editor-def-color: #64b5f6 } }
{{ resources.panel_css }}
{% if nb.metadata.home %}main { max-width: 46rem; margin: 0 auto }{% endif %}
{{ around.CSS }}
</style>{{ around.HEAD }}
{% if "widgets" in nb.metadata %}<script type="module" async>{{ resources.panel_js }}</script>{% endif %}{% endblock %}
{% block body_header %}{{ super() }}<script>
const dark = matchMedia("(prefers-color-scheme: dark)"), follow = () => { document.body.dataset.jpThemeLight = !dark.matches; };
dark.addEventListener("change", follow);
follow();
</script>{% if not nb.metadata.home %}<nav><a href="index.html">All notebooks</a></nav>{% endif %}{% endblock %}
{% block body_footer %}{% if not nb.metadata.home %}{{ around.FOOT }}{% endif %}{{ super() }}{% endblock %}
{% block footer_js %}{{ super() }}{{ late.load(*libraries if resources.widgets else libraries[:1]) }}{% endblock %}
{% block data_svg scoped %}<div class="lr-drawing jp-OutputArea-output"><div class="lr-picture">
{{ output.data['image/svg+xml'] }}</div></div>{% endblock %}
{% block data_png scoped %}<div class="jp-RenderedImage jp-OutputArea-output"><img loading="lazy"
 alt="{{ output | get_metadata('alt', 'image/png') | e }}" width="{{ output | get_metadata('width', 'image/png') }}"
 src="{{ output.data['image/png'] | webp }}"></div>{% endblock %}
"""
PAGE += around.INSTEAD


def page_exporter(widgets, mathjax):
    """What turns a notebook into a page; the two are addresses of the widget manager and of MathJax."""
    exporter = HTMLExporter(
        extra_loaders=[DictLoader({"page.html.j2": PAGE})],
        template_file="page.html.j2",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    exporter.register_filter("webp", webp)
    exporter.environment.globals.update(around=around, late=late, libraries=(mathjax, widgets))
    return exporter


def set_pictures_aside(html, folder, name):
    """The page with its WebP pictures in files of the folder `name` beside it, which a browser loads when they come near."""

    def write(found):
        data = base64.b64decode(found[1])
        path = folder / name / f"{hashlib.sha256(data).hexdigest()[:12]}.webp"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return f'src="{name}/{path.name}"'

    return re.sub(r'src="data:image/webp;base64,([^"]+)"', write, html)


def webp(png):
    """The same pixels in 3/5 of the bytes. WebP takes ten times longer to write than PNG, so only pages that are read often have it."""
    data = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(png))).convert("RGBA").save(data, "WEBP", lossless=True, method=2)
    return f"data:image/webp;base64,{base64.b64encode(data.getvalue()).decode()}"
