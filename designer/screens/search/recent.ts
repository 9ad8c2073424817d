const MOST = 6;
const stored = (person: string): string => `filrouge.searches.${person}`;

/** What somebody searched for on this computer, the latest first. */
export function recentSearches(person: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(stored(person)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepSearch(person: string, text: string): void {
  const wanted = text.trim();
  if (wanted === "") return;
  const others = recentSearches(person).filter((one) => one !== wanted);
  try {
    localStorage.setItem(stored(person), JSON.stringify([wanted, ...others].slice(0, MOST)));
  } catch {
    // A full or locked store costs the memory of it, not the search.
  }
}
