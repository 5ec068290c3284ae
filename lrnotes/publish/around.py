"""What stands around a notebook on its page: where one is, the doors to Python, the sections at the side, and what replaces widgets.

Without JavaScript and in print a stepper is all its lines, which the notebook holds for readers with no widgets.
"""

import re

from . import address, course

PLACEHOLDER = "/".join(("OWNER", "REPO"))  # nobody lives there
HEAD = '<script>document.documentElement.classList.add("js")</script>'
CSS = """
.js .instead, html:not(.js) .jupyter-widgets:has(+ .instead) { display: none }
.jp-OutputArea-child:has(> .instead) { display: block }
.instead { max-width: 46rem }
.lr-sections { display: none }
@media (min-width: 1300px) {
    body.jp-Notebook.with-sections { margin-left: max(250px, (100vw - 1060px) / 2) }
    .lr-sections { display: block; position: fixed; inset: 1rem auto 1rem 1rem; width: 220px; overflow-y: auto; font-size: 0.85rem }
    .with-sections main { padding-bottom: 80vh }
    .lr-sections ol { list-style: none; margin: 0; padding: 0 }
    .lr-sections a { display: block; padding: 3px 8px; border-left: 3px solid transparent; text-decoration: none }
    .lr-sections a[aria-current] { border-color: currentColor; font-weight: bold }
}
@media print {
    .js .instead { display: block }
    .lr-sections, .jupyter-widgets:has(+ .instead) { display: none }
    body.jp-Notebook.with-sections { margin: 0 }
    .with-sections main { padding-bottom: 0 }
}
"""
INSTEAD = """{% block data_widget_view scoped %}{{ super() }}{% if output.data['text/markdown'] %}
<div class="instead jp-RenderedHTMLCommon tex2jax_ignore">{{ output.data['text/markdown'] | markdown2html }}</div>{% endif %}{% endblock %}
"""
FOOT = """<script>
{
    const heads = [...document.querySelectorAll("main h2[id]")];
    if (heads.length > 2) {
        const nav = document.createElement("nav"), list = document.createElement("ol");
        nav.className = "lr-sections";
        nav.setAttribute("aria-label", "Sections");
        const links = heads.map(head => {
            const link = document.createElement("a");
            link.href = "#" + head.id;
            link.textContent = head.firstChild.textContent;
            list.appendChild(document.createElement("li")).appendChild(link);
            return link;
        });
        nav.append(list);
        document.body.prepend(nav);
        document.body.classList.add("with-sections");
        const mark = () => {
            const at = heads.findLastIndex(head => head.getBoundingClientRect().top < innerHeight * 0.15);
            links.forEach((link, i) => i === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
        };
        const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -85% 0px" });
        heads.forEach(head => observer.observe(head));
    }
}
</script>"""


def arrange(notebook, name, repository=None, lite=False):
    """Make of a notebook that has run what stands on its page; nothing of it speaks of JupyterLab's menus.

    `repository` is OWNER/REPO on GitHub, if it is there; `lite` says whether JupyterLite stands beside the pages.
    """
    kept = []
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if "no slider" in tags or "where" in tags and cell.cell_type == "code":
            continue
        if "where" in tags:
            cell.source = course.end(name, ".html") if cell.source.startswith("## Next") else top(name, repository, lite)
        if cell.cell_type == "markdown":
            cell.source = re.sub(r' ?<span class="lab">.*?</span>', "", cell.source)
        kept.append(cell)
    notebook.cells = kept


def top(name, repository, lite):
    """Where the reader is, and where there is Python, as Markdown."""
    file = f"{name}.ipynb"
    doors = [f"[the notebook's file](./{file})"]
    if lite:
        doors.insert(0, f"[in this browser](lite/lab/index.html?path={file})")
    if repository:
        doors = [f"[Binder]({address.binder(file, repository)})", f"[Colab]({address.colab(file, repository)})", *doors]
    return f"{course.place(name, '.html', 'index.html')}\n\nWith Python, to change things and to answer: {' · '.join(doors)}"


def known(repository):
    """The repository, or None for the one that only stands for a name."""
    return None if repository == PLACEHOLDER else repository
