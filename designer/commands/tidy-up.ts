import type { Layout } from "../../blueprints/layout.ts";
import { type Point, placesOf } from "../canvas/places.ts";
import type { Command } from "./command.ts";
import { patched, withLayout } from "./edits.ts";
import { notesBeside } from "./notes-along.ts";

/** Places that the layout engine found, by state id. Only those named move, and the notes that stand at them; none is kept any more. */
export const tidyUp: Command<{ readonly places: { readonly [state: string]: Point } }> = {
  name: "tidyUp",
  title: { en: "Tidy up", fr: "Ranger" },
  apply(document, { places }) {
    const was = placesOf(document);
    const layout: Layout = { ...document.layout };
    let moved = 0;
    for (const state of document.states) {
      const place = places[state.id];
      if (!place) continue;
      const next: [number, number] = [Math.round(place[0]), Math.round(place[1])];
      const old = was.get(state.id);
      if (old && (old[0] !== next[0] || old[1] !== next[1])) moved += 1;
      layout[state.id] = next;
    }
    if (moved === 0) return null;
    const laid = withLayout(document, layout);
    const notes = notesBeside(document, laid);
    return {
      document: notes ? patched(laid, { notes: [...notes] }) : laid,
      said: { en: `Tidied up ${moved} states.`, fr: `${moved} états rangés.` },
    };
  },
};
