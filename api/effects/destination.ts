import type { Effect } from "../../blueprints/facts.ts";
import { derivedId } from "../ids.ts";

const LONGEST = 200;

/**
 * Where an effect goes. What one ticket sends to one destination leaves in order; different destinations do not wait for each
 * other, and one that is down holds up no other.
 */
export function destinationOf(effect: Effect): string {
  if (effect.type === "webhook") return URL.canParse(effect.url) ? new URL(effect.url).origin : "webhook";
  const people = [...effect.to].sort().join(",");
  return `mail:${people.length > LONGEST ? derivedId(people) : people}`;
}

/** Whether a destination is another system, whose health is watched. */
export const isSystem = (destination: string): boolean => /^https?:/.test(destination);
