/** Where a condition or a placeholder may begin. */
export const SOURCES: ReadonlySet<string> = new Set([
  "ticket",
  "requester",
  "organization",
  "assignee",
  "group",
  "event",
  "answers",
  "actor",
  "now",
]);

/** What a ticket shows to documents: its own attributes, and where it stands. A test holds this against a real ticket. */
export const TICKET_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...["id", "number", "subject", "requesterSubject", "description", "requester", "submitter", "assignee"],
  ...["group", "followers", "ccs", "department", "product", "channel", "address", "language", "status", "statusSince"],
  ...["priority", "type", "category", "tags", "fields", "dueAt", "resolution", "outcome", "chosen", "flags"],
  ...["reopens", "replies", "requesterWords", "stations", "lastAgentActionAt", "lastRequesterWordAt", "lastReplyAt"],
  ...[
    "createdAt",
    "updatedAt",
    "solvedAt",
    "snoozedUntil",
    "state",
    "blueprint",
    "stateSince",
    "enteredBlueprintAt",
    "visits",
  ],
  ...["openTasks", "children", "openChildren", "childrenSolved", "rating", "stars", "asked"],
]);

/** What a list knows of a ticket besides: how its time limits stand, who is to take the next step, and since when nobody has done anything. */
export const LIST_ATTRIBUTES: ReadonlySet<string> = new Set(
  ["slaDueAt", "slaState", "waitsFor", "untouchedSince"].map((name) => `ticket.${name}`),
);
