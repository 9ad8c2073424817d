import type { ReplacingView } from "../../api/contract/exchange.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Part } from "../../blueprints/part.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { bodyOf, client } from "../data/client.ts";
import { asBody, readDefinition, readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { replacing } from "../i18n/replacing.ts";
import { type Draw, useDrafts } from "../replacing/use-drafts.ts";
import { caughtUp, oldVersions, type PartVersion } from "./catch-up.ts";
import { isPartLike } from "./plain-part.ts";

/** Every blueprint that has an older version of a part, brought up to the one in force as drafts of their own. */
export function useCatchingUp(of: string, version: number) {
  const t = useWords(parts);
  const r = useWords(replacing);
  const say = useSay();
  return useDrafts({
    about: ["part", of, version],
    enabled: true,
    note: t("all.note", { version }),
    foresee: () => foreseen(of, version),
    // Each by itself: one that somebody is drawing in does not keep the others back.
    draw: async (chosen): Promise<Draw> => {
      const made: Draw["made"][number][] = [];
      const refused: string[] = [];
      for (const { kind, key, name, revision, alone, before, after } of chosen) {
        if (!after) continue;
        const answer = await client.exchange.take({ body: { documents: [{ document: after, revision }] } });
        const [done] = answer.ok ? answer.body.items : [];
        if (done) made.push({ kind, key, revision: done.revision, former: alone ? null : before });
        else if (!answer.ok) refused.push(r("refused", { name: say(name), reason: answer.problem.detail }));
      }
      return { made, refused };
    },
  });
}

async function foreseen(of: string, version: number): Promise<readonly ReplacingView[]> {
  const { items } = bodyOf(await client.exchange.uses({ params: { kind: "part", key: of } }));
  const document = await readVersion("part", of, version);
  if (!isPartLike(document)) return [];
  const former = new Map<number, Part>();
  const users = items.filter(({ kind }) => kind === "blueprint");
  const lines = await Promise.all(users.map(({ key }) => lineOf(key, { document, version }, former)));
  return lines.flat();
}

/** What becomes of one blueprint, as it is drawn now. Nothing: it has no older version, neither drawn nor in force. */
async function lineOf(key: string, now: PartVersion, former: Map<number, Part>): Promise<readonly ReplacingView[]> {
  const part = now.document.key;
  const { name, draft, published } = await readDefinition("blueprint", key);
  const inForce = published === null ? null : await readVersion("blueprint", key, published);
  const before = draft ? draft.document : inForce;
  if (!isBlueprintLike(before)) return [];
  const old = oldVersions(before, part, now.version);
  const line = { kind: "blueprint", key, name, revision: draft?.revision ?? 0, alone: !draft, faults: [] } as const;
  if (old.length === 0) {
    const left = isBlueprintLike(inForce) && oldVersions(inForce, part, now.version).length > 0;
    return left ? [{ ...line, standing: "drawn", before: null, after: null, faults: [] }] : [];
  }
  for (const one of old) {
    const was = former.get(one) ?? (await readVersion("part", part, one));
    if (isPartLike(was)) former.set(one, was);
  }
  const after = caughtUp(before, now, former);
  const compared = await client.exchange.compare({ body: { documents: [asBody(after)] } });
  if (compared.ok && compared.body.items[0]?.standing === "others")
    return [{ ...line, standing: "others", before: null, after: null, faults: [] }];
  // A draft that is not finished yet cannot be taken: it is said beside it, and the others go on.
  const faults = compared.ok ? await newFaults(before, after) : [{ pointer: "", message: compared.problem.detail }];
  return [{ ...line, standing: "ready", before: asBody(before), after: asBody(after), faults: [...faults] }];
}

/** Errors, and examples that fail, that the blueprint has not now. */
async function newFaults(before: Blueprint, after: Blueprint): Promise<ReplacingView["faults"]> {
  const [was, is] = await Promise.all([before, after].map(faultsOf));
  const known = new Set((was ?? []).map(({ id }) => id));
  return (is ?? []).filter(({ id }) => !known.has(id)).map(({ pointer, message }) => ({ pointer, message }));
}

async function faultsOf(document: Blueprint) {
  const { findings, examples } = bodyOf(await client.definitions.verify({ body: { document: asBody(document) } }));
  return [
    ...findings.flatMap(({ severity, code, pointer, message }) =>
      severity === "error" ? [{ id: `${code} ${pointer}`, pointer, message }] : [],
    ),
    ...examples.flatMap(({ name, failures: [failure] }, index) =>
      failure ? [{ id: `example ${name}`, pointer: `/examples/${index}`, message: named(name, failure) }] : [],
    ),
  ];
}

const named = (name: string, { en, fr }: Sentence): Sentence => ({ en: `“${name}”: ${en}`, fr: `« ${name} » : ${fr}` });
