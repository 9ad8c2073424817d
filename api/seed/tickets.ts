import type { Desk } from "../desk.ts";

export async function seedTickets(_desk: Desk): Promise<void> {}
