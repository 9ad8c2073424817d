import type { Principal } from "../../auth/principal.ts";
import { views } from "../../contract/views.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { viewSummary } from "../../present/view.ts";
import type { BookedView } from "../../tickets/view-book.ts";
import { askedOf, type Onlooker } from "../../tickets/view-tickets.ts";
import { mayChange, onlookerOf, viewsOf } from "./having.ts";

export const summaryOf = (booked: BookedView, onlooker: Onlooker, principal: Principal) =>
  viewSummary(booked, onlooker.definitions, {
    mayChange: mayChange(booked.view, principal),
    slow: !askedOf(booked.condition, onlooker).exact,
  });

export async function summaryNow(desk: Desk, booked: BookedView, principal: Principal) {
  return summaryOf(booked, await onlookerOf(desk, principal, []), principal);
}

export const listViews = handles(views.list, async (desk, { principal }) => {
  const found = await viewsOf(desk, principal);
  const onlooker = await onlookerOf(desk, principal, []);
  return { status: 200, body: { items: found.map((booked) => summaryOf(booked, onlooker, principal)) } };
});
