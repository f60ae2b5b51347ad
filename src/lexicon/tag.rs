//! What a word can be in a sentence.

/// Declares the tags with the names they have in word files.
macro_rules! tags {
    ($($(#[doc = $doc:literal])+ $tag:ident $name:literal;)+) => {
        /// What a word or a phrase is: each stands in a word file under the tag's name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Tag { $($(#[doc = $doc])+ $tag,)+ }

        /// Every tag with its name.
        pub(super) const TAGS: &[(Tag, &str)] = &[$((Tag::$tag, $name),)+];
    };
}

tags! {
    /// At least: tối thiểu, ít nhất.
    Least "least";
    /// More than: trên, hơn, vượt.
    More "more";
    /// At most: tối đa, không quá.
    Most "most";
    /// Less than: dưới.
    Under "under";
    /// And more, after a figure: trở lên.
    Upwards "upwards";
    /// And less, after a figure: trở xuống.
    Downwards "downwards";
    /// About: khoảng.
    About "about";
    /// Nearly, not quite: gần.
    Nearly "nearly";
    /// Reaches: đạt, chiếm, bằng.
    Reach "reach";
    /// Is striven for: phấn đấu, hướng tới.
    Strive "strive";
    /// All of something: toàn bộ, tất cả.
    All "all";
    /// Half: một nửa.
    Half "half";
    /// Rises: tăng.
    Rise "rise";
    /// Falls: giảm.
    Fall "fall";
    /// Is raised to: nâng.
    Lift "lift";
    /// From one figure to another: -, –, ÷, ~.
    Through "through";
    /// A share of a hundred: %, phần trăm.
    Percent "percent";
    /// A share of a thousand: ‰, %o.
    Permille "permille";
    /// Points between shares: điểm %.
    Points "points";
    /// So many times: gấp.
    Times "times";
    /// Opens what is said of those before it: được, có, sử dụng.
    State "state";
    /// Opens what something is for, which is not measured: nhằm, góp phần.
    Purpose "purpose";
    /// Behind a comma, opens what something is for: bảo đảm, gắn với.
    Aim "aim";
    /// The whole of a year: cả năm.
    WholeYear "whole-year";
    /// Stands between an activity and what it is done for: cho, tại, trên.
    Preposition "preposition";
    /// At a time: vào, trong.
    In "in";
    /// Reaches so many of those named behind the figure: phủ, phủ sóng.
    Cover "cover";
    /// Goes on with what is said of those before it: được.
    Passive "passive";
    /// Says that something need not be: có thể điều chỉnh.
    Exempt "exempt";
    /// Promises that something will be: bảo đảm, phấn đấu.
    Ensure "ensure";
    /// Opens a bracket that limits what stands before it: theo, trừ.
    Restricts "restricts";
    /// Whose a figure is, where a list hands them out: tỉnh, xã.
    OwnerShort "owner-short";
    /// What is assigned, of which a share is done: kế hoạch, chỉ tiêu.
    Assigned "assigned";
    /// Says that each of several does: đều.
    Both "both";
    /// Says something of those before it and names nobody: được, là, có.
    Said "said";
    /// With so many: với.
    With "with";
    /// So that something is done: để.
    SoThat "so-that";
    /// Whose a figure is: của tỉnh, toàn xã.
    Whose "whose";
    /// Verbs that say no more than that something is done: tổ chức, tập trung.
    General "general";
    /// Compared with: so với.
    Against "against";
    /// From: từ.
    From "from";
    /// Up to, after a change: lên, xuống, còn.
    Onto "onto";
    /// To: đến, tới.
    To "to";
    /// Each in its order: lần lượt.
    Respectively "respectively";
    /// Turns a statement round: không, chưa.
    Negation "negation";
    /// Joins a sentence to the one before and says nothing: bên cạnh đó, cụ thể.
    Link "link";
    /// On a condition: nếu, khi có, trong trường hợp.
    Condition "condition";
    /// "khi": what follows says when something is done.
    Whenever "whenever";
    /// For whom or where: đối với, tại, trên địa bàn.
    Scope "scope";
    /// Of which: trong đó.
    OfWhich "of-which";
    /// Said of the present: hiện nay, đã đạt, ước đạt.
    Present "present";
    /// Until now, after where it began: đến nay.
    UntilNow "until-now";
    /// A year follows: năm.
    Year "year";
    /// A period follows: giai đoạn, nhiệm kỳ.
    Period "period";
    /// By the end of: đến hết, cuối.
    Until "until";
    /// A part of a year: quý, 6 tháng đầu năm.
    PartOfYear "part-of-year";
    /// Each year: mỗi năm, hằng năm.
    Yearly "yearly";
    /// Each of a time or thing: mỗi, mỗi tháng.
    Each "each";
    /// A share: tỷ lệ, tỷ trọng.
    Share "share";
    /// An index or a score: chỉ số, điểm.
    Index "index";
    /// The name of an index, whose values have no unit: chỉ số, DTI.
    IndexName "index-name";
    /// A number of: số, số lượng, tổng số.
    NumberOf "number-of";
    /// A level of security or quality: cấp độ, mức độ.
    Level "level";
    /// A rank: top, nhóm, thứ hạng.
    Rank "rank";
    /// Leads: dẫn đầu, hàng đầu.
    Leading "leading";
    /// And: và.
    And "and";
    /// Or: hoặc.
    Or "or";
    /// Money: đồng, USD.
    Money "money";
    /// A power of ten in words: nghìn, triệu, tỷ.
    Scale "scale";
    /// A unit of measure that is no counted thing: Mbps, km, ha.
    Measure "measure";
    /// A unit of time: ngày, tháng, giờ.
    Time "time";
    /// A thing that can be counted.
    Thing "thing";
    /// A numeral in words: một, hai, trăm.
    Numeral "numeral";
    /// Verbs of completion: hoàn thành, xây dựng.
    Done "done";
    /// Is never done once and for all: thói quen, ý thức, phong trào.
    Lasting "lasting";
    /// One of several kinds or places that share what is measured: tiểu học, cấp xã.
    Sort "sort";
    /// Verbs of promise and purpose before what is measured: bảo đảm, duy trì.
    Verb "verb";
    /// What is paid: kinh phí, ngân sách.
    Paid "paid";
    /// A formula, a scale of marks.
    Formula "formula";
    /// A limit on an award, a quota of people: không quá … tổng số.
    Quota "quota";
    /// What follows where a level is reached or missed: bị trừ, phải giải trình.
    Consequence "consequence";
    /// Opens how marks are given, in tasks: chấm điểm, mức điểm.
    Marking "marking";
    /// A class that marks give: xếp loại, mức.
    Graded "grade";
    /// The unit of marks: điểm.
    Score "score";
    /// A part of the text of a document: điều, khoản, điểm, phụ lục.
    Article "article";
    /// A name with a number in it follows: Đề án, Nghị quyết, Nhóm.
    Named "named";
    /// An age: tuổi.
    Age "age";
    /// By how much a promise is more than another level: cao hơn, vượt.
    Above "above";
    /// Lists follow: như sau, cụ thể.
    Follows "follows";
    /// Says how many targets or tasks a text has: đề ra, thông qua.
    Announce "announce";
    /// The kind of a document: kế hoạch, nghị quyết.
    Kind "kind";
    /// Counts how often something is done: lần.
    Occasion "occasion";
    /// What follows a promise and is none: thời lượng, tính theo.
    Detail "detail";
    /// Counts how good what it stands behind is: sao.
    Stars "stars";
    /// The day of a document follows: ngày.
    Day "day";
    /// What may stand before the word that names a part: về, một số, các.
    HeadingLead "heading-lead";
    /// A section of what the plan rests on: căn cứ pháp lý.
    BasisPart "basis-part";
    /// The recipients at the end: nơi nhận.
    ClosingPart "closing-part";
    /// The title of a list behind the signature: danh mục, bảng.
    ListPart "list-part";
    /// A section of targets: mục tiêu cụ thể, chỉ tiêu.
    TargetsPart "targets-part";
    /// A section of general objectives: mục tiêu chung.
    ObjectivesPart "objectives-part";
    /// A section of purposes and demands: mục đích, yêu cầu.
    PurposePart "purpose-part";
    /// A section of tasks: nhiệm vụ, giải pháp.
    TasksPart "tasks-part";
    /// A section of results: kết quả, thực trạng.
    ResultsPart "results-part";
    /// A section of organisation: tổ chức thực hiện.
    OrganisationPart "organisation-part";
    /// A section of money: kinh phí.
    MoneyPart "money-part";
    /// A section of views and principles: quan điểm.
    ViewsPart "views-part";
    /// The head of a column of numbers of rows: STT, TT.
    RowColumn "row-column";
    /// The head of a column of names: chỉ tiêu, nội dung.
    NameColumn "name-column";
    /// The head of a column of tasks: nhiệm vụ.
    TaskColumn "task-column";
    /// The head of a column of units: đơn vị tính.
    UnitColumn "unit-column";
    /// The head of a column of promised values: kế hoạch, mục tiêu, năm.
    ValueColumn "value-column";
    /// The head of a column of what is reached: kết quả, thực hiện.
    ResultColumn "result-column";
    /// The head of a column of what is reached or is to be reached: kết quả.
    OutcomeColumn "outcome-column";
    /// The head of a column of a quarter: quý.
    QuarterColumn "quarter-column";
    /// The head of a column of a month, or of several: tháng.
    MonthColumn "month-column";
    /// The head of a column of how two others stand to each other: tỷ lệ đạt, so với.
    ComparedColumn "compared-column";
    /// The head of a column of places that each have their share: xã, phường.
    PlaceColumn "place-column";
    /// The head of a column of what a higher level assigns: tỉnh giao.
    AssignedColumn "assigned-column";
    /// The head of a column of who leads: chủ trì.
    OwnerColumn "owner-column";
    /// The head of a column of who helps or oversees: phối hợp, theo dõi.
    HelperColumn "helper-column";
    /// The head of a column of deadlines: thời gian.
    DeadlineColumn "deadline-column";
    /// The head of a column of products: sản phẩm.
    ProductColumn "product-column";
    /// The head of a column of notes: ghi chú.
    NoteColumn "note-column";
    /// The head of a column of what shares are of: mẫu số, tổng số.
    BaseColumn "base-column";
    /// The head of a column of money: kinh phí.
    MoneyColumn "money-column";
    /// The head of a column of marks in a competition: điểm chuẩn.
    ScoreColumn "score-column";
    /// The head of a column of who people are and where: họ và tên, điện thoại.
    ContactColumn "contact-column";
}

impl Tag {
    /// Every tag, in order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        TAGS.iter().map(|(tag, _)| *tag)
    }

    /// The tag of a name in a word file.
    pub(crate) fn named(name: &str) -> Option<Self> {
        TAGS.iter()
            .find(|(_, known)| *known == name)
            .map(|(tag, _)| *tag)
    }
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags(u128);

impl Tags {
    /// No tag.
    pub const NONE: Self = Self(0);

    /// These tags.
    #[inline]
    pub const fn of(tags: &[Tag]) -> Self {
        let (mut bits, mut rest) = (0, tags);
        while let Some((first, others)) = rest.split_first() {
            bits |= 1 << *first as u32;
            rest = others;
        }
        Self(bits)
    }

    /// With one tag more.
    #[must_use]
    #[inline]
    pub const fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << tag as u32)
    }

    /// These and others.
    #[must_use]
    #[inline]
    pub const fn union(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a tag is among them.
    #[inline]
    pub const fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u32) != 0
    }

    /// Whether one of others is among them.
    #[inline]
    pub const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// The places of the tags among all, in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let first = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (first < u128::BITS).then_some(first as usize)
        })
    }

    /// Whether there is none.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

const _: () = assert!(TAGS.len() <= 128, "a set of tags has 128 places");
