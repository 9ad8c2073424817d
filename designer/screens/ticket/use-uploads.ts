import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FileView } from "../../../api/contract/files.ts";
import { bodyOf, client } from "../../data/client.ts";
import { startUpload } from "../../data/upload.ts";
import { files as words } from "../../i18n/files.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { announce } from "../../ui/live-region.tsx";
import { sizeWords } from "./file-words.ts";

/** A file on its way, or one that did not get there. `error` null: on its way. */
export interface Sending {
  readonly key: string;
  readonly file: File;
  readonly sent: number;
  readonly error: string | null;
}

export interface Uploads {
  readonly kept: readonly FileView[];
  readonly sending: readonly Sending[];
  /** What the server said of files that had been kept, by id. */
  readonly refused: ReadonlyMap<string, string>;
  readonly add: (files: Iterable<File>) => void;
  readonly cancel: (key: string) => void;
  readonly retry: (key: string) => void;
  readonly remove: (id: string) => void;
  /** Why nothing may be sent yet; null: everything is there. */
  readonly hindrance: string | null;
  /** Takes in which of the named files the server did not know; false: it said nothing of files. */
  readonly refuse: (errors: readonly { readonly pointer: string; readonly message: string }[]) => boolean;
}

/** Uploads what somebody attaches at once, one after the other; what has arrived is `kept` by whoever keeps the text. */
export function useUploads(kept: readonly FileView[], onKept: (kept: readonly FileView[]) => void): Uploads {
  const t = useWords(words);
  const language = useLanguage();
  const limits = useQuery({
    queryKey: ["limits", "files"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => bodyOf(await client.files.limits()),
  });
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const cancels = useRef(new Map<string, () => void>());
  // Uploads end when they end: each adds to what is kept then.
  const latest = useRef({ kept, onKept });
  latest.current = { kept, onKept };
  useEffect(() => {
    const running = cancels.current;
    return () => {
      const stops = [...running.values()];
      running.clear();
      for (const stop of stops) stop();
    };
  }, []);

  const note = (key: string, changes: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const forget = (key: string) => {
    cancels.current.delete(key);
    setSending((all) => all.filter((one) => one.key !== key));
  };
  const fail = (key: string, name: string, why: string) => {
    cancels.current.delete(key);
    note(key, { error: why });
    announce(t("failed", { name, why }), "assertive");
  };
  const start = async (key: string, file: File) => {
    note(key, { error: null, sent: 0 });
    const most = limits.data?.fileBytes;
    if (most !== undefined && file.size > most)
      return fail(key, file.name, t("tooLarge", { size: sizeWords(most, language) }));
    const { done, cancel } = startUpload(file, (sent) => note(key, { sent }));
    cancels.current.set(key, cancel);
    const ended = await done;
    if (!cancels.current.has(key)) return;
    if (!ended.ok) return fail(key, file.name, ended.detail ?? t("noAnswer"));
    forget(key);
    const now = latest.current;
    const next = [...now.kept, ended.file];
    latest.current = { ...now, kept: next };
    now.onKept(next);
    announce(t("arrived", { name: ended.file.name }));
  };
  return {
    kept,
    sending,
    refused,
    add: (files) => {
      const begun = [...files].map((file) => ({ key: crypto.randomUUID(), file, sent: 0, error: null }));
      const most = limits.data?.perMessage ?? begun.length + kept.length + sending.length;
      const room = Math.max(0, most - kept.length - sending.length);
      const taken = begun.map((one, index) => (index < room ? one : { ...one, error: t("tooMany", { count: most }) }));
      setSending((all) => [...all, ...taken]);
      for (const one of taken) if (one.error === null) void start(one.key, one.file);
    },
    cancel: (key) => {
      const stop = cancels.current.get(key);
      forget(key);
      stop?.();
    },
    retry: (key) => {
      const one = sending.find((each) => each.key === key);
      if (one) void start(key, one.file);
    },
    remove: (id) => {
      const next = latest.current.kept.filter((one) => one.id !== id);
      latest.current = { ...latest.current, kept: next };
      onKept(next);
    },
    hindrance: sending.some(({ error }) => error === null) ? t("wait") : sending.length > 0 ? t("notThere") : null,
    refuse: (errors) => {
      const said = errors.flatMap(({ pointer, message }): [string, string][] => {
        const place = /\/attachments\/(\d+)$/.exec(pointer)?.[1];
        const file = place === undefined ? undefined : kept[Number(place)];
        return file ? [[file.id, message]] : [];
      });
      setRefused(new Map(said));
      return said.length > 0;
    },
  };
}
