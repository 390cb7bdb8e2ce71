import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll } from "vitest";
import { openMailer } from "~/mail/mailer.server";

interface MailServer {
  readonly url: string;
  /** What was taken, the oldest first. */
  readonly letters: ParsedMail[];
  /** Whether letters are refused. */
  refuses: boolean;
  close(): Promise<void>;
}

/** A mail server on a free port, that takes letters and keeps them. */
async function openMailServer(): Promise<MailServer> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, taken) {
      simpleParser(stream).then(
        (letter) => {
          if (opened.refuses) return taken(new Error("The mailbox is full"));
          letters.push(letter);
          taken();
        },
        (error: unknown) => taken(error as Error),
      );
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  const opened: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuses: false,
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
  return opened;
}

/** A mail server and what sends to it, there while the tests of a file run. */
export function mailForTests() {
  const mail = {} as { server: MailServer; mailer: ReturnType<typeof openMailer> };
  beforeAll(async () => {
    mail.server = await openMailServer();
    mail.mailer = openMailer(mail.server.url, "Waymark <waymark@waymark.example.org>");
  });
  afterAll(async () => {
    mail.mailer.close();
    await mail.server.close();
  });
  return mail;
}

/** Whom a letter is to. */
export const addressOf = ({ to }: ParsedMail) => (Array.isArray(to) ? to[0] : to)?.value[0]?.address;
