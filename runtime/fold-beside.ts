import type { Fact } from "../blueprints/facts.ts";
import type { Json } from "../blueprints/json.ts";
import type { Link, Task, Ticket } from "../blueprints/ticket.ts";

type Beside = Extract<
  Fact,
  {
    readonly type:
      | "problemJoined"
      | "problemLeft"
      | "taskCreated"
      | "taskDone"
      | "linked"
      | "merged"
      | "childMoved"
      | "ratingAsked"
      | "rated"
      | "mentioned";
  }
>;

/** Folds what stands beside the process: tasks, links to other tickets, the rating, mentions. */
export function foldBeside(ticket: Ticket, fact: Beside): Ticket {
  switch (fact.type) {
    case "problemJoined":
      return { ...ticket, problem: fact.problem };
    case "problemLeft": {
      const { problem: _, ...rest } = ticket;
      return rest;
    }
    case "taskCreated": {
      const { task: id, title, to, dueAt, at } = fact;
      return { ...ticket, tasks: [...(ticket.tasks ?? []), { id, title, to, dueAt, createdAt: at, done: null }] };
    }
    case "taskDone": {
      const done = fact.done ? { at: fact.at, by: fact.by } : null;
      const tick = (task: Task): Task => (task.id === fact.task ? { ...task, done } : task);
      return { ...ticket, tasks: (ticket.tasks ?? []).map(tick) };
    }
    case "linked": {
      const { link: kind, ticket: other, shared, message } = fact;
      const link: Link = {
        kind,
        ticket: other,
        ...(kind === "child" && { solved: false }),
        ...(shared && { shared }),
        ...(message !== undefined && { message }),
      };
      return { ...ticket, links: [...(ticket.links ?? []), link] };
    }
    case "merged":
      return { ...ticket, links: [...(ticket.links ?? []), { kind: "mergedInto", ticket: fact.into }] };
    case "childMoved": {
      const move = (link: Link): Link =>
        link.kind === "child" && link.ticket === fact.ticket ? { ...link, solved: fact.solved } : link;
      return { ...ticket, links: (ticket.links ?? []).map(move) };
    }
    case "ratingAsked":
      return { ...ticket, rating: { askedAt: fact.at, scale: fact.scale, given: null } };
    case "rated": {
      const { at, rating, stars, comment } = fact;
      const asked = ticket.rating ?? { askedAt: at, scale: stars === null ? "words" : "stars" };
      return { ...ticket, rating: { ...asked, given: { at, rating, stars, comment } } };
    }
    case "mentioned": {
      const unshared = fact.unshared.filter((one) => !ticket.unshared?.includes(one));
      return unshared.length === 0 ? ticket : { ...ticket, unshared: [...(ticket.unshared ?? []), ...unshared] };
    }
  }
}

/** For whoever else has it, and once it is solved, it sleeps no more. */
export function awake(ticket: Ticket): Ticket {
  if (!ticket.snooze) return ticket;
  const { snooze: _, ...rest } = ticket;
  return rest;
}

/** Who follows the ticket now reads it: nothing is left to share with them. */
export function sharedWith(ticket: Ticket, followers: Json): Ticket {
  const { unshared = [], ...rest } = ticket;
  const left = unshared.filter((one) => !(Array.isArray(followers) && followers.includes(one)));
  return left.length === 0 ? rest : { ...rest, unshared: left };
}

export const childrenOf = ({ links = [] }: Ticket): readonly Link[] => links.filter(({ kind }) => kind === "child");

export const openChildren = (ticket: Ticket): number => childrenOf(ticket).filter(({ solved }) => !solved).length;

/** It has children, and all of them are solved. */
export const childrenSolved = (ticket: Ticket): boolean => childrenOf(ticket).length > 0 && openChildren(ticket) === 0;

export const openTasks = ({ tasks = [] }: Ticket): number => tasks.filter(({ done }) => done === null).length;
