type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** What was read from JSON has no undefined members: what isn't there isn't a key. */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
