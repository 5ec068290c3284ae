"""Where this repository lives, said once, and the addresses that follow: python -m lrnotes.publish.address OWNER/REPO

puts yours in the place of the one before, here, in README.md and in the notebooks.
"""

import re
import sys
from pathlib import Path

REPOSITORY = "OWNER/REPO"
ROOT = Path(__file__).parents[2]


def github(repository=REPOSITORY):
    return f"https://github.com/{repository}"


def binder(path="", repository=REPOSITORY):
    """Opens a notebook, or the folder of all, on Binder."""
    return f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/notebooks/{path}"


def colab(path, repository=REPOSITORY):
    """Opens a notebook, alone, on Colab."""
    return f"https://colab.research.google.com/github/{repository}/blob/main/notebooks/{path}"


def page(name, repository=REPOSITORY):
    """The static page of that name, as `.github/workflows/pages.yml` publishes it."""
    owner, _, repo = repository.partition("/")
    return f"https://{owner}.github.io/{repo}/{name}.html"


def archive(repository=REPOSITORY):
    """What pip installs lrnotes from where there is no copy of the repository; it asks for no Git."""
    return f"{github(repository)}/archive/main.zip"


def files(root):
    """The files in which addresses of the repository stand."""
    return [root / "lrnotes/publish/address.py", root / "README.md", *sorted((root / "notebooks").glob("*.ipynb"))]


def move(repository, root=ROOT, before=REPOSITORY):
    """Put the name of a repository in the place of the one `before` in all addresses.

    Raises ValueError if it is no name of the form OWNER/REPO.
    """
    if not re.fullmatch(r"[\w-]+/[\w.-]+", repository):
        raise ValueError(f"a repository is named OWNER/REPO, got {repository!r}")
    (old_owner, old), (owner, new) = before.split("/"), repository.split("/")
    forms = {
        rf"(?<![\w-]){re.escape(before)}(?![\w-])": repository,
        re.escape(f"{old_owner}%2F{old}&"): f"{owner}%2F{new}&",  # in an address inside another
        re.escape(f"%2Ftree%2F{old}%2F"): f"%2Ftree%2F{new}%2F",
        re.escape(page("", before).removesuffix(".html")): page("", repository).removesuffix(".html"),
    }
    here, *others = files(root)
    texts = {here: here.read_text(encoding="utf-8").replace(f'REPOSITORY = "{before}"', f'REPOSITORY = "{repository}"')}
    for file in others:
        texts[file] = file.read_text(encoding="utf-8")
        for form, other in forms.items():
            texts[file] = re.sub(form, lambda _, other=other: other, texts[file])
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    move(sys.argv[1])
