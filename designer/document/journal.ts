/** What this computer keeps of a draft until the server has it. */
export interface Entry<D> {
  readonly at: number;
  /** Revision of the server's draft on which it was built. */
  readonly revision: number;
  readonly document: D;
  /** The server's document on which it was built; absent when there was no room for both. */
  readonly base?: D;
}

const PREFIX = "filrouge.journal.";
/** Each time a page is opened it writes under a name of its own: never over another tab's entry, nor over what its tab left behind. */
const PAGE = crypto.randomUUID();

const nameOf = (key: string): string => `${PREFIX}${key}.${PAGE}`;

/** Keeps the document here; a full storage is no reason to stop the work. */
export function keep<D>(key: string, entry: Entry<D>): void {
  const { base: _, ...alone } = entry;
  if (!written(key, entry)) written(key, alone);
}

/** False when there is no room: then the save line says what the server has. */
function written(key: string, entry: Entry<unknown>): boolean {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(entry));
    return true;
  } catch {
    return false;
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
    if (!name?.startsWith(`${PREFIX}${key}.`) || name === nameOf(key)) continue;
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
    if (typeof at !== "number" || typeof revision !== "number" || !readable(document)) return null;
    return { at, revision, document, ...("base" in value && readable(value.base) ? { base: value.base } : {}) };
  } catch {
    return null;
  }
}
