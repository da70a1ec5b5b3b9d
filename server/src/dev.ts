import { main } from "./main.ts";

// npm run dev starts this file under a watcher; npm start goes through server/bin.
await main();
