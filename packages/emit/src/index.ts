export { type EmitOptions, type Emitted, emitJavaScript } from "./javascript/emit.ts";
export { factsSchema } from "./schema/facts-schema.ts";
export type { Schema } from "./schema/value-schema.ts";
export { exportedNames, typesText } from "./types/types-text.ts";
export { fitsCode, validatorCode } from "./validate/validator-code.ts";
