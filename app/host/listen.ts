import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CannotStartError } from "./cannot-start";

/** @throws CannotStartError when the port is taken or not allowed, or the host is none of this machine's. */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new CannotStartError(wordsFor(error, host, port))));
    server.listen(port, host, resolve);
  });
}

function wordsFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
    case "EACCES":
      return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST is ${host}, which is no address of this machine. Leave it out to use 127.0.0.1.`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${error.message}`;
  }
}

/** Where a person opens it: APP_URL, or the address that the server listens on. */
export function addressOf(server: Server, host: string, appUrl: string | undefined): string {
  if (appUrl) return appUrl;
  const { port } = server.address() as AddressInfo;
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
