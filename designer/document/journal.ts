/** What this computer keeps of a draft until the server has it. */
export interface Entry<D> {
  readonly at: number;
  /** Revision of the server's draft on which it was built. */
  readonly revision: number;
  readonly document: D;
}

const PREFIX = "filrouge.journal.";
const TAB = "filrouge.tab";

/** A name for this tab, so that two tabs never write each other's entry. */
function tab(): string {
  const known = sessionStorage.getItem(TAB);
  if (known !== null) return known;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(TAB, fresh);
  return fresh;
}

const nameOf = (key: string): string => `${PREFIX}${key}.${tab()}`;

/** Keeps the document here; a full storage is no reason to stop the work. */
export function keep<D>(key: string, entry: Entry<D>): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(entry));
  } catch {
    // Nothing can be done here: the save line says what the server has.
  }
}

export const forget = (key: string): void => localStorage.removeItem(nameOf(key));

/** Unsaved changes of this document left behind on this computer, the newest first. */
export function leftBehind<D>(
  key: string,
  readable: (value: unknown) => value is D,
): readonly (Entry<D> & { readonly name: string })[] {
  const found: (Entry<D> & { readonly name: string })[] = [];
  for (let index = 0; index < localStorage.length; index += 1) {
    const name = localStorage.key(index);
    if (!name?.startsWith(`${PREFIX}${key}.`)) continue;
    const entry = read(localStorage.getItem(name), readable);
    if (entry) found.push({ ...entry, name });
  }
  return found.sort((a, b) => b.at - a.at);
}

export const discard = (name: string): void => localStorage.removeItem(name);

function read<D>(text: string | null, readable: (value: unknown) => value is D): Entry<D> | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null || !("at" in value && "revision" in value && "document" in value))
      return null;
    const { at, revision, document } = value;
    return typeof at === "number" && typeof revision === "number" && readable(document)
      ? { at, revision, document }
      : null;
  } catch {
    return null;
  }
}
