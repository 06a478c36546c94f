/** What each key of the files is for, in a line, for hovers and completion; by place and canonical key. */
import type { Lang } from "@khoan/diagnostics";
import type { PlaceName } from "@khoan/language";

type Texts = Readonly<Record<Lang, string>>;
type Row = readonly [key: string, vi: string, en: string];

function notes(...rows: readonly Row[]): ReadonlyMap<string, Texts> {
  return new Map(rows.map(([key, vi, en]) => [key, { vi, en }]));
}

const NOTES: Partial<Readonly<Record<PlaceName, ReadonlyMap<string, Texts>>>> = {
  document: notes(
    ["khoan", "phiên bản định dạng", "version of the format"],
    ["id", "mã của bộ quy tắc, trùng tên thư mục", "id of the rule set, the folder’s name"],
    ["number", "số hiệu văn bản", "number of the document"],
    ["effective", "hiệu lực; điều khoản thừa hưởng", "in force; clauses inherit it"],
    ["period", "giai đoạn mà tham số phải phủ kín", "the days that parameters must cover"],
    ["imports", "bộ quy tắc dùng chung ở thư mục bên cạnh", "rule sets in folders beside this one"],
    ["month_end", "ngày không có trong tháng thì lùi hay tới", "what a day that a month lacks becomes"],
    ["files", "thứ tự các tệp", "the files, in order"],
    ["currency", "tiền tệ của kiểu `tiền`", "the currency of `money`"],
  ),
  sections: notes(
    ["types", "kiểu liệt kê và bản ghi", "enums and records"],
    ["facts", "điều có thể biết về một người", "what may be known of a person"],
    ["variables", "điều mà quy tắc xác định", "what rules define"],
    ["parameters", "mức và số, có ngày và nguồn", "rates, with dates and sources"],
    ["readings", "chỗ văn bản hiểu được nhiều cách", "where the text can be read in more than one way"],
    ["clauses", "các điều khoản của văn bản", "the clauses of the document"],
    ["plausible", "điều không thể có trong một đời thật", "what no real life can be"],
  ),
  field: notes(
    ["history", "thay đổi theo thời gian", "may change over time"],
    ["default", "giá trị khi không khai; cần căn cứ", "the value when not given; needs a ground"],
    ["when_null", "`trống` nghĩa là gì", "what null means"],
    ["sensitivity", "công khai, cá nhân hay nhạy cảm", "public, personal or sensitive"],
    ["cost", "hỏi điều này khó đến đâu", "how dear it is to ask"],
    ["question", "câu hỏi cho người khai", "the question for whoever fills in"],
  ),
  variable: notes(
    ["per", "mỗi ngày, tháng hay năm; không có là cố định", "by day, month or year; without it, constant"],
    ["judged_on", "ngày xét điều kiện của tháng", "the day on which a month is judged"],
    ["output", "là kết quả của quyết định", "is a result of the decision"],
    ["combine", "nhiều quy tắc cùng cho giá trị thì gộp thế nào", "how the values of several rules combine"],
    ["by_field", "so cao nhất, thấp nhất theo trường này", "compared by this field for highest and lowest"],
    ["otherwise", "giá trị khi không quy tắc nào áp dụng", "the value when no rule applies"],
    ["ground", "điều khoản nói cách gộp", "the clause that says how to combine"],
    ["role", "vai trò trong thủ tục", "its part in the procedure"],
    ["reveals", "dữ kiện nhạy cảm được phép lộ qua kết quả này", "sensitive facts that this result may reveal"],
  ),
  parameter: notes(
    ["by", "mức khác nhau theo kiểu liệt kê này", "the rate differs by this enum"],
    ["values", "các mức theo ngày", "the dated values"],
  ),
  version: notes(
    ["from", "từ ngày", "from this day"],
    ["to", "đến hết ngày; không có là đến mức sau", "to the end of this day; without it, until the next"],
    ["by_key", "mức theo từng khóa", "the value of each key"],
    ["brackets", "các bậc của biểu luỹ tiến", "the brackets of a progressive scale"],
    ["clauses", "điều khoản đặt ra mức này", "the clauses that set it"],
    ["review_by", "cần rà soát trước ngày", "to be reviewed by this day"],
    ["status", "đã kiểm chứng hay chưa", "verified or not"],
  ),
  reading: notes(
    ["chosen", "lựa chọn đang dùng", "the option in use"],
    ["options", "các cách đọc", "the ways to read it"],
    ["decided_by", "ai quyết định", "who decided"],
  ),
  clause: notes(
    ["id", "mã; điều khoản con nối vào sau mã cha", "id; a child’s is put behind its parent’s"],
    ["limb", "một vế của điều khoản trên, không có số riêng", "a part of the clause above without a number"],
    ["effective", "hiệu lực riêng", "when it is in force itself"],
    ["not_encoded", "vì sao không mã hóa", "why it is not encoded"],
    ["literals", "những con số mà chính điều khoản nêu", "the numbers that the clause itself states"],
    ["restates", "mức nhắc lại từ nơi khác; được đối chiếu", "rates repeated from elsewhere; checked equal"],
    ["replaces", "thay cho điều khoản khác, từ ngày", "replaces another clause from a day on"],
    ["repeals", "bãi bỏ điều khoản khác, từ ngày", "repeals another clause from a day on"],
    ["cites", "dẫn chiếu đến", "cites"],
    ["rules", "các quy tắc của điều khoản", "the rules of the clause"],
  ),
  rule: notes(
    ["set", "biến này có giá trị…", "this variable is…"],
    ["add_to", "thêm một giá trị vào biến", "adds a value to a variable"],
    [
      "overrides",
      "khi điều kiện đúng, quy tắc của các điều khoản này không áp dụng",
      "where it holds, the rules of these clauses do not apply",
    ],
    ["of", "chỉ đối với biến này", "for this variable alone"],
    ["table", "bảng quyết định cho biến", "a decision table for a variable"],
    ["must", "điều luôn phải đúng", "what must always hold"],
    ["for_each", "mỗi phần tử một lần", "once for each member"],
    ["value", "giá trị, là một công thức", "the value, a formula"],
    ["when", "điều kiện; không có là luôn áp dụng", "the condition; without it, always"],
    ["because", "ghi chú cho phần giải thích", "a note for the explanation"],
    ["requires_documents", "giấy tờ phải nộp", "documents to hand in"],
    ["steps", "các bước", "the steps"],
    ["handled_by", "nơi giải quyết", "the office that handles it"],
    ["deadline", "thời hạn", "the deadline"],
    ["remark", "lưu ý hiện cùng kết quả", "a remark shown with the result"],
    ["inputs", "các cột của bảng", "the columns of the table"],
    ["hit", "mấy dòng được khớp", "how many rows may match"],
    ["rows", "các dòng của bảng", "the rows of the table"],
  ),
  case: notes(
    ["name", "tên ca, không trùng trong tệp", "name, unique in the file"],
    ["why", "vì sao luật cho kết quả này", "how the result follows from the text"],
    ["clauses", "điều khoản phải tham gia quyết định", "clauses that must take part"],
    ["at", "tháng hoặc ngày xét", "the month or day asked for"],
    ["to", "đến tháng, để xem diễn biến", "to this month, for a timeline"],
    ["facts", "cuộc đời đang xét", "the life at hand"],
    ["expect", "kết quả mong đợi", "the results expected"],
    ["timeline", "kết quả theo từng khoảng thời gian", "the results over stretches of time"],
    ["missing", "dữ kiện cần thêm để biết kết quả", "the facts that would settle it"],
    ["notes", "lưu ý phải có", "notes that must be there"],
    ["error", "mã lỗi mong đợi", "the error expected"],
  ),
};

export function keyNote(place: PlaceName, canonical: string, lang: Lang): string | undefined {
  return NOTES[place]?.get(canonical)?.[lang];
}
