export * from "./diagnostic.ts";
export * from "./define.ts";
export * from "./source-text.ts";
export * from "./span.ts";
export * as files from "./catalogue/files.ts";
