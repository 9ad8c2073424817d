import type { Example } from "../../blueprints/example.ts";
import type { Json } from "../../blueprints/json.ts";

type Values = NonNullable<NonNullable<Example["given"]["ticket"]>["fields"]>;

/** Values and answers as an example has them: the same JSON, whose type there says that it may be changed. Nobody does. */
export const written = (values: { readonly [key: string]: Json }): Values => values as Values;
