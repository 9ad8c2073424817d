import { ConfigError } from "../config.ts";
import { complain, out } from "./command.ts";
import { words } from "./commands.ts";

const [name, ...args] = process.argv.slice(2);
const word = words.find((one) => one.name === name);

const HELP: readonly (string | undefined)[] = ["--help", "-h"];

if (word && args.some((arg) => HELP.includes(arg))) {
  const { summary, usage } = await word.command();
  out(`${summary.en}\nusage: npm run filrouge -- ${word.name} ${usage}`);
} else if (word) {
  try {
    const command = await word.command();
    process.exitCode = await command.run(args);
  } catch (error) {
    // What an operator can mend is told in a sentence; everything else with its trace.
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    process.exitCode = 2;
  }
} else {
  const wanted = name === undefined || name === "help" || HELP.includes(name);
  const say = wanted ? out : complain;
  if (!wanted) say(`filrouge: there is no command “${name}”.\n`);
  say("usage: npm run filrouge -- COMMAND …\n");
  for (const one of words) {
    const { summary, usage } = await one.command();
    say(`  ${one.name.padEnd(12)} ${summary.en}\n  ${"".padEnd(12)} ${one.name} ${usage}`);
  }
  process.exitCode = wanted ? 0 : 2;
}
