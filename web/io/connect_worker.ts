// Tries to reach another computer from where articles are read: a worker made from a blob, which has the page's policy.
import type { Attempt } from "./attempts.ts";
import { attempt, EVERYWHERE } from "./trial.ts";

async function tryToConnect(): Promise<readonly Attempt[]> {
  const request = await attempt("worker", "request", EVERYWHERE.request);
  return [request, await attempt("worker", "connection", EVERYWHERE.connection)];
}

void tryToConnect().then((attempts) => self.postMessage(attempts));
