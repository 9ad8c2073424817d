import { useCallback, useEffect, useRef, useState } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Question, Verdict } from "./judge.ts";

export interface Verification extends Omit<Verdict, "number"> {
  readonly state: "checking" | "done" | "stopped";
  /** Starts the checks anew after they stopped. */
  readonly again: () => void;
}

/**
 * Checks the document, and plays its examples among what stands `around` it, in a worker: at once after a change, or as soon as
 * the change before has been checked. Typing never waits for it.
 */
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
  /** What is being checked, and the newest change that waits until that is done. */
  const line = useRef<{ asked: number; busy: boolean; next: Omit<Question, "number"> | null }>({
    asked: 0,
    busy: false,
    next: null,
  });

  const ask = useCallback((question: Omit<Question, "number">) => {
    line.current = { asked: line.current.asked + 1, busy: true, next: null };
    worker.current?.postMessage({ number: line.current.asked, ...question } satisfies Question);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts a new worker
  useEffect(() => {
    const fresh = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
    fresh.onmessage = ({ data }: MessageEvent<Verdict>) => {
      const { asked, next } = line.current;
      if (data.number !== asked) return;
      line.current.busy = false;
      if (next) ask(next);
      setResult((was) =>
        sameVerdict(was, data) ? was : { state: "done", findings: data.findings, examples: data.examples },
      );
    };
    fresh.onerror = () => {
      // The next change is tried again.
      line.current.busy = false;
      setResult((was) => ({ ...was, state: "stopped" }));
    };
    worker.current = fresh;
    line.current.busy = false;
    return () => fresh.terminate();
  }, [round, ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const question = { document, directory: directory && plain(directory), around };
    if (line.current.busy) line.current.next = question;
    else ask(question);
  }, [document, directory, around, round, ask]);

  return { ...result, again: () => setRound((r) => r + 1) };
}

/** Nothing new was found: what is drawn from it need not be drawn again. */
const sameVerdict = (was: Omit<Verification, "again">, { findings, examples }: Verdict): boolean =>
  was.state === "done" && JSON.stringify([was.findings, was.examples]) === JSON.stringify([findings, examples]);

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
