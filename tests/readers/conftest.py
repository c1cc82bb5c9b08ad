"""Archives as Statistics Canada packs them, from the specimens; small workbooks."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

SPECIMENS = Path(__file__).parents[1] / "specimens" / "statcan"


@pytest.fixture
def statcan():
    """Return the folder of the specimens in Statistics Canada's formats."""
    return SPECIMENS


@pytest.fixture
def pack(tmp_path):
    """Return a function that writes a ZIP whose members are packed on 2024-03-07."""

    def write(name, members):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                about = zipfile.ZipInfo(member, (2024, 3, 7, 8, 30, 0))
                archive.writestr(about, content)
        return path

    return write


@pytest.fixture
def table_zip(pack):
    """Return a function that packs a specimen and its metadata as the agency does."""

    def write(number, lang):
        members = {
            f"{number}.csv": SPECIMENS / f"{number}-{lang}.csv",
            f"{number}_MetaData.csv": SPECIMENS / f"{number}_MetaData-{lang}.csv",
        }
        read = {name: path.read_bytes() for name, path in members.items()}
        return pack(f"{number}-{lang}.zip", read)

    return write


@pytest.fixture
def book(tmp_path):
    """Return a function that writes rows of cells as a workbook."""

    def write(rows, name="anything.xlsx", sheets=1):
        whole = Workbook()
        for row in rows:
            whole.active.append(row)
        for number in range(1, sheets):
            whole.create_sheet(f"sheet {number}")
        path = tmp_path / name
        whole.save(path)
        return path

    return write
