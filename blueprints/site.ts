import { z } from "zod";

/** A site whose pages may hold something of the desk, as a browser names where a page comes from. */
export const siteSchema = z
  .string()
  .max(200)
  .regex(
    /^https?:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?::\d{1,5})?$/,
    "Write a site as https://shop.example, in small letters and without a path.",
  );
