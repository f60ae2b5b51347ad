#!/usr/bin/env python3
"""Makes open/plan.odt by hand: everything an OpenDocument text may hold, one of each. Run it after a
change here and commit what it makes. (open-sheets/plan.ods is annex/plan.xlsx as LibreOffice saves it.)
"""
import pathlib, zipfile

HERE = pathlib.Path(__file__).parent
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{short}="{OASIS}{name}:1.0"' for short, name in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
    ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def p(*words, style="Standard", kind="p", more=""):
    return f'<text:{kind} text:style-name="{style}"{more}>{"".join(words)}</text:{kind}>'


def span(words, style):
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def items(*inner):
    return "".join(f"<text:list-item>{one}</text:list-item>" for one in inner)


def list_of(style, inner, more=""):
    return f'<text:list text:style-name="{style}"{more}>{inner}</text:list>'


def td(*blocks, style="Grid", across=1, down=1):
    spans = (f' table:number-columns-spanned="{across}"' if across > 1 else "") + (f' table:number-rows-spanned="{down}"' if down > 1 else "")
    blocks = [block if block.startswith("<") else p(block) for block in blocks] or [p()]
    return f'<table:table-cell table:style-name="{style}"{spans}>{"".join(blocks)}</table:table-cell>'


def covered(times=1):
    return f'<table:covered-table-cell table:number-columns-repeated="{times}"/>' if times > 1 else "<table:covered-table-cell/>"


def tr(*cells):
    return f'<table:table-row>{"".join(cells)}</table:table-row>'


def style(name, family, inner="", more=""):
    return f'<style:style style:name="{name}" style:family="{family}"{more}>{inner}</style:style>'


def text_style(name, looks):
    return style(name, "text", f"<style:text-properties {looks}/>")


def main():
    number = lambda level, kind, text: (f'<text:list-level-style-number text:level="{level}" style:num-format="{kind}" {text}/>')
    automatic = "".join((
        text_style("Hidden", 'text:display="none"'), text_style("Struck", 'style:text-line-through-style="solid"'),
        text_style("Capital", 'fo:text-transform="uppercase"'), text_style("Old", 'style:font-name="F1"'),
        style("Bold", "paragraph", '<style:text-properties fo:font-weight="bold"/>', ' style:parent-style-name="Standard"'),
        style("First", "paragraph", "", ' style:parent-style-name="Standard" style:master-page-name="Front"'),
        style("Grid", "table-cell", '<style:table-cell-properties fo:border="0.5pt solid #000000"/>'),
        style("Bare", "table-cell", '<style:table-cell-properties fo:border="none"/>'),
        '<text:list-style style:name="Plan">', number(1, "I", 'style:num-suffix="."'), number(2, "1", 'style:num-suffix="."'),
        number(3, "1", 'text:display-levels="2" style:num-suffix="."'), number(4, "a", 'style:num-suffix=")"'), "</text:list-style>",
        '<text:list-style style:name="Dash"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>',
    ))
    letter = f'<table:table table:name="A">{tr(td(p("ỦY BAN NHÂN DÂN"), p("XÃ HỒNG PHONG"), p("Số: 12/KH-UBND"), style="Bare"), td(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Độc lập - Tự do - Hạnh phúc"), p("Hồng Phong, ngày 05 tháng 01 năm 2026"), style="Bare"))}</table:table>'
    table = '<table:table table:name="B"><table:table-column table:number-columns-repeated="5"/><table:table-header-rows>' + "".join((
        tr(td("TT", down=2), td("Chỉ tiêu", down=2), td("Mục tiêu theo năm", across=2), covered(), td("Chủ trì", down=2)),
        tr(covered(2), td("Năm 2026"), td("Năm 2030"), covered()))) + "</table:table-header-rows>" + "".join((
        tr(td("A. Hạ tầng số", across=5), covered(4)),
        tr(td("1"), td("Tỷ lệ phủ sóng 5G", "trên dân số"), td("70%"), td("99%"), td("Phòng Kinh tế", down=2)),
        tr(td("2"), td("Tỷ lệ hộ gia đình có cáp quang"), td("90%"), td("100%"), covered()),
        tr(td("3"), td("Trung tâm số", f'<table:table table:name="C">{tr(td("lồng"), td("nhau"))}{tr(td("trong"), td("ô"))}</table:table>'),
           td("01"), td("02"), td("Văn phòng")))) + "</table:table>"
    changed = lambda name, kind, inner="": f'<text:changed-region text:id="{name}"><text:{kind}>{inner}</text:{kind}></text:changed-region>'
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' + p("Về đột phá phát triển khoa học, công nghệ.") + "</text:note-body></text:note>"
    box = '<draw:frame draw:name="f"><draw:text-box>' + p("Dự thảo lần 2") + "</draw:text-box></draw:frame>"
    contents = '<text:table-of-content><text:index-body><text:index-title>' + p("Mục lục") + "</text:index-title>" + p("I. MỤC TIÊU<text:tab/>1", style="Contents_20_1") + "</text:index-body></text:table-of-content>"
    heading = lambda words, level: p(words, style=f"Heading_20_{level}", kind="h", more=f' text:outline-level="{level}"')
    lists = 'xml:id="l1"'
    body = "".join((
        "<text:tracked-changes>", changed("c1", "insertion"), changed("c2", "deletion", p("70%")), "</text:tracked-changes>",
        p(style="First"),
        p(span("KẾ HOẠCH", "T0"), "<text:line-break/>", "Chuyển đổi số\n   xã Hồng Phong năm 2026", box, style="Bold"),
        contents,
        p("Thực hiện Nghị quyết số 57-NQ/TW", note, " ngày 22/12/2024 của", "<text:s/>", "Bộ Chính trị;"),
        p('<text:a xlink:href="https://example.com/">Căn cứ Nghị quyết số 71/NQ-CP</text:a> ngày <text:date>01/4/2025</text:date> của Chính phủ.'),
        list_of("Plan", items(heading("Mục tiêu", 1) + list_of("Plan", items(heading("Mục tiêu cụ thể", 2)))), " " + lists),
        list_of("Dash", items(
            p("Tỷ lệ hồ sơ trực tuyến đạt ", '<text:change-start text:change-id="c1"/>80%<text:change-end text:change-id="c1"/><text:change text:change-id="c2"/>.'),
            p("Tỷ lệ thanh toán trực tuyến \uf0b3 85%", span(" (ẩn)", "Hidden"), span(" 90%", "Struck"), "<office:annotation><text:p>Số này ở đâu ra, 99%?</text:p></office:annotation>."))),
        '<text:section text:name="s" text:display="none">' + p("Bỏ đi 5%") + "</text:section>",
        '<text:section text:name="t">' + p(span("Céng t¸c chuyÓn ®æi sè", "Old")) + "</text:section>",
        list_of("Plan", items(heading(span("nhiệm vụ", "Capital"), 1) + list_of("Plan", items(
            heading("Phát triển hạ tầng", 2) + list_of("Plan", items(p("Đầu tư trạm phát sóng."), p("Đầu tư cáp quang.") + p("Câu sau không có số."))),
            heading("Phát triển nhân lực", 2) + list_of("Plan", items(list_of("Plan", items(p("Mở 02 lớp tập huấn."))))))))
            , ' text:continue-list="l1"'),
        p("PHỤ LỤC"),
        table,
        p(),
        f'<table:table table:name="D">{tr(td(p("Nơi nhận:"), p("- Lưu: VT."), style="Bare"), td("CHỦ TỊCH", style="Bare"))}</table:table>',
    ))
    fonts = '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/></office:font-face-decls>'
    content = f'<office:document-content {SPACES}>{fonts}<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    page = lambda name, head, more="": f'<style:master-page style:name="{name}"{more}><style:header>{head}</style:header></style:master-page>'
    named = f'<office:document-styles {SPACES}><office:styles>' + style("Standard", "paragraph") + "".join(
        style(f"Heading_20_{n}", "paragraph", "", f' style:default-outline-level="{n}" style:parent-style-name="Standard"') for n in (1, 2)) + style(
        "Contents_20_1", "paragraph") + "</office:styles><office:automatic-styles>" + style("Bare", "table-cell", '<style:table-cell-properties fo:border="none"/>') + "</office:automatic-styles><office:master-styles>" + page(
        "Standard", p("2")) + page("Front", letter, ' style:next-style-name="Standard"') + "</office:master-styles></office:document-styles>"
    with zipfile.ZipFile(HERE / "open/plan.odt", "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in (("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("styles.xml", named),
                           ("META-INF/manifest.xml", "<manifest/>")):
            out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)


main()
