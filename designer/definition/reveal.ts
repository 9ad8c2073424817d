const FOCUSABLE = "input, select, textarea, button, [tabindex]";

/** The control that edits a place, or the nearest part around it. */
function controlOf(box: HTMLElement, pointer: string): HTMLElement | null {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = box.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"]`);
    if (found) return found;
  }
  return null;
}

/** Scrolls to the control of a place and focuses it; false when the form has none for it. */
export function focusPlace(box: HTMLElement, pointer: string): boolean {
  const found = controlOf(box, pointer);
  if (!found) return false;
  const target = found.matches(FOCUSABLE) ? found : (found.querySelector<HTMLElement>(FOCUSABLE) ?? found);
  found.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  return true;
}
