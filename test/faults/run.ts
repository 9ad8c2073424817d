// npm run test:faults: faults that need many rounds, or more than npm. `-- --only R2` runs some, `-- --full` ten times the kills;
// FILROUGE_SEED repeats a run.
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "../postgres.ts";
import type { DatabaseName } from "../stores.ts";
import { chanceFrom } from "./chance.ts";
import { contend } from "./contention.ts";
import { type KilledWithEffects, killWithEffects } from "./kill-effects.ts";
import { type Killed, killNine } from "./kill-nine.ts";
import { killRearm, type Rearmed } from "./kill-rearm.ts";
import { type Mutated, mutateMails } from "./mutated-mails.ts";
import { losePower, type PowerLoss } from "./power-loss.ts";
import { haveStrace } from "./strace.ts";
import { type Woken, wakeMany } from "./wakes.ts";

/** One fault, or the control that shows that its harness would find one. `run` gives a line of figures, or throws. */
interface Fault {
  readonly name: string;
  readonly run: () => Promise<string>;
}

const seed = Number(process.env.FILROUGE_SEED ?? process.hrtime.bigint() % 1_000_000_000n);
const chance = chanceFrom(seed);

// A server is started a hundred times: what Node has once read and stripped of its types it need not read again.
process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), "filrouge-compiled");

/** Kills of a desk whose rules have effects, on each database. */
const KILLS = process.argv.includes("--full") ? 200 : 20;

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const firstOf = (faults: readonly string[]): string => faults.slice(0, 5).join("; ");

const killed = ({ rounds, acknowledged, resent, lost, faults }: Killed): string =>
  `${rounds} kills, ${acknowledged} acknowledged, ${resent} sent again, ${lost} lost, ${faults.length} faults`;

const killedWithEffects = ({ rounds, acknowledged, resent, lost, effects, again, faults }: KilledWithEffects): string =>
  `${rounds} kills, ${acknowledged} acknowledged, ${resent} sent again, ${lost} lost, ` +
  `${effects} effects delivered, ${again} of them more than once, ${faults.length} faults`;

const rearmed = ({ tickets, kills, never, once, often, dues, faults }: Rearmed): string =>
  `${kills} kills, ${once} of ${tickets} told once, ${often} more often, ${never} never, ` +
  `${dues} due instants for tickets of one past, ${faults.length} faults`;

async function killTheEffective(name: DatabaseName, draw: () => number): Promise<string> {
  const result = await killWithEffects(name, KILLS, draw);
  demand(result.refused.length === 0, `refused: ${firstOf(result.refused)}`);
  const sound = result.lost === 0 && result.faults.length === 0;
  demand(sound && result.effects > KILLS * 10, `${killedWithEffects(result)}: ${firstOf(result.faults)}`);
  return killedWithEffects(result);
}

/** A calendar on its way to so many tickets, and whoever brings it killed so many times. */
async function killWhileRearming(name: DatabaseName, draw: () => number): Promise<string> {
  const result = await killRearm(name, 3000, 4, draw);
  const whole = result.once === result.tickets && result.dues === 1 && result.faults.length === 0;
  demand(whole && result.kills > 0, `${rearmed(result)}: ${firstOf(result.faults)}`);
  return rearmed(result);
}

/** The same on both databases, side by side; each draws its own moments, so that a seed repeats them. */
async function onBoth(kill: (name: DatabaseName, draw: () => number) => Promise<string>): Promise<string> {
  const done = await Promise.allSettled([
    kill("sqlite", chanceFrom(seed + 1)),
    onPostgres(() => kill("postgres", chanceFrom(seed + 2))),
  ]);
  for (const one of done) if (one.status === "rejected") throw one.reason;
  const [sqlite, postgres] = done.map((one) => (one.status === "fulfilled" ? one.value : ""));
  return `SQLite: ${sqlite}\n    PostgreSQL: ${postgres}`;
}

const lostPower = ({ points, acknowledged, losing, faults }: PowerLoss): string =>
  `${points} points over ${acknowledged} acknowledged, ${losing} lose some, ${faults.length} faults`;

const mutated = ({ mails, taken, quarantined, refused, longestMs, faults }: Mutated): string =>
  `${mails} mails: ${taken} taken, ${quarantined} in quarantine, ${refused} refused, the longest read in ${longestMs} ms, ` +
  `${faults.length} faults`;

const woken = ({ tickets, never, once, often, seconds }: Woken): string =>
  `${once} of ${tickets} acted on once, ${often} more often, ${never} never, in ${seconds.toFixed(1)} s`;

/** 10,000 tickets due at once, two workers that stay, and ten that are killed at work beside them. */
async function wakeUnderKills(name: DatabaseName): Promise<string> {
  const result = await wakeMany(name, 10_000, 2, { kills: 10, chance });
  demand(result.once === result.tickets, woken(result));
  return woken(result);
}

async function onPostgres<T>(work: () => Promise<T>): Promise<T> {
  const { url, stop } = await startPostgres();
  process.env.FILROUGE_TEST_POSTGRES = url;
  try {
    return await work();
  } finally {
    await stop();
  }
}

function traced(): void {
  demand(haveStrace(), "strace is not here and could not be installed.");
}

const FAULTS: readonly Fault[] = [
  {
    name: "R1 kill -9 under load: nothing acknowledged is lost, nothing is half",
    run: async () => {
      const result = await killNine(40, chance);
      demand(result.refused.length === 0, `refused: ${firstOf(result.refused)}`);
      demand(result.lost === 0 && result.faults.length === 0, `${killed(result)}: ${firstOf(result.faults)}`);
      return killed(result);
    },
  },
  {
    name: "R1 control: without transactions it finds halves",
    run: async () => {
      const result = await killNine(10, chance, "no-transactions");
      demand(result.faults.length > 0, `${killed(result)}: the harness finds nothing`);
      return killed(result);
    },
  },
  {
    name: "R23 kill -9 while rules have effects, both databases: nothing is lost, nothing acts twice, every effect arrives",
    run: () => onBoth(killTheEffective),
  },
  {
    name: "R23 control: when effects are settled before they are done and keys are not kept, it finds both",
    run: async () => {
      let [never, twice] = [false, false];
      // To act twice a kill has to fall between a commit and its answer: now and then six of them all miss it.
      for (let times = 1; ; times += 1) {
        const result = await killWithEffects("sqlite", 6, chance, "forgetful");
        never ||= result.faults.some((fault) => fault.includes("never delivered"));
        twice ||= result.faults.some((fault) => fault.includes("acknowledged"));
        if (never && twice) return killedWithEffects(result);
        demand(times < 5, `${killedWithEffects(result)}: of effects lost ${never}, of acting twice ${twice}`);
      }
    },
  },
  {
    name: "R23 kill -9 while a calendar is brought to 3,000 tickets, both databases: each is told once",
    run: () => onBoth(killWhileRearming),
  },
  {
    name: "R2 power loss: nothing acknowledged is lost, nothing is torn or damaged",
    run: async () => {
      traced();
      const result = await losePower(150, 300, chance);
      demand(result.losing === 0 && result.faults.length === 0, `${lostPower(result)}: ${firstOf(result.faults)}`);
      return lostPower(result);
    },
  },
  {
    name: "R2 control: with synchronous=NORMAL it finds losses",
    run: async () => {
      traced();
      const result = await losePower(60, 300, chance, "normal");
      demand(result.losing > 0, `${lostPower(result)}: the harness finds nothing`);
      return lostPower(result);
    },
  },
  {
    name: "R11 PostgreSQL, 10,000 tickets due at once, workers killed: each acted on once",
    run: () => onPostgres(() => wakeUnderKills("postgres")),
  },
  {
    name: "R11 control: when nothing keeps two workers apart it finds tickets acted on twice",
    run: async () => {
      const result = await onPostgres(() => wakeMany("postgres", 2000, 2, { planted: true }));
      demand(result.often > 0, `${woken(result)}: the harness finds nothing`);
      return woken(result);
    },
  },
  {
    name: "R12 SQLite, 10,000 tickets due at once, workers killed: each acted on once",
    run: () => wakeUnderKills("sqlite"),
  },
  {
    name: "R16 four processes, 2,000 read-modify-writes each: all of them, none refused",
    run: async () => {
      const { wanted, done, refused, counted, worstMs } = await contend(2000, "immediate");
      const line = `${done} of ${wanted} done, ${refused} refused, counted ${counted}, longest ${worstMs} ms`;
      demand(done === wanted && refused === 0 && counted === wanted, line);
      return line;
    },
  },
  {
    name: "R16 control: begun deferred it finds refusals",
    run: async () => {
      const { wanted, done, refused } = await contend(2000, "deferred");
      const line = `${done} of ${wanted} done, ${refused} refused`;
      demand(refused > 0, `${line}: the harness finds nothing`);
      return line;
    },
  },
  {
    name: "R41 10,000 damaged mails: each is taken in or waits in quarantine, and its bytes are kept",
    run: async () => {
      const result = await mutateMails(10_000, chance);
      const sound = result.faults.length === 0 && result.mails === 10_000 && result.longestMs <= 5_500;
      demand(sound && result.taken > 0 && result.quarantined > 0, `${mutated(result)}: ${firstOf(result.faults)}`);
      return mutated(result);
    },
  },
  {
    name: "R41 control: with a parser that throws it finds mails without an end",
    run: async () => {
      const result = await mutateMails(500, chance, true);
      demand(result.faults.length > 0, `${mutated(result)}: the harness finds nothing`);
      return mutated(result);
    },
  },
];

const only = process.argv.flatMap((word, index, words) => (words[index - 1] === "--only" ? [word] : []));
const chosen = FAULTS.filter(({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)));
let [passed, failed] = [0, 0];
console.log(`seed ${seed}`);
for (const { name, run } of chosen) {
  try {
    const line = await run();
    passed += 1;
    console.log(`✓ ${name}\n    ${line}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}\n    ${error instanceof Error ? error.message : String(error)}`);
  }
}
// A run that looked at nothing has proved nothing.
if (chosen.length === 0) failed += 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
