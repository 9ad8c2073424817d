/** Hands a file to the browser, which writes it where it writes downloads. */
export function saveFile(name: string, content: Blob | string, type = "text/plain"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then; a page that stays open for days must not keep every file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
