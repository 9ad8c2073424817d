import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DirectoryView } from "../../api/contract/directory.ts";
import { paced } from "../document/paced.ts";
import type { DocumentEditor } from "../document/use-session.ts";
import type { Surroundings, Verdict } from "./judge.ts";
import type { Asked } from "./verify-worker.ts";

export interface Verification extends Omit<Verdict, "number"> {
  readonly state: "checking" | "done" | "stopped";
  /** Starts the checks anew after they stopped. */
  readonly again: () => void;
}

/**
 * Checks the document of an editor, and plays its examples among what stands `around` it, in a worker: at once after a change,
 * before that is drawn, or as soon as the change before has been checked; what is typed, once it pauses. Typing never waits for it.
 */
export function useVerification(
  editor: Pick<DocumentEditor<object>, "state" | "subscribe">,
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
  const line = useRef<{ asked: number; busy: boolean; next: object | null; told: Surroundings | null }>({
    asked: 0,
    busy: false,
    next: null,
    told: null,
  });
  const surroundings = useMemo(() => ({ directory: directory && plain(directory), around }), [directory, around]);
  const newest = useRef(surroundings);
  newest.current = surroundings;

  const ask = useCallback((document: object) => {
    const { asked, told } = line.current;
    const { current } = newest;
    line.current = { asked: asked + 1, busy: true, next: null, told: current };
    // What stands around is large and seldom another: the worker keeps it.
    const more = told === current ? {} : { surroundings: current };
    worker.current?.postMessage({ number: asked + 1, document, ...more } satisfies Asked);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts a new worker
  useEffect(() => {
    const fresh = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
    fresh.onmessage = ({ data }: MessageEvent<Verdict>) => {
      const { asked, next } = line.current;
      if (data.number !== asked) return;
      line.current.busy = false;
      if (next) ask(next);
      // Before whatever else of the change still waits to be drawn.
      flushSync(() =>
        setResult((was) =>
          sameVerdict(was, data) ? was : { state: "done", findings: data.findings, examples: data.examples },
        ),
      );
    };
    fresh.onerror = () => {
      // The next change is tried again.
      line.current.busy = false;
      setResult((was) => ({ ...was, state: "stopped" }));
    };
    worker.current = fresh;
    line.current = { ...line.current, busy: false, told: null };
    return () => fresh.terminate();
  }, [round, ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let seen: object | null = null;
    const look = () => {
      const { document } = editor.state();
      if (document === seen) return;
      seen = document;
      if (line.current.busy) line.current.next = document;
      else ask(document);
    };
    look();
    const pace = paced(look);
    let last: object | null = seen;
    const stop = editor.subscribe(() => {
      const { document } = editor.state();
      if (document === last) return;
      last = document;
      pace.changed();
    });
    return () => {
      pace.forget();
      stop();
    };
  }, [editor, surroundings, round, ask]);

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
}: DirectoryView): NonNullable<Surroundings["directory"]> {
  const active = people.filter((person) => person.active);
  const sets = [...groups, ...departments, ...roles].map((it) => it.id);
  const filled = new Set(active.flatMap((person) => [...person.groups, ...person.departments, ...person.roles]));
  return {
    fields,
    templates: templates.map((it) => it.key),
    calendars,
    people: [...people.map((it) => it.id), ...sets],
    empty: sets.filter((id) => !filled.has(id)),
    noSeats: active.flatMap(({ id, name, roles: his }) => (his.includes("role:collaborator") ? [[id, name]] : [])),
  };
}
