import { useEffect, useRef, useState } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Question, Verdict } from "./judge.ts";

export interface Verification extends Omit<Verdict, "number"> {
  readonly state: "checking" | "done" | "stopped";
  /** Starts the checks anew after they stopped. */
  readonly again: () => void;
}

const AFTER_MS = 250;

/** Checks the document, and plays its examples among what stands `around` it, 250 ms after the last change, in a worker: typing never waits for it. */
export function useVerification(
  document: object,
  directory: DirectoryView | null,
  around: readonly unknown[] | null,
): Verification {
  const [result, setResult] = useState<Omit<Verification, "again">>({
    state: "checking",
    findings: [],
    examples: null,
  });
  const [round, setRound] = useState(0);
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts a new worker
  useEffect(() => {
    const fresh = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
    fresh.onmessage = ({ data }: MessageEvent<Verdict>) => {
      if (data.number === asked.current) setResult({ state: "done", findings: data.findings, examples: data.examples });
    };
    fresh.onerror = () => setResult((was) => ({ ...was, state: "stopped" }));
    worker.current = fresh;
    return () => fresh.terminate();
  }, [round]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.current += 1;
      worker.current?.postMessage({
        number: asked.current,
        document,
        directory: directory && plain(directory),
        around,
      } satisfies Question);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [document, directory, around, round]);

  return { ...result, again: () => setRound((r) => r + 1) };
}

function plain({
  fields,
  templates,
  calendars,
  people,
  groups,
  departments,
  roles,
}: DirectoryView): NonNullable<Question["directory"]> {
  const active = people.filter((person) => person.active);
  const sets = [...groups, ...departments, ...roles].map((it) => it.id);
  const filled = new Set(active.flatMap((person) => [...person.groups, ...person.departments, ...person.roles]));
  return {
    fields,
    templates: templates.map((it) => it.key),
    calendars,
    people: [...people.map((it) => it.id), ...sets],
    empty: sets.filter((id) => !filled.has(id)),
  };
}
