export { type BuildOptions, type Built, buildModule } from "./build/build-module.ts";
export { type Ownership, ownership } from "./build/package-json.ts";
export { type EmitOptions, type Emitted, emitJavaScript } from "./javascript/emit.ts";
export { factsSchema } from "./schema/facts-schema.ts";
export { resultsSchema } from "./schema/results-schema.ts";
export type { Schema } from "./schema/value-schema.ts";
export { typesText } from "./types/types-text.ts";
export { fitsCode, validatorCode } from "./validate/validator-code.ts";
