/** The part of the editor's interface that the extension uses; the editor brings the module itself. */
declare module "vscode" {
  export type Disposable = { dispose(): unknown };
  export type ExtensionContext = {
    readonly subscriptions: Disposable[];
    asAbsolutePath(relative: string): string;
  };
  export class Position {
    constructor(line: number, character: number);
  }
  export class Range {
    constructor(start: Position, end: Position);
  }
  export class Location {
    constructor(uri: Uri, range: Range);
  }
  export class Uri {
    static parse(value: string): Uri;
    toString(): string;
  }
  export type QuickPickItem = { readonly label: string; readonly description?: string; readonly detail?: string };
  export const env: { readonly language: string };
  export const commands: {
    registerCommand(name: string, run: (...args: never[]) => unknown): Disposable;
    executeCommand(name: string, ...args: unknown[]): PromiseLike<unknown>;
  };
  export const window: {
    showInformationMessage(text: string): PromiseLike<unknown>;
    showWarningMessage(text: string): PromiseLike<unknown>;
    showQuickPick<T extends QuickPickItem>(
      items: readonly T[],
      options: { readonly placeHolder: string; readonly matchOnDetail: boolean; readonly matchOnDescription: boolean },
    ): PromiseLike<T | undefined>;
    showTextDocument(uri: Uri, options: { readonly selection: Range }): PromiseLike<unknown>;
    readonly activeTextEditor: { readonly document: { readonly uri: Uri; readonly languageId: string } } | undefined;
  };
  export const workspace: {
    getConfiguration(section: string): { get<T>(key: string): T | undefined };
    onDidChangeConfiguration(listener: (event: { affectsConfiguration(section: string): boolean }) => void): Disposable;
  };
}
