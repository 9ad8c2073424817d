/**
 * A list as the text of a column: each item written as JSON with a comma before it. Inside an item a quote is always escaped, so
 * `,"vip"` stands in it exactly when the list holds `vip`. The empty list is the empty text.
 */
export const listText = (items: readonly string[]): string => items.map(itemText).join("");

/** What stands in the text of a list that holds the item. */
export const itemText = (item: string): string => `,${JSON.stringify(item)}`;

/** The items of such a text. */
export const itemsOf = (text: string): readonly string[] =>
  text === "" ? [] : (JSON.parse(`[${text.slice(1)}]`) as string[]); // Written by listText alone.

/** Items as conditions compare words: without case. */
export const foldedItems = (items: readonly string[]): readonly string[] => items.map((item) => item.toLowerCase());
