declare module "virtual:khoan-first-program" {
  import type { Diagnostic } from "@khoan/diagnostics";

  const first: {
    readonly folder: string;
    /** Of the files it was compiled from. */
    readonly paths: readonly string[];
    /** `encodeProgram`; empty where the rules did not compile when the page was built. */
    readonly program: string;
    readonly diagnostics: readonly Diagnostic[];
  };
  export default first;
}
