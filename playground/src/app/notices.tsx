/** What the page has to say of itself: a draft left behind, a link opened, other tabs. */
import type { JSX } from "preact";
import { dismiss, notices, otherTabs } from "../state/store.ts";
import { words } from "../words/words.ts";

export function Notices(): JSX.Element {
  const w = words.value;
  return (
    <div class="notices" role="status">
      {notices.value.map((notice) => (
        <p key={notice.id} class="banner note notice">
          <span>{notice.text()}</span>
          {notice.actions.map((action) => (
            <button
              key={action.label()}
              type="button"
              class="link"
              onClick={() => {
                action.run();
                dismiss(notice.id);
              }}
            >
              {action.label()}
            </button>
          ))}
          <button type="button" class="icon" aria-label={w.close} onClick={() => dismiss(notice.id)}>
            ✕
          </button>
        </p>
      ))}
      {otherTabs.value > 0 && <p class="banner note notice">{w.otherTab(otherTabs.value)}</p>}
    </div>
  );
}
