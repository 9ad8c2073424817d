/** One row as RFC 4180 writes it, its line end included. */
export const csvRow = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(",")}\r\n`;

/** A spreadsheet would take what begins like this for a formula, and anybody may have written it. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
