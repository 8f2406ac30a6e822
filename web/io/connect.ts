// Tries to reach another computer. In the built page the browser must refuse it: the page's policy allows no connection.
import { WAYS, type Attempt, type Outcome, type Way } from "./attempts.ts";

/** Kept for such use by those who give out names (RFC 2606): nobody's server is bothered. */
export const HOST = "example.com";

/** Milliseconds that a way may take, and those that the browser has to tell of its refusal once the way has ended. */
const PATIENCE = 3000;
const GRACE = 300;

const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Each way ends when the browser has decided; how it ends does not tell who decided. */
const TRIES: Readonly<Record<Way, (() => Promise<unknown>) | null>> = {
  request: () => fetch(`https://${HOST}/`, { mode: "no-cors", credentials: "omit", cache: "no-store" }),
  picture: () =>
    new Promise((done) => {
      const picture = new Image();
      picture.onload = picture.onerror = done;
      picture.src = `https://${HOST}/picture.png`;
    }),
  connection: () =>
    new Promise((done) => {
      const socket = new WebSocket(`wss://${HOST}/`);
      socket.onopen = () => socket.close();
      socket.onclose = socket.onerror = done;
    }),
  beacon: "sendBeacon" in navigator ? async () => navigator.sendBeacon(`https://${HOST}/`) : null,
};

/** Ends when the policy refuses something that goes to the host. Of a WebSocket some browsers tell the scheme alone. */
function refusal(signal: AbortSignal): Promise<Outcome> {
  return new Promise((done) => {
    const listen = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
      if (disposition === "enforce" && (blockedURI === "wss" || blockedURI.includes(`//${HOST}`))) done("refused");
    };
    document.addEventListener("securitypolicyviolation", listen, { signal });
  });
}

async function attempt(way: Way): Promise<Attempt> {
  const start = TRIES[way];
  if (start === null) return { way, outcome: "missing" };
  const listening = new AbortController();
  const refused = refusal(listening.signal);
  const ended = start().then(
    () => wait(GRACE),
    () => wait(GRACE),
  );
  const allowed = Promise.race([ended, wait(PATIENCE)]).then((): Outcome => "allowed");
  const outcome = await Promise.race([refused, allowed]);
  listening.abort();
  return { way, outcome };
}

/** One after the other, so that each refusal is that of the way being tried. */
export async function tryToConnect(): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const way of WAYS) attempts.push(await attempt(way));
  return attempts;
}
