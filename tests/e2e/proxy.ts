// A proxy that writes down what it is asked for. It fetches from this machine alone and opens no tunnels.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface CountingProxy {
  readonly address: string;
  /** Method and address of each request, in order. */
  readonly asked: string[];
  close(): void;
}

function forward(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!);
  if (url.hostname !== "127.0.0.1") {
    response.writeHead(502).end();
    return;
  }
  const onward = ask(url, { method: request.method!, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

export async function countingProxy(): Promise<CountingProxy> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    forward(request, response);
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
