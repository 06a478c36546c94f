#!/usr/bin/env node
// Plain JavaScript, so that an older Node can read it and say what it lacks. The compile cache makes later starts quick.
const [major] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `Khoản cần Node 24; đây là ${process.versions.node}. Chạy \`npm install\` rồi \`npx khoan\`.\n` +
      `Khoản needs Node 24; this is ${process.versions.node}. Run \`npm install\`, then \`npx khoan\`.\n`,
  );
  process.exit(2);
}
const { enableCompileCache } = await import("node:module");
enableCompileCache();
const { main } = await import("./main.ts");
await main(process.argv.slice(2));
