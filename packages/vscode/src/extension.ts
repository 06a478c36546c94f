/**
 * The door of VS Code to the language server: starts it beside the editor (the editor's own Node runs it), and adds the
 * few commands that the protocol has no word for. All that the editor knows of rules comes from the server.
 */
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

type PlainPosition = { readonly line: number; readonly character: number };
type PlainRange = { readonly start: PlainPosition; readonly end: PlainPosition };
type PlainLocation = { readonly uri: string; readonly range: PlainRange };
type Outcome = PlainLocation & {
  readonly name: string;
  readonly ok: boolean;
  readonly clauses: readonly string[];
  readonly failures: readonly { readonly message: string }[];
};
type Report = {
  readonly ok: number;
  readonly failed: number;
  readonly results: readonly Outcome[];
  readonly error?: string;
};

let client: LanguageClient | undefined;

/** Called by the editor when a folder with a rule set is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.mjs");
  const server = new LanguageClient(
    "khoan",
    "Khoản",
    { module, transport: TransportKind.stdio, args: ["--stdio"] },
    {
      documentSelector: [{ scheme: "file", language: "khoan" }],
      initializationOptions: { language: language() },
    },
  );
  client = server;
  context.subscriptions.push(
    vscode.commands.registerCommand("khoan.restart", () => server.restart()),
    vscode.commands.registerCommand("khoan.runCases", () => runCases(server)),
    vscode.commands.registerCommand("khoan.chooseCase", () => chooseCase(server)),
    vscode.commands.registerCommand("khoan.goTo", (place: PlainLocation) => goTo(place)),
    vscode.commands.registerCommand(
      "khoan.showReferences",
      (at: { readonly uri: string }, position: PlainPosition, locations: readonly PlainLocation[]) =>
        vscode.commands.executeCommand(
          "editor.action.showReferences",
          vscode.Uri.parse(at.uri),
          positionOf(position),
          locations.map((one) => new vscode.Location(vscode.Uri.parse(one.uri), rangeOf(one.range))),
        ),
    ),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("khoan.language"))
        void server.sendNotification("khoan/settings", { language: language() });
    }),
  );
  await server.start();
}

/** Called by the editor when it closes. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

/** As set, else the editor's where that is English, else Vietnamese. */
function language(): string {
  const set = vscode.workspace.getConfiguration("khoan").get<string>("language");
  return set === "vi" || set === "en" ? set : vscode.env.language.startsWith("en") ? "en" : "vi";
}

/** What to say, in the person's language. */
function tell(vi: string, en: string): string {
  return language() === "vi" ? vi : en;
}

async function report(server: LanguageClient): Promise<Report | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "khoan") return undefined;
  const found = await server.sendRequest<Report>("khoan/cases", { ruleSet: document.uri.toString() });
  if (found.error === undefined) return found;
  await vscode.window.showWarningMessage(
    tell("Bộ quy tắc còn lỗi nên chưa chạy được.", "The rule set has errors; nothing was run."),
  );
  return undefined;
}

/** Runs the golden cases of the rule set at hand; the first that fails can be gone to. */
async function runCases(server: LanguageClient): Promise<void> {
  const found = await report(server);
  if (found === undefined) return;
  if (found.failed === 0) {
    await vscode.window.showInformationMessage(tell(`${found.ok} ca đều đúng.`, `All ${found.ok} cases pass.`));
    return;
  }
  const wrong = found.results.filter((one) => !one.ok);
  const items = wrong.map((one) => ({ label: one.name, detail: one.failures[0]?.message ?? "", place: one }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: tell(`${found.failed} ca sai`, `${found.failed} cases fail`),
    matchOnDetail: true,
    matchOnDescription: true,
  });
  if (chosen !== undefined) await goTo(chosen.place);
}

/** The case whose values stand beside the rules; none, to take them away. */
async function chooseCase(server: LanguageClient): Promise<void> {
  const found = await report(server);
  if (found === undefined) return;
  const none = { label: tell("Không ca nào", "None"), description: "", choice: null };
  const items = found.results.map((one) => ({
    label: one.name,
    description: one.clauses.join(", "),
    choice: { uri: one.uri, name: one.name },
  }));
  const chosen = await vscode.window.showQuickPick([none, ...items], {
    placeHolder: tell("Ca để xem giá trị bên cạnh quy tắc", "The case whose values to show beside the rules"),
    matchOnDetail: true,
    matchOnDescription: true,
  });
  if (chosen !== undefined) await server.sendNotification("khoan/settings", { case: chosen.choice });
}

async function goTo({ uri, range }: PlainLocation): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: rangeOf(range) });
}

function positionOf({ line, character }: PlainPosition): vscode.Position {
  return new vscode.Position(line, character);
}

function rangeOf({ start, end }: PlainRange): vscode.Range {
  return new vscode.Range(positionOf(start), positionOf(end));
}
