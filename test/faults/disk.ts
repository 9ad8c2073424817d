/** What a process did to files and what it told the world, in the order in which it did it. */
export type DiskStep =
  | { readonly type: "written"; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly type: "synced"; readonly file: string }
  | { readonly type: "cut"; readonly file: string; readonly to: number }
  | { readonly type: "removed"; readonly file: string }
  | { readonly type: "told"; readonly events: readonly string[] };

/** What a power cut leaves of writes that were not synced: nothing, some 512-byte sectors by chance, or everything. */
export const LEFT = ["nothing", "sectors", "everything"] as const;
export type Left = (typeof LEFT)[number];

const SECTOR = 512;

interface Image {
  bytes: Buffer;
  size: number;
}

/**
 * The files as they lie on the disk when the power goes after `end` steps. What was there before and what was synced is
 * whole; of the rest, `left` decides, with `chance` (0 … 1) for each sector.
 */
export function afterPowerCut(
  before: ReadonlyMap<string, Buffer>,
  steps: readonly DiskStep[],
  end: number,
  left: Left,
  chance: () => number,
): Map<string, Buffer> {
  const images = new Map<string, Image>();
  for (const [file, bytes] of before) images.set(file, { bytes: Buffer.from(bytes), size: bytes.length });
  const lastSync = new Map<string, number>();
  for (let at = 0; at < end; at++) {
    const step = steps[at];
    if (step?.type === "synced") lastSync.set(step.file, at);
  }
  for (let at = 0; at < end; at++) {
    const step = steps[at];
    if (!step || step.type === "synced" || step.type === "told") continue;
    const safe = at < (lastSync.get(step.file) ?? -1) || left === "everything" || step.type === "removed";
    if (safe) put(images, step);
    else if (left === "nothing") continue;
    else if (step.type === "cut") {
      if (chance() < 0.5) put(images, step);
    } else
      for (let sector = 0; sector < step.bytes.length; sector += SECTOR)
        if (chance() < 0.5)
          put(images, { ...step, at: step.at + sector, bytes: step.bytes.subarray(sector, sector + SECTOR) });
  }
  return new Map([...images].map(([file, { bytes, size }]) => [file, bytes.subarray(0, size)]));
}

type Change = Exclude<DiskStep, { type: "synced" | "told" }>;

function put(images: Map<string, Image>, step: Change): void {
  if (step.type === "removed") {
    images.delete(step.file);
    return;
  }
  const image = images.get(step.file) ?? { bytes: Buffer.alloc(65_536), size: 0 };
  images.set(step.file, image);
  const size = step.type === "cut" ? step.to : step.at + step.bytes.length;
  if (size > image.bytes.length) {
    const wider = Buffer.alloc(Math.max(size, image.bytes.length * 2));
    image.bytes.copy(wider, 0, 0, image.size);
    image.bytes = wider;
  }
  if (step.type === "cut") {
    if (size < image.size) image.bytes.fill(0, size, image.size);
    image.size = size;
    return;
  }
  step.bytes.copy(image.bytes, step.at);
  image.size = Math.max(image.size, size);
}
