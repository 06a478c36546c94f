/** What readers of programs need without the compiler: the core form, its types, and programs as text. */

export { FORMAT_VERSION, type Host, type HostError, MAX_FILE_BYTES } from "../1-source/host.ts";
export { hostDiagnostic } from "../1-source/host-diagnostic.ts";
export { digestOf } from "../digest.ts";
export type * from "./core.ts";
export { KEY_SEPARATOR } from "./keys.ts";
export { partsOf } from "./parts.ts";
export type * from "./program.ts";
export { decodeProgram, encodeProgram } from "./program-text.ts";
export { isOptional, required, sameType, type Type } from "./type.ts";
