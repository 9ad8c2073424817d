import type { DirectoryView } from "../../api/contract/directory.ts";

type Person = DirectoryView["people"][number];

/** Who may be given tickets: everybody of the desk with a seat; whoever `has` it already is named too. */
export const ownersOf = (people: readonly Person[] = [], has?: string | null): readonly Person[] =>
  people.filter(({ id, active, roles }) => (active && !roles.includes("role:collaborator")) || id === has);
