// What the page says, in both languages.

/** @typedef {'vi' | 'en'} Lang */

const WORDS = /** @satisfies {Record<string, [string, string]>} */ ({
  title: ['Đối chiếu kế hoạch chuyển đổi số', 'Plans laid beside their legal basis'],
  skip: ['Đến phần chọn tệp', 'Skip to the files'],
  promise: [
    'Tệp của bạn không rời khỏi máy này: trang không gửi đi đâu, không cần mạng.',
    'Your files never leave this machine: the page sends nothing and needs no network.',
  ],
  other: ['English', 'Tiếng Việt'],
  drop: ['Chọn hoặc kéo thả kế hoạch vào đây', 'Choose or drop plans here'],
  kinds: [
    'Word (.docx, .doc), .odt, .rtf, PDF, Excel (.xlsx, .xls), .ods, văn bản, trang web đã lưu, tập chỉ tiêu (.json); một hoặc nhiều tệp; thêm tệp .rules để có quy định của tỉnh',
    'Word (.docx, .doc), .odt, .rtf, PDF, Excel (.xlsx, .xls), .ods, text, saved web pages, target sets (.json); one or many; add .rules files for a province’s own rules',
  ],
  howFirst: [
    'Chọn tệp kế hoạch (dự thảo hoặc bản đã ban hành), kèm phụ lục nếu là tệp riêng.',
    'Choose the file of a plan (a draft or one that was issued), with its annex where that is a file of its own.',
  ],
  howSecond: [
    'Đọc báo cáo; bấm “Xem trong kế hoạch” để thấy câu chữ bên cạnh.',
    'Read the report; “Show in the plan” shows the words beside it.',
  ],
  howThird: [
    'Lưu bảng đối chiếu (Word) để ký, hoặc dự thảo có chú thích để gửi lại.',
    'Save the compliance table (Word) to be signed, or the draft with comments to be sent back.',
  ],
  folder: ['Chọn cả thư mục', 'Choose a folder'],
  noFolder: [
    'Trình duyệt không cho trang này đọc thư mục được kéo thả: hãy dùng nút “Chọn cả thư mục”.',
    'The browser lets this page read no folder that is dropped: use “Choose a folder”.',
  ],
  paste: ['Dán nội dung kế hoạch', 'Paste the text of a plan'],
  pasted: ['van-ban-dan', 'pasted-text'],
  judge: ['Đối chiếu', 'Check'],
  options: ['Kế hoạch của ai, xét theo ngày nào', 'Whose plan, which day'],
  province: ['Tỉnh, thành phố', 'Province'],
  level: ['Cấp', 'Level'],
  asPlan: ['theo kế hoạch', 'as the plan says'],
  commune: ['xã, phường, đặc khu', 'commune'],
  provincial: ['tỉnh, thành phố', 'province'],
  ministry: ['bộ, ngành', 'ministry'],
  national: ['trung ương', 'national'],
  day: ['Xét theo ngày', 'As of'],
  plans: ['Các kế hoạch', 'Plans'],
  rules: ['Quy định thêm', 'Rules added'],
  remove: ['Bỏ', 'Remove'],
  whole: ['Tệp này là phụ lục của', 'This file is the annex of'],
  alone: ['(không: là kế hoạch riêng)', '(none: it is a plan of its own)'],
  sever: ['Tách phụ lục', 'Part the annex'],
  joining: ['Đang xem tệp nào là phụ lục của kế hoạch nào…', 'Looking which files are annexes…'],
  save: ['Lưu', 'Save'],
  ofAll: ['mọi kế hoạch', 'all plans'],
  ofOne: ['kế hoạch này', 'this plan'],
  scope: ['Bảng của', 'Table of'],
  docx: ['Word', 'Word'],
  xlsx: ['Excel', 'Excel'],
  html: ['HTML', 'HTML'],
  review: ['Dự thảo có chú thích', 'Draft with comments'],
  reviewWhy: [
    'Chú thích chỉ ghi được vào tệp Word (.docx)',
    'Comments can be put into a Word file (.docx) only',
  ],
  set: ['Tập chỉ tiêu (JSON)', 'Target set (JSON)'],
  setWhy: ['Tệp này đã là tập chỉ tiêu', 'This file is a target set already'],
  print: ['In', 'Print'],
  stop: ['Dừng', 'Stop'],
  report: ['Báo cáo', 'Report'],
  text: ['Nội dung kế hoạch', 'The plan’s text'],
  show: ['Xem trong kế hoạch', 'Show in the plan'],
  showLine: ['Xem dòng này trong kế hoạch', 'Show this line in the plan'],
  back: ['Trở lại báo cáo', 'Back to the report'],
  toReport: ['Đến phát hiện về dòng này', 'To the finding about this line'],
  waiting: ['đang chờ', 'waiting'],
  reading: ['đang đọc', 'reading'],
  refused: ['không đọc được', 'cannot be read'],
  preparing: ['Đang chuẩn bị…', 'Getting ready…'],
  time: [
    'Đọc quá một phút chưa xong nên đã dừng. Tệp có thể hỏng hoặc quá lớn: hãy mở bằng chương trình gốc, lưu lại rồi thử lần nữa.',
    'Stopped after a minute. The file may be broken or too large: open it in its own program, save it again and try once more.',
  ],
  memory: [
    'Tệp cần nhiều bộ nhớ hơn mức cho phép (1 GB) nên đã dừng. Hãy lưu lại từ chương trình gốc, bớt hình ảnh, rồi thử lần nữa.',
    'Stopped: the file needs more memory than is allowed (1 GB). Save it again from its own program with fewer pictures and try once more.',
  ],
  broken: [
    'Tệp làm bộ đọc dừng giữa chừng; chưa đối chiếu được. Hãy mở bằng chương trình gốc, lưu lại rồi thử lần nữa.',
    'The file brought the reader to a stop and was not judged. Open it in its own program, save it again and try once more.',
  ],
  ended: ['Đã dừng theo yêu cầu.', 'Stopped as asked.'],
  old: [
    'Trình duyệt này quá cũ, không mở được bộ đối chiếu. Hãy dùng Edge, Chrome, Cốc Cốc hoặc Firefox bản từ 2023.',
    'This browser is too old. Use Edge, Chrome or Firefox of 2023 or later.',
  ],
  damaged: [
    'Tệp doichieu.html này đã bị hỏng khi chép hoặc khi gửi: hãy lấy lại tệp.',
    'This doichieu.html was damaged when it was copied or sent: get the file again.',
  ],
  nothing: ['Chưa có kế hoạch nào.', 'No plan yet.'],
  saved: ['Đã lưu', 'Saved'],
  notSaved: ['Chưa lưu được:', 'Not saved:'],
});

/** The language: Vietnamese, unless the page's address says #en. @type {Lang} */
let lang = location.hash === '#en' ? 'en' : 'vi';

/** @param {keyof typeof WORDS} key */
function say(key) {
  const [vi, en] = WORDS[key];
  return lang === 'vi' ? vi : en;
}

/** @param {number} done @param {number} all @param {string} name */
function sayProgress(done, all, name) {
  return lang === 'vi'
    ? `Đang đọc kế hoạch ${done + 1} trong ${all}: ${name}`
    : `Reading plan ${done + 1} of ${all}: ${name}`;
}

/** @param {number} plans @param {number} refused @param {number} milliseconds */
function sayDone(plans, refused, milliseconds) {
  const seconds = (milliseconds / 1000).toFixed(1);
  if (lang === 'vi') {
    const unread = refused ? `; ${refused} tệp không đọc được` : '';
    return `Đã đối chiếu ${plans} kế hoạch${unread} (${seconds.replace('.', ',')} giây).`;
  }
  const unread = refused ? `; ${refused} ${refused === 1 ? 'file' : 'files'} could not be read` : '';
  return `${plans} ${plans === 1 ? 'plan' : 'plans'} judged${unread} (${seconds} seconds).`;
}

/** @param {{error?: number, warning?: number, note?: number}} summary */
function sayCounts({ error = 0, warning = 0, note = 0 }) {
  if (lang === 'vi') return `${error} lỗi, ${warning} cảnh báo, ${note} lưu ý`;
  const of = (/** @type {number} */ n, /** @type {string} */ word) =>
    `${n} ${word}${n === 1 ? '' : 's'}`;
  return `${of(error, 'error')}, ${of(warning, 'warning')}, ${of(note, 'note')}`;
}
