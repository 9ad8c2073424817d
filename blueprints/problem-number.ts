import { z } from "zod";

/** Which problem, as its page is numbered. */
export const problemNumberSchema = z.int().min(1).max(999_999_999).describe("Number of the problem.");
