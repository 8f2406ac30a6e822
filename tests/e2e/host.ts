// A copy of the page, hosted as somebody else may host it: in a folder of a site, by a server that can be stopped.
import { cp, mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staticServer } from "../../tools/lib/static_server.mjs";
import { DIST } from "./site.ts";

export interface Host {
  /** Of the page, with a slash at its end; so has `folder`, where its files lie. */
  readonly address: string;
  readonly folder: string;
  /** Ends the server and every connection to it. */
  stop(): Promise<void>;
  /** Stops it and takes the copy away. */
  remove(): Promise<void>;
}

export async function host(): Promise<Host> {
  const root = await mkdtemp(join(tmpdir(), "allegedly-"));
  const folder = join(root, "papers/allegedly/");
  await cp(DIST, folder, { recursive: true });
  const server = staticServer(root);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers/allegedly/`;
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const remove = async () => {
    await stop();
    await rm(root, { recursive: true });
  };
  return { address, folder, stop, remove };
}
