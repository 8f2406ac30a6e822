// Tries to reach another computer, on the page and in a worker as those that read articles are. In the built page the
// browser must refuse all of it: the page's policy allows no connection.
import { WAYS, type Attempt, type Way } from "./attempts.ts";
import ConnectWorker from "./connect_worker.ts?worker&inline";
import { attempt, EVERYWHERE, HOST, type Trial } from "./trial.ts";

export { HOST };

const TRIALS: Readonly<Record<Way, Trial | null>> = {
  ...EVERYWHERE,
  picture: () =>
    new Promise((done) => {
      const picture = new Image();
      picture.onload = picture.onerror = done;
      picture.src = `https://${HOST}/picture.png`;
    }),
  beacon: "sendBeacon" in navigator ? async () => navigator.sendBeacon(`https://${HOST}/`) : null,
};

export async function tryToConnect(): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const way of WAYS) attempts.push(await attempt("page", way, TRIALS[way]));
  return [...attempts, ...(await fromWorker())];
}

/** None where the browser starts no such worker, and so reads no articles. */
function fromWorker(): Promise<readonly Attempt[]> {
  const worker = new ConnectWorker();
  return new Promise<readonly Attempt[]>((done) => {
    worker.onmessage = ({ data }: MessageEvent<readonly Attempt[]>) => done(data);
    worker.onerror = () => done([]);
  }).finally(() => worker.terminate());
}
