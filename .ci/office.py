#!/usr/bin/env python3
"""Lays the text of a plan out in Word, as offices do, and notes which lines became what.

usage: office.py make PLAN.txt GOLD.json MANNER OUT.docx      also writes OUT.map
       office.py back GOT.json TEXT.txt OUT.map               the target set with the lines of PLAN.txt
       office.py compare FIRST.score SECOND.score             fails where the second is worse by more than 1%
       office.py same FIRST.json SECOND.json                  fails where two target sets differ but in where things stand

Manners: lines (each line a paragraph, as text that was pasted), paragraphs (wrapped lines joined, rows
of tabs as tables, the head in two columns), lists (the same with numbers and bullets made by Word, and
the letters decomposed), tables (the same with the targets by stages as a Word table; ends with 3 where
the plan has none).
"""
import json, re, sys, unicodedata

BULLET = re.compile(r"^([-+•])\s+(?=\S)")
NUMBER = re.compile(r"^(\d{1,2})\.\s+(?=\S)")
ROMAN = re.compile(r"^([IVX]{1,5})\.\s+(?=\S)")
LETTER = re.compile(r"^([a-e])\)\s+(?=\S)")
NUMERALS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def marked(line):
    return any(mark.match(line) for mark in (BULLET, NUMBER, ROMAN, LETTER)) or re.match(r"^(\d+\.)+\d*\s", line)


def blocks(lines, manner, rows):
    """(kind, text or cells, first line, last line), in order; `rows` are put in for the lines they cover."""
    out = []
    covered = range(min(rows), max(last for _, last in rows.values()) + 1) if rows else ()
    for number, line in enumerate(lines, 1):
        if number in rows:
            cells, last = rows[number]
            out.append(("row", cells, number, last))
        elif number in covered:
            continue
        elif not line.strip():
            out.append(("blank", "", number, number))
        elif manner != "lines" and "\t" in line:
            out.append(("row", [cell.strip() for cell in line.split("\t")], number, number))
        elif manner != "lines" and out and joins(out[-1], line, lines[number - 2]):
            _, text, first, _ = out[-1]
            out[-1] = ("text", text.rstrip() + " " + line.strip(), first, number)
        else:
            out.append(("text", line.strip(), number, number))
    return out


def joins(before, line, last):
    """Whether a line surely goes on with the one before it: that is full and ends no sentence."""
    start = line.strip()
    if before[0] != "text" or marked(start) or re.search(r"[.;:!?]$", before[1].rstrip()):
        return False
    return len(last.strip()) >= 60 and not start.isupper()


def rows_of(gold, lines):
    """The table of targets by stages that the text had flattened: first line → cells and last line."""
    staged = [target for target in gold["targets"] if target.get("row") and target.get("year")]
    years = sorted({target["year"] for target in staged})
    if len(years) < 2:
        return {}
    top = min(target["lines"][0] for target in staged)
    head = max(at for at in range(1, top) if re.match(r"S?TT\b", lines[at - 1]))
    rows = {}
    for target in staged:
        rows.setdefault((*target["lines"], target["label"]), []).append(target)
    found = {head: (["TT", "Chỉ tiêu", *(f"Năm {year}" for year in years), "Cơ quan chủ trì"], top - 1)}
    for (first, last, label), targets in sorted(rows.items()):
        cells = {target["year"]: printed(target) for target in targets}
        row = [targets[0]["row"], label, *(cells.get(year, "") for year in years), targets[0].get("owner") or ""]
        # Two targets of one row of the text are two rows here, one line apart.
        while first in found:
            first += 1
        found[first] = (row, max(first, last))
    return found


def printed(target):
    sign = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}.get(target["op"], "")
    if target.get("value") is None:
        return target.get("text") or ""
    value, unit = str(target["value"]).replace(".", ","), target.get("unit") or ""
    return f"{sign}{value}{unit if unit.startswith('%') else ' ' + unit}".strip()


class Lists:
    """Numbers made by Word: one list goes on while its numbers do."""

    def __init__(self, plan):
        self.root = plan.part.numbering_part.element
        self.open, self.next = {}, 1 + max([int(n.get(qn("w:numId"))) for n in self.root.findall(qn("w:num"))] or [0])
        base = 900
        self.kinds = {}
        for kind, fmt, text in (("-", "bullet", "-"), ("+", "bullet", "+"), ("•", "bullet", "•"),
                                ("1", "decimal", "%1."), ("I", "upperRoman", "%1."), ("a", "lowerLetter", "%1)")):
            abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{base}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                                 f'<w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>')
            first = self.root.find(qn("w:num"))
            first.addprevious(abstract) if first is not None else self.root.append(abstract)
            self.kinds[kind] = base
            base += 1

    def label(self, text):
        """(list, rest of the text), or none."""
        for mark, kind, value in ((BULLET, None, lambda m: 0), (NUMBER, "1", lambda m: int(m[1])),
                                  (ROMAN, "I", lambda m: NUMERALS.index(m[1]) if m[1] in NUMERALS else -1),
                                  (LETTER, "a", lambda m: ord(m[1]) - 96)):
            found = mark.match(text)
            if found and value(found) >= 0:
                return self.number(kind or found[1], value(found)), text[found.end():]
        return None

    def number(self, kind, value):
        if kind in self.open and (value == 0 or self.open[kind][1] + 1 == value):
            self.open[kind] = (self.open[kind][0], value)
            return self.open[kind][0]
        start = "" if value == 0 else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        self.root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.next}"><w:abstractNumId w:val="{self.kinds[kind]}"/>{start}</w:num>'))
        self.open[kind] = (self.next, value)
        self.next += 1
        return self.next - 1


def make(plan_path, gold_path, manner, out):
    global qn, parse_xml, nsdecls
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Pt
    lines = open(plan_path, encoding="utf-8").read().splitlines()
    stages = rows_of(json.load(open(gold_path, encoding="utf-8")), lines) if manner == "tables" else {}
    if manner == "tables" and not stages:
        sys.exit(3)
    taken = blocks(lines, manner, stages)
    plan = docx.Document()
    plan.styles["Normal"].font.name, plan.styles["Normal"].font.size = "Times New Roman", Pt(13)
    lists = Lists(plan) if manner in ("lists", "tables") else None
    shape = (lambda text: unicodedata.normalize("NFD", text)) if manner in ("lists", "tables") else (lambda text: text)
    kept, at = [], 0
    if manner != "lines":
        at = two_columns(plan, taken, kept, shape)
    while at < len(taken):
        kind, text, first, last = taken[at]
        if kind != "row":
            write(plan, shape(text), lists)
            if kind == "text":
                kept.append((first, last))
            at += 1
            continue
        rows = []
        while at < len(taken) and taken[at][0] in ("row", "blank"):
            if taken[at][0] == "row":
                rows.append(taken[at])
            at += 1
        width = max(len(cells) for _, cells, _, _ in rows)
        table = plan.add_table(len(rows), width, style="Table Grid")
        for place, (_, cells, first, last) in enumerate(rows):
            for cell, text in zip(table.rows[place].cells, cells):
                cell.text = shape(text)
            if any(cells):
                kept.append((first, last))
        plan.add_paragraph()
    plan.save(out)
    json.dump(kept, open(out + ".map", "w"))


def two_columns(plan, taken, kept, shape):
    """The lines above the title, side by side as in every letter."""
    title = next((at for at, block in enumerate(taken) if block[1] and "KẾ HOẠCH" in block[1]), 0)
    above = [block for block in taken[:title] if block[0] == "text"]
    if not above:
        return title
    table = plan.add_table(1, 2)
    half = (len(above) + 1) // 2
    for cell, part in zip(table.rows[0].cells, (above[:half], above[half:])):
        cell.text = shape("\n".join(text for _, text, _, _ in part))
        kept.extend((first, last) for _, _, first, last in part)
    return title


def write(plan, text, lists):
    label = lists and lists.label(text)
    paragraph = plan.add_paragraph(label[1] if label else text)
    if label:
        props = paragraph._p.get_or_add_pPr()
        props.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{label[0]}"/></w:numPr>'))


def back(got_path, text_path, map_path):
    got = json.load(open(got_path, encoding="utf-8"))
    kept = json.load(open(map_path))
    filled = [number for number, line in enumerate(open(text_path, encoding="utf-8").read().split("\n"), 1) if line.strip()]
    if len(filled) != len(kept):
        sys.exit(f"{text_path}: {len(filled)} lines were read of {len(kept)} that were written")
    of = dict(zip(filled, kept))
    for name in ("basis", "mentions", "targets", "task_targets", "baselines", "tasks"):
        for entry in got.get(name) or []:
            if entry.get("lines"):
                entry["lines"] = [of[entry["lines"][0]][0], of[entry["lines"][1]][1]]
    json.dump(got, sys.stdout, ensure_ascii=False)


def compare(first, second):
    overall = lambda path: float(re.search(r"overall exact F1.*: ([\d.]+)", open(path, encoding="utf-8").read())[1])
    one, two = overall(first), overall(second)
    print(f"   exact F1 {one:.3f} from the text, {two:.3f} from the file")
    if two < one - 0.01:
        sys.exit(1)


def same(first, second):
    def bare(value):
        if isinstance(value, dict):
            return {name: bare(inner) for name, inner in value.items() if name not in ("lines", "place")}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    one, two = (bare(json.load(open(path, encoding="utf-8"))) for path in (first, second))
    differ = sorted(name for name in {*one, *two} if one.get(name) != two.get(name))
    if differ:
        sys.exit("   another " + ", ".join(differ))


if __name__ == "__main__":
    {"make": make, "back": back, "compare": compare, "same": same}[sys.argv[1]](*sys.argv[2:])
