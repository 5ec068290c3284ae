"""Files that are no tables of text: what they are, and the one line of pandas that reads them."""

import importlib
import io
import re
from pathlib import Path

PACKED = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ\0": "lzma"}  # how it begins, and what unpacks it
OTHERS = (  # how it begins, what it is, what reads it
    (b"\xd0\xcf\x11\xe0", "an Excel workbook", "read_excel"),
    (b"PAR1", "a Parquet file", "read_parquet"),
    (b"ARROW1", "a Feather file", "read_feather"),
    (b"$FL", "an SPSS file", "read_spss"),
    (b"<stata_dta>", "a Stata file", "read_stata"),
    (b"HEADER RECORD", "a SAS transport file", "read_sas"),
    (b"\x89HDF", "an HDF file", "read_hdf"),
    (b"\x80\x04\x95", "a pickle", "read_pickle"),
    (b"RDX", "an R workspace", None),
    (b"%PDF", "a PDF", None),
    (b"%TDF", "a PDF", None),
)


def contents(source):
    """The bytes of a file, an address or what is open, unpacked if they are compressed; a name for messages.

    Raises FileNotFoundError if there is no such file, and ValueError if it holds no table of text.
    """
    name, data = _bytes(source)
    for start, module in PACKED.items():
        if data.startswith(start):
            data = importlib.import_module(module).decompress(data)  # here and not above: few files are packed
            break
    if data.startswith(b"PK\3\4"):
        data = _from_zip(name, data)
    for start, what, reader in OTHERS:
        if data.startswith(start):
            raise ValueError(_other(name, what, reader))
    begin = data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype", b"<html")):
        raise ValueError(f"{name} is a web page, not a table: download the file itself (on GitHub through the button Raw)")
    if re.match(rb'[\[{]\s*["{\[]', begin):
        raise ValueError(_other(name, "a JSON file", "read_json"))
    return name, data


def _bytes(source):
    if hasattr(source, "read"):
        data = source.read()
        return str(getattr(source, "name", "the file")), data.encode() if isinstance(data, str) else data
    if re.match(r"(https?|ftp|file)://", str(source)):
        from urllib.request import urlopen

        with urlopen(str(source)) as answer:
            return str(source), answer.read()
    path = Path(source)
    if path.is_dir():
        raise ValueError(f"{path} is a folder: name a file in it")
    if not path.exists():
        folder = path.parent
        import difflib

        beside = difflib.get_close_matches(path.name, [file.name for file in folder.iterdir()] if folder.is_dir() else [], n=1)
        hint = f"did you mean {str(folder / beside[0])!r}?" if beside else "see that the name and the folder are right"
        raise FileNotFoundError(f"there is no file {path.name!r} in {folder.absolute()}: {hint}")
    return str(source), path.read_bytes()


def _from_zip(name, data):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = [each for each in archive.namelist() if not each.endswith("/") and not each.startswith("__MACOSX")]
        if "[Content_Types].xml" in inside or "mimetype" in inside:
            raise ValueError(_other(name, "a workbook" if "mimetype" in inside else "an Excel workbook", "read_excel"))
        if len(inside) != 1:
            raise ValueError(f"{name} is an archive of {len(inside)} files: unpack it and name the one that you want")
        return archive.read(inside[0])


def _other(name, what, reader):
    if reader is None:
        return f"{name} is {what}, not a table of text: save the table as CSV UTF-8"
    return (
        f"{name} is {what}, not a table of text: data.from_frame(pandas.{reader}({name!r}), target=...) takes it, or save it as CSV UTF-8"
    )
