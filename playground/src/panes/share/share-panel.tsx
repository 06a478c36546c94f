/** Sharing and keeping, in one sheet: link, folder, print, and what this browser holds. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { forgetAll } from "../../keep/drafts.ts";
import { forgetSettings } from "../../keep/settings.ts";
import { MOST_LINK } from "../../share/link.ts";
import { downloadZip, linkOf, uploadZip } from "../../share/share-actions.ts";
import { bundled, dispatch, rememberCase, work } from "../../state/store.ts";
import { overBundled } from "../../state/work.ts";
import { words } from "../../words/words.ts";

export function SharePanel(): JSX.Element {
  const w = words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="button"
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true;
          dialog.current?.showModal();
        }}
      >
        {w.share}
      </button>
      <dialog
        ref={dialog}
        class="sheet share"
        aria-label={w.shareTitle}
        onClose={() => {
          open.value = false;
        }}
      >
        {open.value && (
          <>
            <div class="sheet-head">
              <h2>{w.shareTitle}</h2>
              <button type="button" class="icon" aria-label={w.close} onClick={() => dialog.current?.close()}>
                ✕
              </button>
            </div>
            <div class="share-body">
              <LinkSection />
              <ZipSection done={() => dialog.current?.close()} />
              <section>
                <h3>{w.printTitle}</h3>
                <p>{w.printText}</p>
                <button
                  type="button"
                  class="button"
                  onClick={() => {
                    dialog.current?.close();
                    requestAnimationFrame(() => print());
                  }}
                >
                  {w.print}
                </button>
              </section>
              <KeptSection />
            </div>
          </>
        )}
      </dialog>
    </>
  );
}

function LinkSection(): JSX.Element {
  const w = words.value;
  const asked = useSignal(false);
  const agreed = useSignal(false);
  const copied = useSignal(false);
  const withCase = asked.value && agreed.value;
  const link = linkOf(withCase);
  const none = Object.keys(overBundled(work.value, bundled.value)).length === 0;
  const long = link.length > MOST_LINK;
  const box = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      box.current?.select();
      document.execCommand("copy");
    }
    copied.value = true;
  };
  return (
    <section>
      <h3>{w.linkTitle}</h3>
      <p>{none ? w.linkNoEdits : w.linkText}</p>
      {long ? (
        <p class="banner warning" role="alert">
          {w.linkTooLong}
        </p>
      ) : (
        <div class="link-line">
          <input
            ref={box}
            class="field"
            readOnly
            value={link}
            aria-label={w.linkTitle}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" class="button main" disabled={asked.value && !agreed.value} onClick={copy}>
            {w.copyLink}
          </button>
        </div>
      )}
      <span role="status" class="copied">
        {copied.value ? w.copied : ""}
      </span>
      <label class="check">
        <input
          type="checkbox"
          checked={asked.value}
          onChange={(event) => {
            asked.value = event.currentTarget.checked;
            agreed.value = false;
            copied.value = false;
          }}
        />
        {w.withFacts}
      </label>
      {asked.value && (
        <div class="banner error" role="alert">
          <p>{w.withFactsWarning}</p>
          <label class="check">
            <input
              type="checkbox"
              checked={agreed.value}
              onChange={(event) => {
                agreed.value = event.currentTarget.checked;
                copied.value = false;
              }}
            />
            {w.withFactsConfirm}
          </label>
        </div>
      )}
    </section>
  );
}

function ZipSection({ done }: { readonly done: () => void }): JSX.Element {
  const w = words.value;
  const input = useRef<HTMLInputElement>(null);
  return (
    <section>
      <h3>{w.zipTitle}</h3>
      <p>{w.zipText}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={downloadZip}>
          {w.zipDown}
        </button>
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {w.zipUp}
        </button>
        <input
          ref={input}
          type="file"
          accept=".zip,application/zip"
          class="hidden"
          aria-label={w.zipUp}
          tabIndex={-1}
          onChange={async (event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file === undefined) return;
            await uploadZip(file);
            done();
          }}
        />
      </div>
    </section>
  );
}

function KeptSection(): JSX.Element {
  const w = words.value;
  const forgotten = useSignal(false);
  return (
    <section>
      <h3>{w.privacyTitle}</h3>
      <p>{w.privacyText}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={rememberCase.value}
          onChange={(event) => {
            rememberCase.value = event.currentTarget.checked;
          }}
        />
        {w.rememberCase}
      </label>
      <div class="buttons">
        <button type="button" class="button" onClick={() => dispatch({ kind: "reset" })}>
          {w.resetAll}
        </button>
        <button
          type="button"
          class="button"
          onClick={async () => {
            await forgetAll();
            forgetSettings();
            forgotten.value = true;
          }}
        >
          {w.forget}
        </button>
        <span role="status">{forgotten.value ? w.forgotten : ""}</span>
      </div>
    </section>
  );
}
