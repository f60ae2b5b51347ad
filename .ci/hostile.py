"""Writes Word, Excel and web files made to do harm into a folder: hostile.py FOLDER

Beside each a line `NAME STATUS WORDS` on standard output: the exit status that `extract` has to end
with, and words that have to stand on its error stream.
"""

import pathlib
import struct
import sys
import zipfile
import zlib

OUT = pathlib.Path(sys.argv[1])
MIB = 1 << 20
OLE = bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + bytes(600)
LAUGHS = ('<!DOCTYPE l [<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10)) + "]>")
P = "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
CELL = "<w:tc><w:p><w:r><w:t>80%</w:t></w:r></w:p></w:tc>"
PAGE = "<!DOCTYPE html><html><body>"


def relations(*all_of):
    return "<Relationships>" + "".join(f'<Relationship Id="{name}" Type="x/{kind}" Target="{part}"/>' for name, kind, part in all_of) + "</Relationships>"


def body(inner):
    return f"<w:document><w:body>{inner}</w:body></w:document>"


def sheet(rows, after=""):
    return f"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>"


def blank(size, before, after):
    """A part of so many bytes, most of them blanks."""
    return [before.encode(), *[b" " * MIB] * (size // MIB), after.encode()]


def package(name, parts):
    with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for part, content in parts.items():
            with out.open(part, "w", force_zip64=True) as file:
                for piece in content if isinstance(content, list) else [content.encode()]:
                    file.write(piece)


def word(name, document, **more):
    parts = {"_rels/.rels": relations(("a", "officeDocument", "word/document.xml")), "word/document.xml": document}
    if more:
        parts["word/_rels/document.xml.rels"] = relations(*((kind, kind, f"{kind}.xml") for kind in more))
    package(name, parts | {f"word/{kind}.xml": content for kind, content in more.items()})


def excel(name, content, sheets=1, strings=None, styles=None):
    named = [(f"a{n}", "worksheet", f"sheet{n}.xml") for n in range(sheets)]
    parts = {
        "_rels/.rels": relations(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": "<workbook><sheets>" + "".join(f"<sheet name='S' r:id='a{n}'/>" for n in range(sheets)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*named, ("s", "sharedStrings", "strings.xml"), ("t", "styles", "styles.xml")),
        "xl/strings.xml": strings or "<sst/>",
        "xl/styles.xml": styles or "<styleSheet/>",
    }
    package(name, parts | {f"xl/sheet{n}.xml": content for n in range(sheets)})


def open_document(name, inner, styles="", more=None):
    content = f"<document-content><automatic-styles>{styles}</automatic-styles><body>{inner}</body></document-content>"
    package(name, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content} | (more or {}))


def overlapping(name, count):
    """A list of many files that all are the same bytes of the container."""
    content = b" " * (60 * MIB)
    packed, check = zlib.compress(content, 9)[2:-4], zlib.crc32(content)
    file = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, check, len(packed), len(content), 1, 0) + b"x" + packed
    listed = b""
    for n in range(count):
        own = (["_rels/.rels", "word/document.xml"] + [f"word/{n}.xml"])[min(n, 2)].encode()
        listed += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, check, len(packed), len(content), len(own), 0, 0, 0, 0, 0, 0) + own
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(listed), len(file), 0)
    (OUT / name).write_bytes(file + listed + end)


def numbered(label):
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{label}"/></w:lvl>'
    lists = f'<w:numbering><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    word("labels.docx", body(item * 300_000), numbering=lists)


def main():
    word("one-huge-part.docx", blank(256 * MIB, "<w:document>", "</w:document>"))
    package("many-entries.docx", {f"m/{n}": "" for n in range(20_000)})
    overlapping("overlapping.docx", 5_000)
    word("laughs.docx", LAUGHS + body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"))
    word("deep.docx", body("<w:tbl><w:tr><w:tc>" * 100_000))
    word("million-cells.docx", body("<w:tbl>" + ("<w:tr>" + CELL * 50 + "</w:tr>") * 20_000 + "</w:tbl>"))
    numbered("%1 " * 5_000)
    excel("laughs.xlsx", LAUGHS + sheet("<row><c t='inlineStr'><is><t>&l9;</t></is></c></row>"))
    excel("strings.xlsx", sheet("<row><c t='s'><v>0</v></c></row>"), strings=blank(256 * MIB, "<sst>", "</sst>"))
    shared = f"<sst><si><t>{'a' * MIB}</t></si></sst>"
    excel("one-string-everywhere.xlsx", sheet(("<row>" + "<c t='s'><v>0</v></c>" * 100 + "</row>") * 5_000), strings=shared)
    excel("many-sheets.xlsx", sheet(("<row>" + "<c><v>80</v></c>" * 18 + "</row>") * 50_000), sheets=20)
    code = f"<styleSheet><numFmts><numFmt numFmtId='200' formatCode='0.{'0' * MIB}%'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>"
    excel("format.xlsx", sheet("<row><c s='0'><v>0.8</v></c></row>" * 50_000), styles=code)
    corners = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
    excel("corners.xlsx", sheet(corners, "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"))
    cells = "<table-cell number-columns-repeated='1000'>"
    open_document("deep.odt", "<text>" + "<list><list-item>" * 100_000)
    open_document("laughs.odt", "", more={"content.xml": LAUGHS + "<c><body><text><p>&l9;</p></text></body></c>"})
    open_document("cells.odt", "<text>" + f"<table><table-row>{cells}" * 30 + "<p/>" + "</table-cell></table-row></table>" * 30 + "</text>")
    open_document("blanks.odt", "<text><p>" + "<s c='999999999'/>" * 1_000_000 + "</p></text>")
    levels = f"<list-style name='L'><list-level-style-number level='1' num-format='1' num-prefix='{'a' * 5_000}'/></list-style>"
    open_document("labels.odt", "<text>" + "<list style-name='L'><list-item><p/></list-item></list>" * 300_000 + "</text>", levels)
    reach = "<table-row>" + "<table-cell number-rows-spanned='1000'><p>1</p></table-cell>" * 16_000 + "</table-row>" + "<table-row/>" * 900_000
    open_document("reach.odt", f"<text><table>{reach}</table></text>")
    open_document("all-cells.ods", f"<spreadsheet><table><table-row number-rows-repeated='1048576'>{cells}<p>1</p></table-cell></table-row></table></spreadsheet>")
    maps = "".join(f"<map condition='value()&gt;{n}' apply-style-name='N'/>" for n in range(100_000))
    odd = f"<number-style name='N'><number decimal-places='999999999'/>{maps}</number-style><style name='C' family='table-cell' data-style-name='N'/>"
    row = "<table-row>" + "<table-cell style-name='C' value-type='float' value='1'><p>1</p></table-cell>" * 100 + "</table-row>"
    open_document("format.ods", f"<spreadsheet><table>{row * 1_000}</table></spreadsheet>", odd)
    hidden = "<row hidden='1'><c><v>1</v></c></row>" * 200_000
    excel("hidden.xlsx", sheet(hidden, "<mergeCells>" + "".join(f"<mergeCell ref='A{n}:A1048576'/>" for n in range(1, 200_000)) + "</mergeCells>"))
    rtf = lambda name, inner: (OUT / name).write_text("{\\rtf1\\ansi " + inner, encoding="latin-1")
    rtf("deep.rtf", "{" * 1_000_000)
    rtf("rows.rtf", "\\trowd" + "\\cellx1" * 900 + "\\row" * 1_000_000 + "}")
    rtf("cells.rtf", "\\trowd" + "\\cellx1" * 1_000_000 + "}")
    rtf("words.rtf", "a" * (8 * MIB) + "}")
    rtf("notes.rtf", "{\\footnote x}" * 1_000_000 + "}")
    rtf("fonts.rtf", "{\\fonttbl" + "".join(f"{{\\f{n} a;}}" for n in range(300_000)) + "}" + "".join(f"\\f{n} a" for n in range(300_000)) + "\\par}")
    rtf("bin.rtf", "\\bin2147483647 }")
    for name, stream in (("locked.docx", "EncryptedPackage"), ("old.doc", "WordDocument"), ("old.xls", "Workbook")):
        (OUT / name).write_bytes(OLE + stream.encode("utf-16-le"))
    package("macros.docm", {
        "_rels/.rels": relations(("a", "officeDocument", "word/document.xml")),
        "word/document.xml": body(P), "word/vbaProject.bin": "Auto_Open",
    })
    (OUT / "cut.docx").write_bytes((OUT / "deep.docx").read_bytes()[:-40])
    page = lambda name, inner: (OUT / name).write_text(PAGE + inner, encoding="utf-8")
    page("deep.html", "<div>" * 1_000_000)
    page("attributes.html", "<p " + " ".join(f"a{n}=x" for n in range(500_000)) + ">KẾ HOẠCH</p>")
    page("formatting.html", "<p><b><i><u><a><font>" * 200_000)
    page("spans.html", "<table><tr>" + "<td rowspan=1000>x" * 1_000 + "</tr>" + "<tr>" * 400_000)
    harm, damaged = "made to do harm", "damaged in"
    for name, status, words in (
        ("one-huge-part.docx", 2, "unpacks to more than 64 MiB"), ("many-entries.docx", 2, "more than 10000 files"),
        ("overlapping.docx", 2, "an archive"), ("laughs.docx", 2, "entities of its own"), ("deep.docx", 2, "nested more than 256 deep"),
        ("million-cells.docx", 2, harm), ("labels.docx", 2, "longer than 3 MiB"), ("laughs.xlsx", 2, "entities of its own"),
        ("strings.xlsx", 2, "unpacks to more than 64 MiB"), ("one-string-everywhere.xlsx", 2, "longer than 3 MiB"),
        ("many-sheets.xlsx", 2, harm), ("format.xlsx", 0, ""), ("corners.xlsx", 0, ""), ("locked.docx", 2, "has a password"),
        ("old.doc", 2, "damaged in"), ("old.xls", 2, "damaged in"),
        ("deep.rtf", 2, "nested more than 256 deep"), ("rows.rtf", 2, harm), ("cells.rtf", 2, harm), ("words.rtf", 2, "longer than 3 MiB"),
        ("notes.rtf", 2, "longer than 3 MiB"), ("fonts.rtf", 0, ""), ("bin.rtf", 2, damaged), ("macros.docm", 0, "nothing is run"),
        ("deep.odt", 2, "nested more than 256 deep"), ("laughs.odt", 2, "entities of its own"), ("cells.odt", 2, harm),
        ("blanks.odt", 2, "longer than 3 MiB"), ("labels.odt", 2, "longer than 3 MiB"), ("reach.odt", 0, ""),
        ("all-cells.ods", 2, harm), ("format.ods", 0, ""), ("hidden.xlsx", 0, "hidden cells left out"),
        ("cut.docx", 2, "the file is damaged; it may have been cut short"), ("deep.html", 2, "nested more than 256 deep"), ("attributes.html", 0, ""),
        ("formatting.html", 2, harm), ("spans.html", 2, harm),
    ):
        print(name, status, words)


main()
