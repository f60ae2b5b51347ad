//! Tables whose cells stand in the middle of their rows.

use super::super::tests::table;
use proptest::prelude::*;

/// Columns a blank apart, cells of one, two and three lines, on a first page that ends within the fourth row.
const FIRST: &str = "
                                          Cơ quan
TT Nội dung                     Mức đạt            Người theo dõi
                                          đầu mối
   Tỷ lệ chi cho thư viện của
                               Tối thiểu   Phòng   Bà Lê Thị Hạnh, Phó
 1 xã trong tổng chi ngân sách
                                  2%      Văn hóa  Chủ tịch UBND xã
   hằng năm
                                           Phòng   Bà Lê Thị Hạnh, Phó
 2 Tỷ lệ thôn có tủ sách         100%
                                          Văn hóa  Chủ tịch UBND xã
                                                   Ông Vũ Văn Cảnh, Hiệu
   Tỷ lệ học sinh có thẻ                  Trường
 3                                85%              trưởng Trường Tiểu
   mượn sách                             Tiểu học
                                                   học
   Số buổi đọc sách ngoài trời            Đoàn xã  Anh Đỗ Minh, Bí thư
 4                                >12
   cho người dân, có thư viện             Hội Phụ  Đoàn xã
";

/// The next page, shifted, on which the fourth row goes on.
const SECOND: &str = "
                                            Cơ quan
  TT Nội dung                     Mức đạt            Người theo dõi
                                            đầu mối
     tỉnh tham gia                            nữ
     Tỷ lệ sách được số hóa                  Phòng   Bà Lê Thị Hạnh, Phó
   5                             1,0-1,5%
     hằng năm                               Văn hóa  Chủ tịch UBND xã
                                                     Anh Đỗ Minh, Bí thư
   6 Số tủ sách lưu động           01 tủ    Đoàn xã
                                                     Đoàn xã
";

#[test]
fn rows_around_their_numbers_over_two_pages() {
    let text = format!("PHỤ LỤC\n{FIRST}                    7\n{SECOND}                    8\n");
    assert_eq!(
        table(&text),
        [
            "H 0:TT 1:Nội dung 2:Mức đạt 3:Cơ quan đầu mối 4:Người theo dõi",
            "B 0:1 1:Tỷ lệ chi cho thư viện của xã trong tổng chi ngân sách hằng năm 2:Tối thiểu 2% 3:Phòng Văn hóa 4:Bà Lê Thị Hạnh, Phó Chủ tịch UBND xã",
            "B 0:2 1:Tỷ lệ thôn có tủ sách 2:100% 3:Phòng Văn hóa 4:Bà Lê Thị Hạnh, Phó Chủ tịch UBND xã",
            "B 0:3 1:Tỷ lệ học sinh có thẻ mượn sách 2:85% 3:Trường Tiểu học 4:Ông Vũ Văn Cảnh, Hiệu trưởng Trường Tiểu học",
            "B 0:4 1:Số buổi đọc sách ngoài trời cho người dân, có thư viện tỉnh tham gia 2:>12 3:Đoàn xã Hội Phụ nữ 4:Anh Đỗ Minh, Bí thư Đoàn xã",
            "B 0:5 1:Tỷ lệ sách được số hóa hằng năm 2:1,0-1,5% 3:Phòng Văn hóa 4:Bà Lê Thị Hạnh, Phó Chủ tịch UBND xã",
            "B 0:6 1:Số tủ sách lưu động 2:01 tủ 3:Đoàn xã 4:Anh Đỗ Minh, Bí thư Đoàn xã",
        ]
    );
}

#[test]
fn what_stands_around_the_table_is_no_part_of_it() {
    let text = format!("Kèm theo Kế hoạch của xã:\n{FIRST}\nHội Phụ nữ báo cáo kết quả.\n");
    let layout = super::super::layout(&text);
    let words = |at: usize| {
        let block = layout.blocks.get(at).unwrap();
        layout.words(block.whole.clone()).to_owned()
    };
    assert_eq!(words(0), "Kèm theo Kế hoạch của xã:");
    assert_eq!(layout.blocks.len(), 3);
    assert_eq!(words(2), "Hội Phụ nữ báo cáo kết quả.");
}

#[test]
fn lines_of_a_row_are_those_of_its_cells() {
    let layout = super::super::layout(FIRST);
    let crate::layout::Shape::Table(found) = &layout.blocks[0].shape else {
        panic!("no table");
    };
    let row = &found.rows[1];
    let whole = row.cell(1).unwrap().words.start..row.cell(2).unwrap().words.end;
    let lines = layout.flow.lines(whole);
    assert_eq!((lines.first, lines.last), (5, 9));
}

/// Whether a text holds a table read by this reader.
fn is_read(text: &str) -> bool {
    let lines = super::super::lines(text);
    !super::tables(&lines, &super::Furniture::of(&lines)).is_empty()
}

#[test]
fn what_is_not_certain_is_left_to_others() {
    assert!(is_read(FIRST));
    let without = |words: &str| FIRST.replacen(words, &" ".repeat(words.chars().count()), 1);
    // A row without a number, numbers that do not count on.
    assert!(!is_read(&without(" 2 ")));
    assert!(!is_read(&FIRST.replacen(" 3 ", " 7 ", 1)));
    // The mark of a group where the number of a row is wanted, with its value.
    let marked = " II Đọc sách                      85%";
    let row = " 3                                85%";
    assert!(!is_read(&FIRST.replacen(row, marked, 1)));
    // A column without a name.
    assert!(!is_read(&without("Mức đạt")));
    // Cells that begin on the line of the number.
    let top = "TT Nội dung                   Mức đạt\n1  Tỷ lệ thôn có tủ sách      100%\n   và có người trông coi\n   cả ngày\n2  Tỷ lệ sách được số hóa     85%\n   hằng năm\n3  Số tủ sách lưu động        12\n   của xã\n";
    assert!(!is_read(top));
    let top = "TT   Nội dung                          ĐVT   Mức đạt   Người theo dõi\n1    Tỷ lệ sách được tra cứu            %      100      Phòng Văn hóa\n     trên mạng\n2    Tỷ lệ thẻ bạn đọc được             %       80      Phòng Kinh tế\n     cấp qua mạng\n3    Tỷ lệ thôn có tủ sách,             %      100      Phòng Văn hóa\n     có người trông coi và\n     mở cả ngày\n";
    assert!(!is_read(top));
}

/// Rows in groups, whose marks stand where the numbers do, over two pages.
const GROUPS: &str = "
                                                    Kết quả    Chỉ tiêu   Chỉ tiêu    Cơ quan
 TT                 Chỉ tiêu                 ĐVT      năm        năm        năm        theo
                                                     2025       2026       2030        dõi
  A    THƯ VIỆN
       Tỷ lệ sách của thư viện xã được                                               Văn phòng
  1    tra cứu trên mạng (trừ sách           %      92,4        98        100       HĐND và
       quý)                                                                           UBND
  2    Tỷ lệ thẻ bạn đọc cấp qua mạng        %       55        ≥ 70       ≥ 90      Trung tâm
       cho học sinh của xã                                                             Văn hóa
       Thời gian trung bình để mượn một
  3                                          ngày     4,1       ≤ 3        ≤ 2       Trung tâm
       cuốn sách                                                                       Văn hóa
  B    NHÀ VĂN HÓA
  4    Tỷ lệ thôn có nhà văn hóa             %        -         50        100       Phòng VHXH

                                                                          3

                                                    Kết quả    Chỉ tiêu   Chỉ tiêu    Cơ quan
 TT                 Chỉ tiêu                 ĐVT      năm        năm        năm        theo
                                                     2025       2026       2030        dõi
  5    Số nhà văn hóa có màn hình kết nối    nhà       18        30         60       Công an xã
       với trung tâm của xã
  C    DI TÍCH
       Tỷ lệ di tích có hồ sơ được lưu
  6                                           %      81,2       > 85      95 - 98    Phòng VHXH
       trên mạng
  7    Thứ hạng của xã về bảo tồn trong      hạng       41      Top 30     Top 15     Phòng VHXH
       số các xã của tỉnh
";

#[test]
fn groups_stand_between_rows() {
    let found = table(GROUPS);
    assert_eq!(
        found[1..5],
        [
            "G 0:A 1:THƯ VIỆN",
            "B 0:1 1:Tỷ lệ sách của thư viện xã được tra cứu trên mạng (trừ sách quý) 2:% 3:92,4 4:98 5:100 6:Văn phòng HĐND và UBND",
            "B 0:2 1:Tỷ lệ thẻ bạn đọc cấp qua mạng cho học sinh của xã 2:% 3:55 4:≥ 70 5:≥ 90 6:Trung tâm Văn hóa",
            "B 0:3 1:Thời gian trung bình để mượn một cuốn sách 2:ngày 3:4,1 4:≤ 3 5:≤ 2 6:Trung tâm Văn hóa",
        ]
    );
    assert_eq!(found[5], "G 0:B 1:NHÀ VĂN HÓA");
    assert_eq!(found[8], "G 0:C 1:DI TÍCH");
    assert_eq!(found.len(), 11);
}

#[test]
fn a_number_that_may_be_a_value_or_a_page_reads_nothing() {
    let line = "                                  2%      Văn hóa";
    let text = FIRST.replacen(
        line,
        "                                  24\n                                          Văn hóa",
        1,
    );
    assert!(!is_read(&text));
}

/// A column: where it begins, how wide it is, and whether its cells begin at its left edge.
const COLUMNS: [(usize, usize, bool); 5] = [
    (0, 3, false),
    (3, 30, true),
    (34, 9, false),
    (44, 11, false),
    (56, 20, true),
];

/// Lines as programs print rows: each cell in the middle of its row, what has the same height on one line.
fn printed(rows: &[Vec<Vec<String>>], shift: usize) -> String {
    let mut text = String::new();
    for row in rows {
        let most = row.iter().map(Vec::len).max().unwrap();
        for height in 0..2 * most {
            let mut line = String::new();
            for (cell, (from, width, left)) in row.iter().zip(COLUMNS) {
                let above = most - cell.len();
                if height < above || !(height - above).is_multiple_of(2) {
                    continue;
                }
                let Some(words) = cell.get((height - above) / 2) else {
                    continue;
                };
                let room = width.saturating_sub(words.chars().count());
                let at = from + shift + if left { 0 } else { room / 2 };
                let blanks = at.saturating_sub(line.chars().count());
                let blanks = blanks.max(usize::from(!line.is_empty()));
                line.push_str(&" ".repeat(blanks));
                line.push_str(words);
            }
            if !line.is_empty() {
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    text
}

/// A cell of lines.
fn cell(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn head() -> Vec<Vec<String>> {
    vec![
        cell(&["TT"]),
        cell(&["Nội dung"]),
        cell(&["Mức đạt"]),
        cell(&["Cơ quan", "đầu mối"]),
        cell(&["Người theo dõi"]),
    ]
}

/// A row with cells of so many lines.
fn row(number: usize, (name, two, organ, person): (usize, bool, usize, usize)) -> Vec<Vec<String>> {
    let value = format!("{}%", 20 + number);
    let rest = [
        "trên địa bàn xã và các thôn",
        "trong tổng số của cả năm",
        "theo kế hoạch đã giao",
        "hằng năm",
    ];
    let first = format!("Tỷ lệ việc thứ {number} được làm");
    let mut label = vec![first];
    label.extend(cell(&rest[..name - 1]));
    vec![
        vec![number.to_string()],
        label,
        if two {
            vec!["Tối thiểu".to_owned(), value]
        } else {
            vec![value]
        },
        cell(&["Phòng", "Kinh tế", "của xã"][..organ]),
        cell(
            &[
                "Bà Lê Thị Hạnh, Phó",
                "Chủ tịch UBND xã,",
                "Ủy viên Ban",
                "Thường vụ",
            ][..person],
        ),
    ]
}

fn heights() -> impl Strategy<Value = (usize, bool, usize, usize)> {
    (1_usize..5, any::<bool>(), 0_usize..4, 1_usize..5)
}

/// The rows of a table as they are to be read.
fn wanted(rows: &[Vec<Vec<String>>]) -> Vec<String> {
    let row = |row: &Vec<Vec<String>>| {
        let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let cells = cells.map(|(at, cell)| format!("{at}:{}", cell.join(" ")));
        format!("B {}", cells.collect::<Vec<_>>().join(" "))
    };
    rows.iter().map(row).collect()
}

proptest! {
    /// Where rows are read as such they are read right: no figure gets the label of another row, whatever the heights of
    /// the cells, where the page ends, and how far it is shifted.
    #[test]
    fn a_figure_never_gets_the_label_of_another_row(
        all in proptest::collection::vec(heights(), 4..9),
        shift in 0_usize..6,
        first in 1_usize..4,
        small in any::<bool>(),
    ) {
        let mut rows: Vec<_> = all.iter().enumerate().map(|(at, own)| row(at + 1, *own)).collect();
        // No capital tells where the name of a row begins.
        for name in rows.iter_mut().map(|row| &mut row[1][0]).filter(|_| small) {
            *name = name.replace('T', "t");
        }
        let (before, after) = rows.split_at(first);
        let page = |rows: &[Vec<Vec<String>>], shift: usize| {
            printed(&[&[head()], rows].concat(), shift)
        };
        let text = format!("{}                     3\n\n{}", page(before, 0), page(after, shift));
        if is_read(&text) {
            let found = table(&text);
            prop_assert_eq!(&found[1..], wanted(&rows), "{}", text);
        }
    }
}

#[test]
fn the_shift_of_a_page_makes_no_difference() {
    let heights = [
        (3, true, 2, 2),
        (2, false, 3, 3),
        (1, false, 3, 4),
        (4, true, 1, 2),
        (2, false, 2, 1),
    ];
    let rows: Vec<_> = (1..).zip(heights).map(|(at, own)| row(at, own)).collect();
    for shift in 0..8 {
        let page =
            |rows: &[Vec<Vec<String>>], shift: usize| printed(&[&[head()], rows].concat(), shift);
        let text = format!(
            "{}                     3\n\n{}",
            page(&rows[..3], 0),
            page(&rows[3..], shift)
        );
        assert_eq!(table(&text)[1..], wanted(&rows), "{text}");
    }
}

/// A name above two columns, each with its year below the line of the first name; rows of dashes; a page whose columns stand elsewhere.
const SPANNED: &str = "
                                                      Đơn vị             Mục tiêu
 TT                     Chỉ tiêu                                                            Cơ quan chủ trì
                                                       tính     Năm 2026 Năm 2030
  I    THƯ VIỆN
       Tỷ lệ sách của thư viện xã được tra cứu                                           Trung tâm Phục vụ
  1                                                     %           80              95
       trên mạng, trừ sách quý                                                           hành chính công
  -    Sách thiếu nhi                                   %           60              70   Phòng Kinh tế
       Tỷ lệ thẻ bạn đọc cấp qua mạng cho học                                            Trung tâm Phục vụ
  2                                                     %          ≥ 95         ≥ 98
       sinh của xã                                                                       hành chính công
       Tỷ lệ hợp tác xã, hộ kinh doanh góp
  3                                                     %           70          100      Phòng Kinh tế
       sách cho thư viện
";

#[test]
fn a_name_above_two_columns_and_rows_below_others() {
    assert_eq!(
        table(SPANNED),
        [
            "H 0:TT 1:Chỉ tiêu 2:Đơn vị tính 3:Mục tiêu 5:Cơ quan chủ trì",
            "H 3:Năm 2026 4:Năm 2030",
            "G 0:I 1:THƯ VIỆN",
            "B 0:1 1:Tỷ lệ sách của thư viện xã được tra cứu trên mạng, trừ sách quý 2:% 3:80 4:95 5:Trung tâm Phục vụ hành chính công",
            "B 0:- 1:Sách thiếu nhi 2:% 3:60 4:70 5:Phòng Kinh tế",
            "B 0:2 1:Tỷ lệ thẻ bạn đọc cấp qua mạng cho học sinh của xã 2:% 3:≥ 95 4:≥ 98 5:Trung tâm Phục vụ hành chính công",
            "B 0:3 1:Tỷ lệ hợp tác xã, hộ kinh doanh góp sách cho thư viện 2:% 3:70 4:100 5:Phòng Kinh tế",
        ]
    );
}
