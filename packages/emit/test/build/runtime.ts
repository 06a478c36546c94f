/** The runtime of modules as one text, as `khoan build` makes it; made once for a test run. */
import { runtimeText } from "../../../../cli/src/runtime-text.ts";

export const RUNTIME = await runtimeText();
