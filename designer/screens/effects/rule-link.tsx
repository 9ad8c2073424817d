import { Link } from "react-router";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { Text } from "../../../blueprints/text.ts";
import { useDirectory } from "../../data/session.ts";
import { useSay } from "../../i18n/i18n.ts";
import { readRule } from "./effect-words.ts";

interface Place {
  readonly path: string;
  readonly named: (directory: DirectoryView) => readonly { readonly key: string; readonly name: Text }[];
}

const PLACES: { readonly [kind: string]: Place } = {
  blueprint: { path: "/blueprints", named: ({ blueprints }) => blueprints },
  trigger: { path: "/triggers", named: ({ triggers }) => triggers },
  macro: { path: "/macros", named: ({ macros }) => macros },
  "time-rule": { path: "/time-rules", named: ({ timeRules }) => timeRules },
  "sla-policy": { path: "/time-limits", named: ({ policies }) => policies },
};

/** The document that asked for an effect, by its name; what no document says stands as it is. */
export function RuleLink({ rule }: { readonly rule: string }) {
  const say = useSay();
  const directory = useDirectory().data;
  const read = readRule(rule);
  const place = read && Object.hasOwn(PLACES, read.kind) ? PLACES[read.kind] : undefined;
  if (!read || !place) return <span className="break-all">{rule}</span>;
  const found = directory && place.named(directory).find(({ key }) => key === read.key);
  return (
    <Link to={`${place.path}/${read.key}`} className="text-link hover:underline">
      {found ? say(found.name) : read.key}
    </Link>
  );
}
