import { Link } from "react-router";
import { useDirectory } from "../../data/session.ts";
import { useSay } from "../../i18n/i18n.ts";
import { readRule } from "./effect-words.ts";
import { RULE_PLACES } from "./rule-places.ts";

/** The document that asked for an effect, by its name; what no document says stands as it is. */
export function RuleLink({ rule }: { readonly rule: string }) {
  const say = useSay();
  const directory = useDirectory().data;
  const read = readRule(rule);
  const place = read && Object.hasOwn(RULE_PLACES, read.kind) ? RULE_PLACES[read.kind] : undefined;
  if (!read || !place) return <span className="break-all">{rule}</span>;
  const found = directory && place.named(directory).find(({ key }) => key === read.key);
  return (
    <Link to={`${place.path}/${read.key}`} className="text-link hover:underline">
      {found ? say(found.name) : read.key}
    </Link>
  );
}
