#!/usr/bin/env python3
"""Makes the Word and Excel files of this folder; run it after a change here and commit what it makes.

rich/plan.docx      by hand: everything a Word file may hold, one of each
commune/plan.docx   by python-docx (pip install python-docx): a plan as an office lays it out
annex/plan.xlsx     by openpyxl (pip install openpyxl): two annexes of a province's plan
"""
import pathlib, unicodedata, zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{OFFICE}"'
)


def package(path, parts):
    """Writes a zip that is the same each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, text)


def r(text, props=""):
    """A run."""
    return f'<w:r>{props and f"<w:rPr>{props}</w:rPr>"}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs, style="", num=None, mark=""):
    """A paragraph; `num` is a list and a level."""
    props = style and f'<w:pStyle w:val="{style}"/>'
    if num:
        props += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    props += mark and f"<w:rPr>{mark}</w:rPr>"
    runs = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f'<w:p>{props and f"<w:pPr>{props}</w:pPr>"}{runs}</w:p>'


def tc(*blocks, span=1, merge=None):
    props = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + {
        None: "", "first": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    blocks = [block if block.startswith("<") else p(block) for block in blocks] or [p()]
    return f'<w:tc>{props and f"<w:tcPr>{props}</w:tcPr>"}{"".join(blocks)}</w:tc>'


def tbl(*rows, borders=True):
    lines = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    props = f"<w:tblBorders>{lines}</w:tblBorders>" if borders else ""
    return f'<w:tbl><w:tblPr>{props}</w:tblPr>{"".join(f"<w:tr>{row}</w:tr>" for row in rows)}</w:tbl>'


def lvl(level, fmt, text, more=""):
    return (f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


def rich():
    table = tbl(
        tc("TT", merge="first") + tc("Chỉ tiêu", merge="first") + tc("Mục tiêu theo năm", span=2) + tc("Chủ trì", merge="first"),
        tc(merge="on") + tc(merge="on") + tc("Năm 2026") + tc("Năm 2030") + tc(merge="on"),
        tc("A. Hạ tầng số", span=5),
        tc(p(num=(3, 0))) + tc("Tỷ lệ phủ sóng 5G", "trên dân số") + tc("70%") + tc("99%") + tc("Phòng Kinh tế", merge="first"),
        tc(p(num=(3, 0))) + tc(unicodedata.normalize("NFD", "Tỷ lệ hộ gia đình có cáp quang")) + tc("90%") + tc("100%") + tc(merge="on"),
        "<w:trPr><w:del w:id=\"9\" w:author=\"B\"/></w:trPr>" + tc("9") + tc("Dòng đã xóa") + tc("1%") + tc("2%") + tc("X"),
        tc(p(num=(3, 0))) + tc("Trung tâm số", tbl(tc("lồng") + tc("nhau"), tc("trong") + tc("ô"))) + tc("01") + tc("02") + tc("Văn phòng"),
    )
    letter = tbl(tc(p("ỦY BAN NHÂN DÂN"), p("XÃ HỒNG PHONG"), p("Số: 12/KH-UBND"))
                 + tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Độc lập - Tự do - Hạnh phúc"),
                      p("Hồng Phong, ngày 05 tháng 01 năm 2026")), borders=False)
    box = ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>'
           + p("Dự thảo lần 2") + '</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>'
           '<v:textbox><w:txbxContent>' + p("Dự thảo lần 2") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
           "</mc:AlternateContent></w:r>")
    contents = ('<w:sdt><w:sdtContent>' + p("I. MỤC TIÊU\t1", style="TOC1") + "</w:sdtContent></w:sdt>")
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = [
        letter,
        p(),
        p("KẾ HOẠCH", "<w:r><w:br/></w:r>", "Chuyển đổi số xã Hồng Phong năm 2026", box),
        p(),
        contents,
        p("Thực hiện Nghị quyết số 57", "<w:r><w:noBreakHyphen/></w:r>", "NQ/TW", note, " ngày 22/12/2024 của Bộ ", "Chính ", "trị;"),
        p('<w:hyperlink r:id="x">' + r("Căn cứ Nghị quyết số 71/NQ-CP") + "</w:hyperlink>", " ngày 01/4/2025 của Chính phủ."),
        p("Mục tiêu", style="Heading1"),
        p("Mục tiêu cụ thể", style="Heading2"),
        p("Tỷ lệ hồ sơ trực tuyến đạt ", '<w:sdt><w:sdtContent>' + r("tối thiểu ") + "</w:sdtContent></w:sdt>",
          '<w:ins w:id="1" w:author="A">' + r("80%") + "</w:ins>",
          '<w:del w:id="2" w:author="A"><w:r><w:delText>70%</w:delText></w:r></w:del>', ".", num=(2, 0)),
        p("Tỷ lệ thanh toán trực tuyến ", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 85%",
          r(" (ẩn)", "<w:vanish/>"), '<w:r><w:commentReference w:id="0"/></w:r>', ".", num=(2, 0)),
        p("Đoạn này nối với ", mark='<w:del w:id="3" w:author="A"/>'),
        p("đoạn sau.", "<w:r><w:lastRenderedPageBreak/></w:r>"),
        p(r("nhiệm vụ", "<w:caps/>"), style="Heading1"),
        p("Phát triển hạ tầng", style="Heading2"),
        p("Đầu tư trạm phát sóng.", num=(1, 2)),
        p("Đầu tư cáp quang.", num=(1, 2)),
        p("Phát triển nhân lực", style="Heading2"),
        p("Mở 02 lớp tập huấn.", num=(1, 2)),
        p("PHỤ LỤC"),
        table,
        p(),
        tbl(tc(p("Nơi nhận:"), p("- Lưu: VT.")) + tc(p("CHỦ TỊCH")), borders=False),
    ]
    numbering = (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">'
        + lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>') + lvl(1, "decimal", "%2.", '<w:pStyle w:val="Heading2"/>')
        + lvl(2, "lowerLetter", "%3)") + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + lvl(0, "bullet", "-")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="2">' + lvl(0, "decimal", "%1") + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2, 3)) + "</w:numbering>")
    heading = lambda n: (f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:numPr>'
                         f'<w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    styles = f'<w:styles {WORD}>{heading(1)}{heading(2)}<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    notes = (f'<w:footnotes {WORD}><w:footnote w:id="0">{p("vạch")}</w:footnote><w:footnote w:id="2">'
             f'{p("Về đột phá phát triển khoa học, công nghệ.")}</w:footnote></w:footnotes>')
    comments = f'<w:comments {WORD}><w:comment w:id="0" w:author="C">{p("Số này ở đâu ra, 99%?")}</w:comment></w:comments>'
    kinds = ("styles", "numbering", "footnotes", "comments")
    relations = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(kinds))
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    types = "".join(f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                    f'wordprocessingml.{part if part != "document" else "document.main"}+xml"/>' for part in ("document", *kinds))
    package(HERE / "rich/plan.docx", {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                               f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships {space}><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships {space}>{relations}<Relationship Id="x" Type="{OFFICE}/hyperlink" '
                                        'Target="https://example.com/" TargetMode="External"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}><w:body>{"".join(body)}</w:body></w:document>',
        "word/styles.xml": styles, "word/numbering.xml": numbering, "word/footnotes.xml": notes, "word/comments.xml": comments,
    })


def commune():
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt
    plan = docx.Document()
    plan.styles["Normal"].font.name, plan.styles["Normal"].font.size = "Times New Roman", Pt(14)
    section = plan.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.header.paragraphs[0].text = "2"
    letter = plan.add_table(1, 2)
    letter.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\n\nSố: 45/KH-UBND"
    letter.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBình An, ngày 12 tháng 02 năm 2026"
    for line in ("", "KẾ HOẠCH", "Chuyển đổi số xã Bình An, tỉnh Lâm Đồng năm 2026", "",
                 "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, "
                 "đổi mới sáng tạo và chuyển đổi số quốc gia;",
                 "Căn cứ Quyết định số 2629/QĐ-TTg ngày 01/12/2025 của Thủ tướng Chính phủ phê duyệt Chương trình phát triển Chính phủ số;",
                 "Ủy ban nhân dân xã ban hành Kế hoạch như sau:", "I. MỤC TIÊU", "1. Mục tiêu chung",
                 "Đưa chuyển đổi số thành việc hằng ngày của cán bộ và người dân", "2. Mục tiêu cụ thể"):
        plan.add_paragraph(line)
    for line in ("Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến: tối thiểu 80%",
                 "Tỷ lệ thanh toán trực tuyến trong giải quyết thủ tục hành chính đạt 85%",
                 "Tỷ lệ người dân, doanh nghiệp hài lòng khi thực hiện dịch vụ công đạt từ 95% trở lên"):
        plan.add_paragraph(line, style="List Bullet")
    for line in ("II. NHIỆM VỤ", "Phân công theo Phụ lục.", "III. TỔ CHỨC THỰC HIỆN"):
        plan.add_paragraph(line)
    for line in ("Văn phòng HĐND và UBND theo dõi, đôn đốc.", "Các thôn phối hợp thực hiện."):
        plan.add_paragraph(line, style="List Number")
    wide = plan.add_section()
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    for line in ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ"):
        plan.add_paragraph(line)
    rows = [("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành"),
            ("1", "Ban hành kế hoạch truyền thông", "Phòng Văn hóa - Xã hội", "Tháng 3/2026"),
            ("2", "Tập huấn kỹ năng số cho cán bộ thôn", "Phòng Văn hóa - Xã hội", "Quý II/2026"),
            ("3", "Lắp đặt điểm phát sóng không dây tại nhà văn hóa", "Phòng Kinh tế", "Tháng 9/2026")]
    table = plan.add_table(len(rows), 4, style="Table Grid")
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Phòng Văn hóa - Xã hội"
    plan.core_properties.author = ""
    plan.save(HERE / "commune/plan.docx")


def annex():
    import datetime, openpyxl
    from openpyxl.styles import Font
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chỉ tiêu"
    sheet["B2"], sheet["B3"] = "PHỤ LỤC I", "CHỈ TIÊU CHUYỂN ĐỔI SỐ TỈNH CAO BẰNG NĂM 2026"
    rows = [("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Kế hoạch", "", "Cơ quan chủ trì"),
            ("", "", "", "Năm 2025", "Năm 2026", "Năm 2030", ""),
            ("I", "Hạ tầng số"),
            (1, "Tỷ lệ phủ sóng 5G trên dân số", "%", 0.45, 0.7, 0.99, "Sở Khoa học và Công nghệ"),
            (2, "Tỷ lệ hộ gia đình có cáp quang", "%", 0.885, 0.92, 1, ""),
            ("II", "Chính quyền số"),
            (3, "Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến", "%", 62.4, 80, 95, "Văn phòng UBND tỉnh"),
            (4, "Tỷ lệ thanh toán trực tuyến", "%", 0.29, "Tối thiểu 60%", 0.8, "Văn phòng UBND tỉnh"),
            (5, "Mô hình thôn thông minh", "Mô hình", 4, "=E9+1", 20, "Các xã, phường")]
    for at, row in enumerate(rows, 5):
        for column, value in enumerate(row, 2):
            if value != "":
                sheet.cell(at, column, value)
    for area in ("B5:B6", "C5:C6", "D5:D6", "F5:G5", "H5:H6", "H8:H9", "B3:H3", "C7:H7", "C10:H10"):
        sheet.merge_cells(area)
    for area in ("E8:G9", "E12:G12"):
        for row in sheet[area]:
            for cell in row:
                cell.number_format = "0%"
    sheet["E9"].number_format, sheet["F8"].number_format, sheet["F9"].number_format = "0.0%", '"≥ "0%', "0.00%"
    sheet["F11"].number_format = '">="0'
    sheet["B3"].font = Font(bold=True)
    tasks = book.create_sheet("Phụ lục II")
    for row in (("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"),
                (1, "Ban hành khung kiến trúc số", "Sở Khoa học và Công nghệ", datetime.date(2026, 3, 31)),
                (2, "Tập huấn kỹ năng số cho cán bộ cấp xã", "Sở Nội vụ", "Quý III/2026")):
        tasks.append(row)
    tasks["D2"].number_format = "dd/mm/yyyy"
    hidden = book.create_sheet("Nháp")
    hidden["A1"], hidden.sheet_state = "Tỷ lệ bỏ đi 5%", "hidden"
    book.properties.creator = ""
    book.save(HERE / "annex/plan.xlsx")


rich()
commune()
annex()
