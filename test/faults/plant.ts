// Loaded before the server it plants one fault, which a harness must find; a harness that does not is worth nothing.
import Database from "better-sqlite3";

const planted = process.env.FILROUGE_PLANT;
const { pragma, prepare } = Database.prototype;

if (planted === "normal") {
  // Commits are answered before they are on the disk.
  Database.prototype.pragma = function weakened(source, options) {
    return pragma.call(this, source.replace("synchronous = FULL", "synchronous = NORMAL"), options);
  };
} else if (planted === "no-transactions") {
  // Every statement stands for itself.
  const nothing = /^(begin|commit|savepoint|release)/;
  Database.prototype.prepare = function untied(this: Database.Database, source: string) {
    return prepare.call(this, nothing.test(source) ? "delete from counter where name = 'nothing'" : source);
  } as typeof prepare;
} else if (planted === "forgetful") {
  // An effect counts as done as soon as somebody has taken it in hand.
  const claim = /^update "outbox" set "attempts" = /;
  Database.prototype.prepare = function settledFirst(this: Database.Database, source: string) {
    return prepare.call(this, source.replace(claim, `update "outbox" set "status" = 'done', "attempts" = `));
  } as typeof prepare;
} else throw new Error(`Nothing is known to plant as ${planted ?? "nothing"}.`);
