"""Lays the text of a plan out as a Word file: lay_out.py MANNER TEXT DOCX [ANNOTATION.json]

With an annotation the tables of annexes, whose borders the text has lost, are made again of it.

ruled    justified 14 pt with indented first lines, ruled tables, the head in two columns, page numbers
open     tables without rulings, the head parted by a tab, a running head on every page
mixed    as ruled, in a font that lacks most Vietnamese letters
wide     a landscape page in two sizes of letters, the text decomposed (NFD), page x of y below
"""

import json
import re
import sys
import unicodedata

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

MARKER = re.compile(r"^([-–+•*]|\(?[0-9IVXLa-zđ]{1,5}[.)]|[A-Z][.)]|\d+(\.\d+)+\.?|Phần|PHẦN|Phụ lục|PHỤ LỤC|Điều|Căn cứ|Thực hiện|Theo đề nghị)(?=\s|$)")


SIGNS = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}


def bare(token):
    return token.strip().rstrip(".,;")


def spots(tokens, phrase, taken):
    """Where the words of a phrase stand among others, in its order and not far apart."""
    wanted = [bare(word) for word in phrase.split()]
    for start in range(len(tokens)):
        found = []
        for at in range(start, min(len(tokens), start + 3 * len(wanted))):
            if len(found) < len(wanted) and at not in taken and bare(tokens[at]) == wanted[len(found)]:
                found.append(at)
            elif not found:
                break
        if found and len(found) == len(wanted):
            return found
    return []


def joined(tokens):
    """Words with a blank between them, a number that was broken at its dash in one."""
    return "".join(token.strip() + ("" if re.search(r"\w[-/] *\n", token) else " ") for token in tokens).strip()


def without_heads(tokens, head):
    """Words without the head that each page of the source repeats."""
    out, at = [], 0
    while at < len(tokens):
        same = 0
        while same < len(head) and at + same < len(tokens) and tokens[at + same].strip() == head[same]:
            same += 1
        if same < 3:
            out.append(tokens[at])
        at += same if same >= 3 else 1
    return out


def cells(task, lines, head):
    """The cells of a task: those annotated, the name up to its end, and what else its lines say."""
    spaced = sum(not line.strip() for line in lines[1::2]) > len(lines) // 3
    text = "\n".join(line for line in lines if line.strip()) if spaced else "\n".join(lines)
    # A word keeps the end of its line or cell behind it.
    tokens = without_heads(re.findall(r"\S+(?: *\n\s*|  +)?", text.strip()), head)
    if tokens and bare(tokens[0]) == task["row"]:
        tokens = tokens[1:]
    name = spots(tokens, task["name"], ())
    taken, end = set(name), max(name, default=-1) + 1
    for phrase in (task.get("owner"), task.get("deadline")):
        taken.update(spots(tokens, phrase or "", taken))
    # An annotated name that ends within a line is not the whole: its cell goes on.
    whole = not end or re.search(r"\n|  ", tokens[end - 1])
    while not whole and end < len(tokens) and end not in taken:
        whole = re.search(r"\n *\n|  ", tokens[end])
        end += 1
    rest = [at for at in range(end, len(tokens)) if at not in taken]
    first = min((at for at in taken if at >= end), default=len(tokens))
    asked = joined(tokens[at] for at in rest if at < first)
    other = joined(tokens[at] for at in rest if at > first)
    named = joined(tokens[:end]) or task["name"]
    return [task["row"], named, asked, task.get("deadline") or "", task.get("owner") or "", other]


def start_of_table(lines, first):
    """The line that begins the head of the table whose rows begin there."""
    start = first - 1
    while not re.match(r" *S?TT\b", lines[start]):
        start -= 1
    return start


def annexes(annotation, lines):
    """The tables of annexes: the lines they take in the text, their rows, how many are the head."""
    tasks = annotation.get("tasks") or []
    if tasks:
        first = tasks[0]["lines"][0]
        head = " ".join(lines[start_of_table(lines, first) : first - 1]).split()
        rows = [["TT", "Tên nhiệm vụ", "Yêu cầu kết quả", "Thời gian thực hiện", "Đơn vị chủ trì", "Ghi chú"]]
        rows += [cells(task, lines[task["lines"][0] - 1 : task["lines"][1]], head) for task in tasks]
        yield first, tasks[-1]["lines"][1], rows, 1
    listed = [t for t in annotation["targets"] if t.get("row")]
    for section in sorted({t["section"].split(".")[0] for t in listed}):
        own = [t for t in listed if t["section"].split(".")[0] == section]
        if any("." in str(t["row"]) for t in own) or any(t["op"] not in SIGNS and t["op"] != "text" for t in own):
            continue
        years = sorted({t.get("year") for t in own} - {None})
        rows = [["STT", "Chỉ tiêu", "Đơn vị"] + (["Năm"] + [""] * (len(years) - 1) if years else ["Kết quả"]) + ["Cơ quan chủ trì"]]
        if years:
            rows.append(["", "", ""] + [str(year) for year in years] + [""])
        for part, number, label in dict.fromkeys((t["section"], t["row"], t["label"]) for t in own):
            of = [t for t in own if (t["section"], t["row"], t["label"]) == (part, number, label)]
            figures = {t.get("year"): t.get("text") or SIGNS[t["op"]] + str(t["value"]).replace(".", ",") for t in of}
            shown = [figures.get(year) or "" for year in years or [None]]
            rows.append([number, of[0]["label"], of[0].get("unit") or "", *shown, of[0].get("owner") or ""])
        yield own[0]["lines"][0], own[-1]["lines"][1], rows, 2 if years else 1


def with_tables(text, annotation):
    """The lines of a text, its annexes' tables in the place of their words."""
    lines = text.split("\n")
    for first, last, rows, head in sorted(annexes(annotation, lines), key=lambda table: -table[0]):
        start = start_of_table(lines, first)
        lines[start:last] = ["\t".join(row) for row in rows]
        if head == 2:
            lines[start] = HEAD + lines[start]
    return "\n".join(lines)


def letterhead_day(issued):
    """The day of a plan as its letterhead has it, with blanks for what is not known of it."""
    if issued:
        year, month, day = (issued.split("-") + [None, None])[:3]
        return f"Ngày {day or '    '} tháng {month or '    '} năm {year}"


# Marks a table whose head takes two rows.
HEAD = "\x00"


# No page is so narrow that a line of less than three quarters of this was wrapped.
SHORT = 80


def paragraphs(text):
    """The lines of a text, joined where one was wrapped; rows of a table stay lists of cells."""
    out, last = [], ""
    lengths = sorted(len(line) for line in text.splitlines() if "\t" not in line and len(line) > 30)
    width = max(SHORT, lengths[len(lengths) * 9 // 10] if lengths else 0)
    # The number of a page is no part of the text.
    text = re.sub(r"(?<=\n\n)\s*\d{1,3}\s*\n(?=\s*\n)", "", text)
    for line in text.splitlines():
        if "\t" in line:
            out.append(line.split("\t"))
            last = ""
            continue
        line = line.strip()
        if not line:
            continue
        full = len(last) > width * 3 // 4 or (width > 110 and line[0].islower())
        wrapped = last and full and not last.endswith((".", ";", ":")) and not MARKER.match(line)
        wrapped = wrapped and (width <= 110 or line[0].islower())
        if out and wrapped and isinstance(out[-1], str):
            out[-1] += "" if re.search(r"\w[-/]$", last) else " "
            out[-1] += line
        else:
            out.append(line)
        last = line
    return out


def field(paragraph, code):
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run._r.append(mark)


def head(document, issuer, day, manner):
    left = ["ỦY BAN NHÂN DÂN", issuer.upper(), "Số:     /KH-UBND"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", day]
    if manner == "open":
        for a, b in zip(left, right):
            line = document.add_paragraph(style="Head")
            line.paragraph_format.tab_stops.add_tab_stop(Cm(6.5), WD_TAB_ALIGNMENT.LEFT)
            line.add_run(a + "\t" + b)
        return
    table = document.add_table(1, 2)
    for cell, lines in zip(table.rows[0].cells, (left, right)):
        for at, words in enumerate(lines):
            line = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            line.style = document.styles["Head"]
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.add_run(words).bold = at < 2
    document.add_paragraph("", style="Head")


def spelt(text, manner):
    return unicodedata.normalize("NFD", text) if manner == "wide" else text


def words_in(row):
    return sum(1 for cell in row if cell.strip())


def merge(one, other):
    """Makes two cells one, without the empty paragraphs of those that are gone."""
    for paragraph in one.merge(other).paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)


def merge_head(made, rows):
    """A head of two rows: what has nothing below it goes over both, the rest over its columns."""
    top, below = made.rows[0].cells, made.rows[1].cells
    start = next(at for at, words in enumerate(rows[1]) if words)
    end = max(at for at, words in enumerate(rows[1]) if words)
    merge(top[start], top[end])
    for at in [*range(start), *range(end + 1, len(top))]:
        merge(top[at], below[at])


def table(document, rows, manner):
    width = max(map(len, rows))
    made = document.add_table(0, width, style=None if manner == "open" else "Table Grid")
    two = rows[0][0].startswith(HEAD)
    rows[0][0] = rows[0][0].removeprefix(HEAD)
    for row in rows:
        cells = made.add_row().cells
        for cell, words in zip(cells, row):
            cell.paragraphs[0].style = document.styles["Cell"]
            cell.paragraphs[0].add_run(spelt(words, manner))
        if words_in(row) == 1 and row[0]:
            merge(cells[0], cells[-1])
    for row in made.rows[: 2 if two else 1]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if two:
        merge_head(made, rows)
    # A column has room for its longest word; the rest is shared by the length of what stands there.
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    cells = [[row[c] for row in rows if c < len(row) and words_in(row) > 1] for c in range(width)]
    need = [Cm(0.5) + Pt(7) * max((len(word) for cell in column for word in cell.split()), default=1) for column in cells]
    ask = [sum(map(len, column)) + 1 for column in cells]
    most = [least + max(0, room - sum(need)) * share / sum(ask) for least, share in zip(need, ask)]
    made.autofit = False
    for c in range(width):
        made.columns[c].width = int(room * most[c] / sum(most))
        for row in made.rows:
            if row.cells.count(row.cells[c]) == 1:
                row.cells[c].width = made.columns[c].width


def lay_out(text, day, manner):
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if manner == "wide":
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    font = "Nimbus Roman" if manner == "mixed" else "Liberation Serif"
    for name, size in (("Normal", 14), ("Head", 11), ("Cell", 11)):
        style = document.styles["Normal"] if name == "Normal" else document.styles.add_style(name, 1)
        style.font.name, style.font.size = font, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.paragraph_format.space_after = Pt(6 if name == "Normal" else 0)
    top = page.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if manner in ("ruled", "mixed"):
        field(top, "PAGE")
    elif manner == "open":
        top.add_run("Dự thảo kế hoạch - lưu hành nội bộ")
    else:
        bottom = page.footer.paragraphs[0]
        bottom.add_run("Trang ")
        field(bottom, "PAGE")
        bottom.add_run("/")
        field(bottom, "NUMPAGES")
    found = re.search(r"(?:xã|phường|tỉnh) \w+ \w+", text, re.I)
    if not text.lstrip().startswith(("ỦY BAN", "UBND")):
        head(document, found.group(0) if found else "xã Hoa Lư", day, manner)
    rows = []
    for item in paragraphs(text) + [""]:
        if isinstance(item, list):
            rows.append(item)
            continue
        if rows:
            table(document, rows, manner)
            rows = []
        if not item:
            continue
        shouted = item.upper() == item and len(item) < 60
        line = document.add_paragraph()
        run = line.add_run(spelt(item, manner))
        if shouted and not MARKER.match(item):
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run.bold = True
        elif manner == "wide":
            line.paragraph_format.left_indent = Cm(1)
            line.paragraph_format.first_line_indent = Cm(-0.6)
        else:
            line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            line.paragraph_format.first_line_indent = Cm(1.27)
            run.bold = shouted
    return document


def main():
    manner, source, target, *annotation = sys.argv[1:]
    text = open(source, encoding="utf-8").read()
    day = "Ngày     tháng     năm 2026"
    if annotation:
        gold = json.load(open(annotation[0], encoding="utf-8"))
        text = with_tables(text, gold)
        day = letterhead_day(gold["plan"].get("issued")) or day
    lay_out(unicodedata.normalize("NFC", text), day, manner).save(target)


if __name__ == "__main__":
    main()
