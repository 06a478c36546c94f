/** A place in a file that opens there. */
import type { JSX } from "preact";
import type { PlaceView } from "../../protocol/views.ts";
import { show } from "../../state/store.ts";

export function PlaceLink({ place }: { readonly place: PlaceView }): JSX.Element {
  const name = place.path.slice(place.path.lastIndexOf("/") + 1);
  return (
    <button type="button" class="place" title={`${place.path}:${place.line}`} onClick={() => show(place)}>
      {name}:{place.line}
    </button>
  );
}
