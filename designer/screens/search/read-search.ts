import { bodyOf, client } from "../../data/client.ts";

/** Asks the server. Days begin where this computer's do. */
export const readSearch = async (text: string, limit: number, cursor: string | null = null) =>
  bodyOf(
    await client.search.find({
      query: { q: text, limit, offset: -new Date().getTimezoneOffset(), ...(cursor !== null && { cursor }) },
    }),
  );
