/**
 * The Language Server Protocol over the language service: capabilities, documents, and each request to the function that
 * answers it. The same for a process and for a worker; what differs comes in as `Surroundings`.
 */
import {
  type Completion,
  type CompletionItem,
  createService,
  dayOf,
  type OfferedAction,
  type Service,
  type ServiceHost,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
} from "@khoan/language-service";
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { MemoryFiles } from "./memory-files.ts";
import { answerOwn, type Line, type SettingsMessage } from "./own-requests.ts";
import { createScheduler, type Pauses } from "./scheduler.ts";
import { type Uris, withUris } from "./uris.ts";

export type Surroundings = {
  readonly host: ServiceHost;
  /** Where the client’s `khoan/files` go, where there is no disk. */
  readonly files?: MemoryFiles;
  readonly uris: Uris;
  readonly pauses: Pauses;
  /** Told which folders the client has open, before anything is read. */
  readonly roots: (paths: readonly string[]) => void;
  /** The day that is today, `2026-11-24`; undefined where nobody knows. */
  readonly today: () => string | undefined;
  /** The client has said goodbye, in order (0) or not (1). */
  readonly exit: (code: 0 | 1) => void;
};

type At = {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
};

export type Server = {
  readonly service: Service;
  /** Answers our own messages on another line, too. */
  readonly answerOwn: (line: Line) => void;
};

/** Answers on a connection until it is closed. */
export function serve(connection: Connection, surroundings: Surroundings): Server {
  const { host, uris, pauses, files } = surroundings;
  const service = createService(host);
  const opened = new Set<string>();
  /** What the client can do. */
  const lazy = { value: false };
  const refreshes = { lenses: false, hints: false };
  const scheduler = createScheduler(
    service,
    (path) => opened.has(path),
    {
      send: (path, items) =>
        void connection.sendDiagnostics(withUris({ uri: path, diagnostics: items }, uris) as never),
      studied: () => {
        if (refreshes.lenses) void connection.sendRequest(CodeLensRefreshRequest.type);
        if (refreshes.hints) void connection.languages.inlayHint.refresh();
      },
    },
    pauses,
  );
  const settings = ({ language, today, case: chosen }: SettingsMessage): void => {
    const day = today === undefined ? undefined : dayOf(today);
    service.settings({
      ...(language === undefined ? {} : { lang: language === "en" ? "en" : "vi" }),
      ...(day === undefined ? {} : { today: day }),
      ...(chosen === undefined
        ? {}
        : { chosen: chosen === null ? undefined : { ...chosen, uri: uris.toPath(chosen.uri) } }),
    });
    scheduler.all();
  };
  let watches = false;
  let stopped = false;

  connection.onInitialize((params) => {
    const options = (params.initializationOptions ?? {}) as SettingsMessage;
    const roots =
      params.workspaceFolders?.map((one) => one.uri) ??
      (params.rootUri === null || params.rootUri === undefined ? [] : [params.rootUri]);
    surroundings.roots(roots.map(uris.toPath));
    const today = options.today ?? surroundings.today();
    const language = options.language ?? languageOf(params);
    settings({ ...options, language, ...(today === undefined ? {} : { today }) });
    refreshes.lenses = params.capabilities.workspace?.codeLens?.refreshSupport === true;
    refreshes.hints = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    lazy.value = params.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true;
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return CAPABILITIES;
  });
  connection.onInitialized(() => {
    if (watches)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*.yaml" }],
      });
    scheduler.all();
  });
  connection.onShutdown(() => {
    stopped = true;
  });
  connection.onExit(() => surroundings.exit(stopped ? 0 : 1));

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const path = uris.toPath(textDocument.uri);
    opened.add(path);
    service.open(path, textDocument.text);
    scheduler.touched(path);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const path = uris.toPath(textDocument.uri);
    service.change(path, contentChanges);
    scheduler.touched(path);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const path = uris.toPath(textDocument.uri);
    opened.delete(path);
    service.close(path);
    scheduler.touched(path);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.map((change) => uris.toPath(change.uri)).filter((path) => !opened.has(path));
    service.filesChanged(paths);
    for (const path of paths) scheduler.touched(path);
  });

  const own = { service, uris, scheduler, pauses, settings, ...(files === undefined ? {} : { files }) };
  answer(connection, service, uris, lazy);
  answerOwn(connection as unknown as Line, own);
  return { service, answerOwn: (line) => answerOwn(line, own) };
}

/** The language of the editor, where nothing else was asked for. */
function languageOf(params: InitializeParams): string {
  return params.locale?.startsWith("en") === true ? "en" : "vi";
}

const CAPABILITIES: InitializeResult = {
  capabilities: {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [".", "§", '"', "=", "(", "[", " "], resolveProvider: true },
    hoverProvider: true,
    definitionProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    renameProvider: { prepareProvider: true },
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: true,
      range: true,
    },
    codeLensProvider: {},
    inlayHintProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: true,
    codeActionProvider: {
      codeActionKinds: ["quickfix", "refactor", "refactor.extract", "refactor.rewrite", "source"],
      resolveProvider: true,
    },
    workspace: { workspaceFolders: { supported: true } },
  },
  serverInfo: { name: "khoan" },
};

/** Undefined where the edit can’t be made. */
function withEdit(action: OfferedAction, service: Service): OfferedAction | undefined {
  if (action.edit !== undefined || action.data === undefined) return action;
  // A whole rule set is not rewritten on suspicion.
  const edit = action.kind === "source" ? undefined : service.resolveAction(action.data);
  return edit && { ...action, edit };
}

/** Each request to the service; a file that is not there answers with nothing. */
function answer(connection: Connection, service: Service, uris: Uris, lazy: { readonly value: boolean }): void {
  const out = <T>(value: T): never => withUris(value ?? null, uris) as never;
  const path = (params: { readonly textDocument: { readonly uri: string } }): string =>
    uris.toPath(params.textDocument.uri);
  let last: { readonly path: string; readonly completion: Completion } | undefined;

  connection.onCompletion((params) => {
    const completion = service.completion(path(params), params.position);
    last = { path: path(params), completion };
    return out({ isIncomplete: completion.isIncomplete, items: completion.items });
  });
  connection.onCompletionResolve((item) =>
    last === undefined
      ? item
      : (service.resolveCompletion(last.path, item as unknown as CompletionItem, last.completion) as never),
  );
  connection.onHover((params: At) => out(service.hover(path(params), params.position)));
  connection.onDefinition((params) => out(service.definition(path(params), params.position)));
  connection.onTypeDefinition((params) => out(service.typeDefinition(path(params), params.position)));
  connection.onImplementation((params) => out(service.implementation(path(params), params.position)));
  connection.onReferences((params) =>
    out(service.references(path(params), params.position, params.context.includeDeclaration)),
  );
  connection.onDocumentHighlight((params) => out(service.highlights(path(params), params.position)));
  connection.onDocumentSymbol((params) => out(service.documentSymbols(path(params))));
  connection.onWorkspaceSymbol((params) => out(service.workspaceSymbols(params.query)));
  connection.onFoldingRanges((params) => out(service.foldingRanges(path(params))));
  connection.onPrepareRename((params) => out(service.prepareRename(path(params), params.position)));
  connection.onRenameRequest((params) => {
    const edit = service.rename(path(params), params.position, params.newName);
    if (edit !== undefined && "refused" in edit)
      return new ResponseError(ErrorCodes.InvalidParams, edit.refused[service.language()]);
    return out(edit);
  });
  connection.languages.semanticTokens.on((params) => ({ data: [...service.semanticTokens(path(params))] }));
  connection.languages.semanticTokens.onRange((params) => ({
    data: [...service.semanticTokens(path(params), params.range)],
  }));
  connection.onCodeLens((params) => out(service.codeLenses(path(params))));
  connection.languages.inlayHint.on((params) => out(service.inlayHints(path(params), params.range)));
  connection.onDocumentLinks((params) =>
    out(
      service
        .documentLinks(path(params))
        .map(({ line, target, ...link }) => ({ ...link, target: `${uris.toUri(target)}#L${line}` })),
    ),
  );
  connection.onDocumentFormatting((params) => out(service.formatting(path(params))));
  connection.onCodeAction((params) => {
    const wanted = params.context.only;
    const actions = service
      .codeActions(path(params), params.range)
      .filter((one) => wanted === undefined || wanted.some((kind) => one.kind.startsWith(kind)));
    // A client that can’t ask again is given the edits at once.
    return out(
      lazy.value ? actions : actions.flatMap((one) => withEdit(one, service) ?? []).map(({ data: _, ...one }) => one),
    );
  });
  connection.onCodeActionResolve((action) => {
    const data = action.data as OfferedAction["data"];
    if (data === undefined) return action;
    const edit = service.resolveAction({ ...data, uri: uris.toPath(data.uri) });
    return edit === undefined ? action : { ...action, edit: withUris(edit, uris) as never };
  });
  connection.onSelectionRanges((params) =>
    out(params.positions.map((position) => service.selectionRange(path(params), position))),
  );
}
