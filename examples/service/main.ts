/** Starts the service on this machine's own address. Run: npx node examples/service/main.ts [port] */
import { serve } from "@hono/node-server";
import { service } from "./app.ts";

const port = Number(process.argv[2] ?? 8787);
const app = service((line) => console.log(line));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (info) => {
  console.log(`http://127.0.0.1:${info.port}/openapi.json`);
});
