/** The few words that the workers put between labels and values. */
export const WORDS = {
  vi: {
    not: "không",
    open: "chưa kết luận được",
    lacking: "còn thiếu",
    next: "Thay đổi kế tiếp",
    from: "từ",
    none: "không có kết quả theo thời gian",
    starts: "Bắt đầu",
    fact: "dữ kiện",
    rate: "mức",
    age: "mốc theo ngày tháng",
    always: "mọi lúc",
  },
  en: {
    not: "not",
    open: "can’t be told yet",
    lacking: "still missing",
    next: "Next change",
    from: "from",
    none: "no results over time",
    starts: "Begins",
    fact: "fact",
    rate: "rate",
    age: "a date reached",
    always: "at all times",
  },
} as const;
