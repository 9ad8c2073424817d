import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from "react";

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes("Files") ?? false;

/** Handlers of an area that takes files dropped on it and pasted into it. Text that is pasted stays text. */
export function useFileDrop(add: (files: Iterable<File>) => void) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    // A file that misses the area would replace the whole page, and what is typed with it.
    const miss = (event: globalThis.DragEvent) => {
      if (!event.defaultPrevented && hasFiles(event.dataTransfer)) event.preventDefault();
    };
    addEventListener("dragover", miss);
    addEventListener("drop", miss);
    return () => {
      removeEventListener("dragover", miss);
      removeEventListener("drop", miss);
    };
  }, []);
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      depth.current += 1;
      setOver(true);
    },
    onDragLeave: () => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    },
    onDragOver: (event: DragEvent) => {
      if (hasFiles(event.dataTransfer)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      add(event.dataTransfer.files);
    },
    onPaste: (event: ClipboardEvent) => {
      const { files, types } = event.clipboardData;
      if (files.length === 0 || types.includes("text/plain")) return;
      event.preventDefault();
      add(files);
    },
  };
  return { handlers, over };
}
