"""What a page loads once its first panel moves: formulas, then, where there are any, the widgets that turn a stepper's lines."""

import json

MATHJAX = r"""<script type="text/x-mathjax-config">
MathJax.Hub.Config({
    TeX: { equationNumbers: { autoNumber: "AMS", useLabelIds: true } },
    tex2jax: { inlineMath: [["$", "$"], ["\\(", "\\)"]], displayMath: [["$$", "$$"], ["\\[", "\\]"]], processEscapes: true },
    displayAlign: "center",
    messageStyle: "none",
    CommonHTML: { linebreaks: { automatic: true } },
});
MathJax.Hub.Register.StartupHook("End", () => (window.requestIdleCallback || setTimeout)(() => {  // formulas for print come last
    document.querySelectorAll(".instead").forEach(each => {
        each.classList.remove("tex2jax_ignore");
        MathJax.Hub.Queue(["Typeset", MathJax.Hub, each]);
    });
}));
</script>"""
LOAD = """<script>
addEventListener("load", () => SOURCES.forEach((src, i, { length }) => {
    const script = document.createElement("script");
    Object.assign(script, { src, async: false });  // one after the other: widgets look for MathJax
    if (i && i === length - 1) script.onload = () => dispatchEvent(new Event("load"));  // which the widgets wait for
    document.body.append(script);
}), { once: true });
</script>"""


def load(mathjax, widgets=None):
    """The script that loads the two after everything else; the arguments are their addresses."""
    return LOAD.replace("SOURCES", json.dumps([mathjax, *([widgets] if widgets else [])]))
