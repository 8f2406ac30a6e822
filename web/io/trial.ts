// One way of reaching another computer, tried on the page or in a worker: what the browser says of it.
import type { Attempt, Outcome, Place, Way } from "./attempts.ts";

/** Kept for such use by those who give out names (RFC 2606): nobody's server is bothered. */
export const HOST = "example.com";

/** Milliseconds that a way may take, and those that the browser has to tell of its refusal once the way has ended. */
const PATIENCE = 3000;
const GRACE = 1000;

const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Ends when the browser has decided, with an error where nothing was reached; that does not tell who decided. */
export type Trial = () => Promise<unknown>;

/** What both the page and a worker can try. */
export const EVERYWHERE: Readonly<Record<"request" | "connection", Trial>> = {
  request: () => fetch(`https://${HOST}/`, { mode: "no-cors", credentials: "omit", cache: "no-store" }),
  connection: () =>
    new Promise<void>((done, fail) => {
      const socket = new WebSocket(`wss://${HOST}/`);
      socket.onopen = () => {
        done();
        socket.close();
      };
      socket.onclose = socket.onerror = fail;
    }),
};

/**
 * Ends when the policy has refused something that goes to the host. Of a WebSocket some browsers tell the scheme alone. Not
 * before the event is over: a WebSocket that a worker makes within it waits in Firefox for the page, which waits for the event.
 */
function refusal(signal: AbortSignal): Promise<Outcome> {
  return new Promise((done) => {
    const listen = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
      if (disposition === "enforce" && (blockedURI === "wss" || blockedURI.includes(`//${HOST}`))) setTimeout(done, 0, "refused");
    };
    // Of a page its window hears of it too, of a worker nothing else does.
    self.addEventListener("securitypolicyviolation", listen, { signal });
  });
}

/** One at a time, so that a refusal is that of the way being tried. null: the browser has no such way. */
export async function attempt(place: Place, way: Way, trial: Trial | null): Promise<Attempt> {
  if (trial === null) return { place, way, outcome: "missing" };
  const listening = new AbortController();
  const refused = refusal(listening.signal);
  // Not every browser tells a worker of what it refuses; each tells a page.
  const otherwise: Outcome = place === "worker" ? "failed" : "allowed";
  const ended = trial().then(
    () => wait(GRACE).then((): Outcome => "allowed"),
    () => wait(GRACE).then(() => otherwise),
  );
  const late = wait(PATIENCE).then((): Outcome => "unanswered");
  const outcome = await Promise.race([refused, ended, late]);
  listening.abort();
  return { place, way, outcome };
}
