// Brings new words to the search of the database that it is told, and says after each part how many tickets it was.
import { openStore } from "../../../api/db/connect.ts";
import { followWords } from "../../../api/search/follow.ts";

const [, , database] = process.argv;
if (database === undefined || !process.send) throw new Error("Start this with fork() and the address of a database.");
const store = await openStore({ database, role: "worker" });
for (let followed = 1; followed > 0; process.send(followed)) followed = await followWords(store, 0);
await store.close();
process.disconnect();
