// Serves the built page to this machine and prints its address. PORT names another port than 8080 to begin with.

import { listen, staticServer } from "./lib/static_server.mjs";

const port = await listen(staticServer("dist"), Number(process.env.PORT ?? 8080));
console.log(`Allegedly is at http://localhost:${port}/ (Ctrl+C ends it)`);
