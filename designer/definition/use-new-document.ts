import { useRef, useState } from "react";
import { freeKey, keyFrom } from "../../blueprints/key.ts";
import { client } from "../data/client.ts";
import { asBody, reasonOf } from "../document/draft.ts";
import { definition } from "../i18n/definition.ts";
import { useWords } from "../i18n/i18n.ts";

/** What asks for a new document: its name, a key that is still free made from it, and the draft that is written then. */
export function useNewDocument(onMade: (key: string) => void) {
  const t = useWords(definition);
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  const make = async (
    taken: () => Promise<readonly string[]>,
    draft: (key: string, name: string) => Promise<object>,
  ) => {
    const called = name.trim();
    if (called === "") {
      setError(t("new.nameNeeded"));
      first.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const key = freeKey(await taken(), keyFrom(called));
      const answer = await client.definitions.create({ body: asBody(await draft(key, called)) });
      if (answer.ok) return onMade(key);
      setError(answer.problem.detail || answer.problem.title);
    } catch (problem) {
      setError(reasonOf(problem));
    }
    setBusy(false);
  };
  return {
    first,
    busy,
    make,
    /** The field of the name. */
    named: { ref: first, label: t("new.name"), required: true, value: name, onChange: setName, error, maxLength: 200 },
  } as const;
}
