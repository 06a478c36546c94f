export { type MemoryFiles, memoryFiles } from "./memory-files.ts";
export type { Line, SettingsMessage } from "./own-requests.ts";
export { type Server, type Surroundings, serve } from "./server.ts";
export { sha256 } from "./sha256.ts";
export { decodedUris, type Uris } from "./uris.ts";
