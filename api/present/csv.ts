/** One row as RFC 4180 writes it, its line end included. */
export const csvRow = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(",")}\r\n`;

/** A spreadsheet would take what begins like this for a formula, and anybody may have written it. */
const FORMULA = /^[=+\-@\t\r]/;
/** Where the list separator is a semicolon, as in France, a cell begins after each one, and a row after each line end, quotes or none. */
const INNER_FORMULA = /([;\t\r\n])(?=[=+\-@])/g;

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const inside = value.replaceAll(INNER_FORMULA, "$1'");
  const plain = FORMULA.test(inside) ? `'${inside}` : inside;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
