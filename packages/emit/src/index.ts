export { type EmitOptions, type Emitted, emitJavaScript } from "./javascript/emit.ts";
