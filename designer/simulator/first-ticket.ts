import { begin, type Given, isSimulation, ticketOf, type World } from "./simulation.ts";

/**
 * A ticket to begin with: one that comes into the process by its own entry, in a department for which that holds; where no plain
 * ticket does, one that stands in the state into which tickets come.
 */
export function firstGiven(
  world: World,
  departments: readonly string[],
  given: Pick<Given, "now" | "people"> & { readonly subject: string },
): Given {
  const { subject, ...rest } = given;
  const own = world.document.departments ?? [];
  const wanted = [...new Set([...own, ...named(world, departments), null, ...departments])];
  for (const department of wanted) {
    const ticket = { subject, ...(department !== null && { department }) };
    const begun = begin(world, { ...rest, ticket });
    if (isSimulation(begun) && ticketOf(begun)?.place) return { ...rest, ticket };
  }
  const into = world.document.entry.into;
  const state = into.new ?? into.open ?? world.document.states[0]?.id;
  const department = wanted.find((one) => one !== null);
  return {
    ...rest,
    ticket: { subject, ...(department !== undefined && { department }), ...(state !== undefined && { state }) },
  };
}

/** Departments of which the entry speaks. */
function named({ document }: World, departments: readonly string[]): readonly string[] {
  const words = JSON.stringify(document.entry.when ?? null);
  const written = words.match(/"department:[a-z0-9][a-z0-9._-]{0,63}"/g)?.map((one) => one.slice(1, -1)) ?? [];
  return [...written, ...departments.filter((one) => words.includes(`"${one}"`))];
}
