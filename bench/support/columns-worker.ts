/** A thread that decides its part of a table each time it is told to. */
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const { file, table, at, outputs } = workerData;
const module = await import(pathToFileURL(file).href);
parentPort?.on("message", () => {
  const result = module.columns.evaluate(table, { at, outputs });
  parentPort?.postMessage(result.kind);
});
