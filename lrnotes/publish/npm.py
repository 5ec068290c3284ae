"""Files of packages of the npm registry."""

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path


def fetch(package, wanted, folder):
    """Those files of a package of the npm registry whose paths match the expression `wanted`."""
    with tempfile.TemporaryDirectory() as temporary:
        subprocess.run(["npm", "pack", package, "--silent"], cwd=temporary, check=True, stdout=subprocess.DEVNULL)
        (tarball,) = Path(temporary).iterdir()
        with tarfile.open(tarball) as archive:
            for member in archive:
                inside = member.name.removeprefix("package/")
                if member.isfile() and re.fullmatch(wanted, inside):
                    target = folder / inside
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.extractfile(member).read())
