/**
 * The extension as a .vsix: its two scripts bundled, then zipped with what describes it, by ourselves. A .vsix is a ZIP
 * with a manifest of its own and a list of content types. The same sources give the same bytes.
 * Run: npx node packages/vscode/pack.ts [file]
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";
import { build } from "vite";

const HERE = import.meta.dirname;

type Manifest = {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly license: string;
  readonly engines: { readonly vscode: string };
  readonly categories: readonly string[];
};

/** The bytes of the .vsix. */
export async function packed(): Promise<Uint8Array> {
  const manifest: Manifest = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8"));
  const [extension, server] = await Promise.all([
    bundled("src/extension.ts", "cjs", ["vscode"]),
    bundled("src/server.ts", "es", []),
  ]);
  const {
    dependencies: _,
    scripts: __,
    private: ___,
    type: ____,
    ...shipped
  } = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8"));
  const text = (path: string): Uint8Array => new Uint8Array(readFileSync(join(HERE, path)));
  const files: Readonly<Record<string, Uint8Array>> = {
    "[Content_Types].xml": strToU8(CONTENT_TYPES),
    "extension.vsixmanifest": strToU8(vsixManifest(manifest)),
    "extension/package.json": strToU8(`${JSON.stringify(shipped, null, 2)}\n`),
    "extension/README.md": text("README.md"),
    "extension/LICENSE.txt": text("../../LICENSE"),
    "extension/language-configuration.json": text("language-configuration.json"),
    "extension/syntaxes/khoan.tmLanguage.json": text("syntaxes/khoan.tmLanguage.json"),
    "extension/dist/extension.cjs": strToU8(extension),
    "extension/dist/server.mjs": strToU8(server),
  };
  // A fixed time, so that the bytes depend on the sources alone.
  const zip: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, [bytes, { mtime: new Date(1980, 0, 1), level: 9 }]]),
  );
  return zipSync(zip);
}

/** A script and all that it imports in one file, but for what Node and the editor bring. */
async function bundled(entry: string, format: "cjs" | "es", provided: readonly string[]): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    root: HERE,
    ssr: { noExternal: true, target: "node" },
    build: {
      write: false,
      minify: true,
      ssr: join(HERE, entry),
      target: "node22",
      rolldownOptions: {
        external: [...provided, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format, codeSplitting: false },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !("output" in output)) throw new Error(`nothing was built of ${entry}`);
  return output.output[0].code;
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".vsixmanifest" ContentType="text/xml"/><Default Extension=".md" ContentType="text/markdown"/><Default Extension=".txt" ContentType="text/plain"/><Default Extension=".cjs" ContentType="application/javascript"/><Default Extension=".mjs" ContentType="application/javascript"/></Types>
`;

function vsixManifest(manifest: Manifest): string {
  const { name, displayName, description, version, publisher, engines, categories } = manifest;
  const xml = (value: string): string =>
    value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(name)}" Version="${xml(version)}" Publisher="${xml(publisher)}"/>
    <DisplayName>${xml(displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(description)}</Description>
    <Categories>${xml(categories.join(","))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${xml(engines.vscode)}"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const target = resolve(process.argv[2] ?? join(HERE, "dist/khoan-vscode.vsix"));
  const bytes = await packed();
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.tmp`, bytes);
  renameSync(`${target}.tmp`, target);
  console.log(`${target} (${bytes.length} bytes)`);
}
