"""Writes fixtures/published.json: what the files in ../fixtures/real/published hold. Standard library only. See README.md.

A second reading of the same files, written from their look and not from the dialects: each file's table is cut out by the
place where it stands, and every value counted and kept with the words beside it.
"""

import csv
import json
import re
import zipfile
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
FILES = HERE.parent / "fixtures" / "real" / "published"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def table(name, delimiter=","):
    """Rows of a text file with the line on which each ends, as csv counts lines."""
    with open(FILES / name, newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file, delimiter=delimiter)
        return [(reader.line_num, [cell.strip() for cell in row]) for row in reader]


def sheets(name):
    """Each visible sheet's rows as {column: text}, by its name and in its order, from the workbook's own XML."""
    with zipfile.ZipFile(FILES / name) as archive:
        def tree(path):
            return ElementTree.fromstring(archive.read(path))

        texts = ["".join(part.text or "" for part in item.iter(MAIN + "t")) for item in tree("xl/sharedStrings.xml")]
        links = {each.get("Id"): each.get("Target") for each in tree("xl/_rels/workbook.xml.rels")}
        for sheet in tree("xl/workbook.xml").find(MAIN + "sheets"):
            target = links[sheet.get(LINK)]
            rows = {}
            for row in tree(target.lstrip("/") if target.startswith("/") else f"xl/{target}").iter(MAIN + "row"):
                cells = {}
                for cell in row.iter(MAIN + "c"):
                    value = cell.findtext(MAIN + "v")
                    if value is None:
                        continue
                    column = re.match(r"[A-Z]+", cell.get("r")).group()
                    cells[column] = texts[int(value)].strip() if cell.get("t") == "s" else value.strip()
                rows[int(row.get("r"))] = cells
            yield sheet.get("name"), rows


def number(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def summary(values, spots):
    """values: (row, area, code, period, series, text). Spots: places in the list, given whole."""
    numbers = [each for each in (number(value[5]) for value in values) if each is not None]
    return {
        "values": len(values),
        "numbers": len(numbers),
        "sum": float(sum(numbers)),
        "markers": dict(Counter(value[5] for value in values if number(value[5]) is None)),
        "areas": len({(value[1], value[2]) for value in values}),
        "periods": sorted({value[3] for value in values}),
        "series": dict(Counter(value[4] for value in values)),
        "spots": [dict(zip(("row", "area", "code", "period", "series", "text"), values[at])) for at in spots],
    }


def spread(values, many=7):
    """Some places over the whole list, its ends among them."""
    last = len(values) - 1
    return summary(values, sorted({round(last * i / (many - 1)) for i in range(many)}))


def eurostat():
    (_, head), *rows = table("eurostat-edat-lfse-04-excerpt.tsv", "\t")
    values = []
    for line, (packed, *cells) in rows:
        freq, sex, isced, age, unit, geo = packed.split(",")
        for period, cell in zip(head[1:], cells):
            values.append((line, geo, geo, period, f"sex {sex}, isced11 {isced}, age {age}", cell))
    # A flag after a number belongs to it: numbers are summed without.
    plain = [(*value[:5], value[5].split(" ")[0]) for value in values]
    return {**spread(plain), "flags": dict(Counter(value[5].partition(" ")[2] for value in values))}


def nomis_values(rows):
    """From the line after number/Flags/conf to the legend; rows as (line, cells in order)."""
    at = next(i for i, (_, cells) in enumerate(rows) if cells[1:4] == ["number", "Flags", "conf"])
    periods = rows[at - 1][1]
    series = next(cells[1] for _, cells in rows if cells and cells[0] == "cell")
    counted = " ".join(series[series.index("(") + 1 : series.rindex(")")].split())
    values, margins = [], Counter()
    for line, cells in rows[at + 1 :]:
        # Notes have a colon too, and nothing beside it.
        if not cells or ":" not in cells[0] or len(cells) < 3 or cells[1] == "":
            continue
        kind, name = cells[0].split(":", 1)
        area = f"{name} (LEP)" if kind == "lep" else name
        for column in range(1, len(periods), 3):
            values.append((line, area, None, periods[column], counted, cells[column]))
            margins[bool(cells[column + 2])] += int(number(cells[column + 2]) or 0)
    return {**spread(values), "margins": margins[True]}


def nomis_csv():
    return nomis_values(table("nomis-aps-employment-2022.csv"))


COLUMNS = [chr(65 + i) for i in range(26)]


def nomis_workbook():
    rows = dict(sheets("nomis-aps-employment-2022.xlsx"))["Data"]
    return nomis_values([(line, [cells.get(column, "") for column in COLUMNS[:16]]) for line, cells in rows.items()])


def business_demography():
    """Tables with a code in column A. Table 6.1 has the codes of its first rows beside other names: they are not compared."""
    found, left_out = {}, []
    for name, rows in sheets("ons-business-demography-2022.xlsx"):
        if not name.startswith("Table"):
            continue
        body = [line for line, cells in rows.items() if re.fullmatch(r"[A-Z]\d{8}", cells.get("A", ""))]
        if not body:
            left_out.append(name)
            continue
        headings = rows[body[0] - 1]
        title = rows[1]["A"]
        year = re.search(r"\b20\d\d\b", f"{headings.get('C', '')} {rows[body[0] - 2].get('C', '')} {title}").group()
        values = []
        for line in body:
            for column, heading in headings.items():
                words = " ".join(heading.split())
                if column in "AB" or not words:
                    continue
                is_year = re.fullmatch(r"20\d\d", words) is not None
                what = words if not is_year else "Births" if "Survival" in title else "Count"
                area = rows[line]["B"].rstrip("* ")
                code = None if name == "Table 6.1" else rows[line]["A"]
                text = rows[line].get(column, "")
                values.append((line, area, code, words if is_year else year, re.sub(r"^20\d\d ", "", what), text))
        found[name] = spread(values, 5)
    return {"sheets": found, "leftOut": left_out}


def subnational(name):
    rows = table(name)
    series, period = rows[0][1][1], rows[1][1][1]
    at = next(i for i, (_, cells) in enumerate(rows) if cells[0] == "Area Code")
    return spread([(line, cells[1], cells[0], period, series, cells[2]) for line, cells in rows[at + 1 :] if cells and cells[0]])


def tidy(name):
    (_, head), *rows = table(name)
    values = []
    for line, cells in rows:
        row = dict(zip(head, cells))
        series = f"{row['indicator']} | {row['measure']}"
        values.append((line, row["area_name"], row["area_code"], row["period"], series, row["value"]))
    return spread(values)


def panel():
    (_, head), *rows = table("uk-ghg-domestic-transport-panel.csv")
    values = []
    for line, (code, area, year, *cells) in rows:
        values += [(line, area, code, year, heading, cell) for heading, cell in zip(head[3:], cells)]
    return spread(values)


def warwickshire():
    (_, head), *rows = table("warwickshire-under-18-conceptions-2001-2007.csv")
    values = []
    for line, cells in rows:
        if cells and cells[0]:
            values += [(line, cells[0], None, period, "", cell) for period, cell in zip(head[1:], cells[1:])]
    return spread(values)


def sdmx(name, series):
    """Two values of one series each; no dimension is an area."""
    (_, head), *rows = table(name)
    at = {heading.split(":")[0]: place for place, heading in enumerate(head)}
    return spread([(line, "", None, cells[at["DIM_3"]], series(cells), cells[at["OBS_VALUE"]]) for line, cells in rows], 2)


found = {
    "eurostat-edat-lfse-04-excerpt.tsv": eurostat(),
    "nomis-aps-employment-2022.csv": nomis_csv(),
    "nomis-aps-employment-2022.xlsx": nomis_workbook(),
    "ons-business-demography-2022.xlsx": business_demography(),
    "uk-ghg-domestic-transport-panel.csv": panel(),
    "warwickshire-under-18-conceptions-2001-2007.csv": warwickshire(),
}
found["sdmx-csv-01.csv"] = sdmx("sdmx-csv-01.csv", lambda cells: f"NA_MAIN · DIM_1 {cells[3]} · DIM_2 {cells[4]}")
found["sdmx-csv-05.csv"] = sdmx("sdmx-csv-05.csv", lambda cells: " · ".join(cell.split(": ")[1] for cell in (cells[1], *cells[3:5])))
for path in sorted(FILES.glob("ons-subnational-*.csv")):
    found[path.name] = subnational(path.name)
for path in sorted(FILES.glob("trafford-*.csv")):
    found[path.name] = tidy(path.name)
(HERE / "fixtures" / "published.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
