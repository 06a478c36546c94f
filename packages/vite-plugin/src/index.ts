/**
 * `import nq55 from "./rules/nq-55-2025"` for Vite, Vitest and Rollup: a folder with a document.yaml (or that file) is
 * compiled to its module when it is imported, typed, and compiled anew when one of its files changes.
 */
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import type { Lang } from "@khoan/diagnostics";
import { renderTerminal } from "@khoan/diagnostics";
import { emitJavaScript, fitsCode } from "@khoan/emit";
import { compileFolder } from "@khoan/language";
import type { Plugin } from "vite";
import { bundlerError } from "./findings.ts";
import { fileHost } from "./host.ts";
import { runtimeText } from "./runtime-text.ts";
import { type TypesPlace, typesFiles, writeTypes } from "./types-files.ts";

export type KhoanOptions = {
  /**
   * Where types are written: beside the rule folder (the default), as ambient modules in a folder (relative to the
   * project's root) that tsconfig.json includes, or nowhere.
   */
  readonly types?: string | false;
  /** The language of messages; Vietnamese where nothing is said. */
  readonly lang?: Lang;
};

const RUNTIME = "virtual:khoan-runtime";
const DOCUMENT = "document.yaml";

/** What was read for a module: the folders and files that it was made of. */
type Made = { readonly folders: ReadonlySet<string>; readonly files: ReadonlySet<string> };

export function khoan(options: KhoanOptions = {}): Plugin {
  const lang = options.lang ?? "vi";
  const made = new Map<string, Made>();
  let root = process.cwd();
  let watchFolder: (folder: string) => void = () => undefined;
  let runtime: Promise<string> | undefined;

  const typesPlace = (): TypesPlace => {
    if (options.types === false) return false;
    return options.types === undefined ? "beside" : { folder: resolve(root, options.types) };
  };

  return {
    name: "khoan",
    enforce: "pre",

    configResolved(config) {
      root = config.root;
    },

    configureServer({ watcher }) {
      watchFolder = (folder) => void watcher.add(folder);
    },

    resolveId(source, importer) {
      if (source === RUNTIME) return `\0${RUNTIME}`;
      const folder = placesOf(source, importer, root).flatMap(ruleFolder)[0];
      return folder === undefined ? undefined : `${slashed(folder)}/${DOCUMENT}`;
    },

    async load(id) {
      if (id === `\0${RUNTIME}`) {
        runtime ??= runtimeText({ minify: false });
        return runtime;
      }
      if (basename(id) !== DOCUMENT || !isFile(id)) return undefined;
      const folder = dirname(id);
      const { program, diagnostics, sources } = compileFolder(fileHost, folder);
      const files = new Set([...sources.keys(), id]);
      const folders = new Set([folder, ...[...files].map((file) => dirname(file))]);
      made.set(id, { folders, files });
      for (const file of files) this.addWatchFile(file);
      for (const one of folders) watchFolder(one);
      if (program === undefined) this.error(bundlerError(diagnostics, sources, id, lang));
      if (diagnostics.length > 0) this.warn(renderTerminal(diagnostics, sources, { lang, colour: false }));
      try {
        const foreign = writeTypes(typesFiles(program, folder, typesPlace()), program.document.id);
        if (foreign !== undefined) this.warn(notOurs(foreign, lang));
      } catch (error) {
        // Types are for the editor; a folder that can't be written is no reason to stop.
        this.warn(notWritten(error, lang));
      }
      const { code, map } = emitJavaScript(program, sources, { runtime: RUNTIME, fits: fitsCode(program) });
      return { code, map, moduleSideEffects: false };
    },

    /** A changed, new or lost rule file: the modules made of its folder are made anew, and with them who imports them. */
    hotUpdate({ file, modules }) {
      const path = slashed(file);
      const concerned = [...made].filter(
        ([, { files, folders }]) => files.has(path) || (path.endsWith(".yaml") && folders.has(dirname(path))),
      );
      const found = concerned.flatMap(([id]) => this.environment.moduleGraph.getModuleById(id) ?? []);
      return found.length === 0 ? undefined : [...new Set([...modules, ...found])];
    },
  };
}

/** Where an import may point; nothing for packages and for imports with a query, which mean the file itself. */
function placesOf(source: string, importer: string | undefined, root: string): readonly string[] {
  if (source.includes("?") || source.includes("\0")) return [];
  if (/^\.\.?(?:\/|$)/.test(source)) {
    return importer === undefined
      ? [resolve(root, source)]
      : [resolve(dirname(importer.replace(/\?.*$/s, "")), source)];
  }
  // To Vite, a path from `/` begins at the root of the project; to others, at the root of the machine.
  return isAbsolute(source) ? [source, join(root, source)] : [];
}

function ruleFolder(path: string): readonly string[] {
  const folder = basename(path) === DOCUMENT ? dirname(path) : path;
  return isFile(join(folder, DOCUMENT)) ? [realpathSync(folder)] : [];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

function notOurs(path: string, lang: Lang): string {
  return lang === "vi"
    ? `“${path}” đã có và không phải do Khoản tạo ra; không ghi kiểu vào đó. Đặt tùy chọn \`types\`.`
    : `“${path}” exists and was not made by Khoản; no types are written there. Set the option \`types\`.`;
}

function notWritten(error: unknown, lang: Lang): string {
  const reason = error instanceof Error && "code" in error ? String(error.code) : "?";
  return lang === "vi" ? `Không ghi được tệp kiểu (${reason}).` : `The types could not be written (${reason}).`;
}
