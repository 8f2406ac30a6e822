// Work that nobody waits for, a little at a time, while the page has nothing else to do.

const SLICE = 8; // milliseconds

type Job = () => void;

const jobs = new Set<Job>();
let asked = false;

/** Does `job` when there is time; the result takes it back. */
export function whenIdle(job: Job): () => void {
  jobs.add(job);
  ask();
  return () => jobs.delete(job);
}

/** Comes when there is time. */
export function idle(): Promise<void> {
  return new Promise((resolve) => void whenIdle(resolve));
}

function ask(): void {
  if (asked) return;
  asked = true;
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 1_000 });
  else setTimeout(work, 50); // Safari
}

function work(): void {
  asked = false;
  const end = performance.now() + SLICE;
  for (const job of jobs) {
    jobs.delete(job);
    job();
    if (performance.now() > end) break;
  }
  if (jobs.size > 0) ask();
}
