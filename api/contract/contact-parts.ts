import { z } from "zod";

export const name = z.string().trim().min(1).max(200);
export const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+$/, "Write an address as name@example.com.");
export const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d\s().\-/]{4,39}$/, "Write digits, with + before the country.");
export const kind = z.enum(["prospect", "customer", "employee"]);
