import { useState } from "react";

/** Fetched side by side. */
const AT_ONCE = 4;

const asAddress = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });

function fetched(ticket: string, message: string, url: string): Promise<string | null> {
  const path = `/api/tickets/${encodeURIComponent(ticket)}/messages/${encodeURIComponent(message)}/picture`;
  return pictureAt(`${path}?${new URLSearchParams({ url })}`);
}

/** What our server has there as a data: address; null: nothing, or no picture. */
export async function pictureAt(path: string): Promise<string | null> {
  const answer = await fetch(path).catch(() => null);
  const bytes = answer?.ok ? await answer.blob().catch(() => null) : null;
  return bytes && /^image\/(png|jpeg|gif|webp|avif)$/.test(bytes.type) ? asAddress(bytes) : null;
}

const NONE: ReadonlyMap<number, string> = new Map();

/** Pictures of a message from other sites: fetched by our server when somebody asks, and shown as their bytes. */
export function usePictures(ticket: string, message: string, urls: readonly string[]) {
  const [pictures, setPictures] = useState(NONE);
  const [state, setState] = useState<"away" | "coming" | "there">("away");
  const show = async () => {
    if (state !== "away") return;
    setState("coming");
    const found = new Map<number, string>();
    const waiting = urls.map((url, place) => [place, url] as const);
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const address = await fetched(ticket, message, next[1]);
        if (address !== null) found.set(next[0], address);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    setPictures(found);
    setState("there");
  };
  return { pictures, state, show, missing: state === "there" ? urls.length - pictures.size : 0 };
}
