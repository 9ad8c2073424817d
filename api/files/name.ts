/** Longest name that is kept, in UTF-8 bytes: file systems take 255, and people add to names. */
const MOST_BYTES = 200;
const LONGEST_EXTENSION = 20;

/** Names that Windows gives to devices. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;

const bytes = (text: string): number => Buffer.byteLength(text);

/**
 * The name of a file as it is shown and offered for saving: no folder, nothing that is not seen (control characters, direction
 * marks, zero-width signs), nothing that a file system reads otherwise. It names nothing on our disk.
 */
export function cleanName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/u).at(-1) ?? "";
  const seen = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"|?*]/gu, "_")
    .replaceAll(/\p{Zs}+/gu, " ")
    .replaceAll(/(\p{M}{4})\p{M}+/gu, "$1")
    .replace(/^[.\s]+/u, "")
    .replace(/[.\s]+$/u, "");
  if (seen === "") return "file";
  return shortened(DEVICE.test(seen) ? `_${seen}` : seen);
}

/** Cut in the middle of no character, with its extension where it has one. */
function shortened(name: string): string {
  if (bytes(name) <= MOST_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && bytes(name.slice(dot)) <= LONGEST_EXTENSION ? name.slice(dot) : "";
  const kept: string[] = [];
  let left = MOST_BYTES - bytes(extension);
  for (const character of extension === "" ? name : name.slice(0, dot)) {
    left -= bytes(character);
    if (left < 0) break;
    kept.push(character);
  }
  return kept.join("").trimEnd() + extension;
}
