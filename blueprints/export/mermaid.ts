import type { Blueprint } from "../blueprint.ts";
import { textIn } from "../text.ts";

const ALWAYS = { en: "From every state", fr: "De tout état" };

/** What would end a name, begin a comment or mean markup, as Mermaid's own codes; everything invisible becomes a space. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replace(/["#;:%<>{}[\]\\`|]/g, (sign) => `#${sign.charCodeAt(0)};`);

/** The blueprint as a Mermaid `stateDiagram-v2`: states with their names, an arrow a way, common transitions once. */
export function mermaidOf(document: Blueprint, language: string): string {
  const ids = idsOf(document);
  const idOf = (state: string): string => ids.get(state) ?? "";
  const said = (text: Parameters<typeof textIn>[0], otherwise: string): string =>
    plain(textIn(text, language)) || otherwise;
  const lines = document.states.map(({ id, name }) => `state "${said(name, id)}" as ${idOf(id)}`);
  const starts = [...new Set(Object.values(document.entry.into))].filter((id) => ids.has(id));
  lines.push(...starts.map((id) => `[*] --> ${idOf(id)}`));
  const drawn = document.transitions.filter(({ to }) => ids.has(to));
  if (drawn.some(({ from }) => from === "any"))
    lines.push(`state "${language.startsWith("fr") ? ALWAYS.fr : ALWAYS.en}" as always`);
  for (const { id, name, from, to } of drawn)
    for (const origin of from === "any" ? ["always"] : [...new Set(from)].filter((one) => ids.has(one)).map(idOf))
      lines.push(`${origin} --> ${idOf(to)} : ${said(name, id)}`);
  lines.push(...document.states.filter(({ final }) => final).map(({ id }) => `${idOf(id)} --> [*]`));
  const title = JSON.stringify(said(document.name, document.key));
  return `---\ntitle: ${title}\n---\nstateDiagram-v2\n  direction LR\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** Names that Mermaid's grammar reads: no hyphens, and none of its own words. */
function idsOf({ states }: Blueprint): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const { id } of states) {
    const wanted = `s_${id.replaceAll("-", "_")}`;
    let own = wanted;
    for (let number = 2; taken.has(own); number += 1) own = `${wanted}_${number}`;
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}
