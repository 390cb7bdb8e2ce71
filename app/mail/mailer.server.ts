import { createTransport } from "nodemailer";
import type { Send } from "./send-digests.server";

/** Sends letters through a mail server. @param url such as smtps://user:password@mail.example.org. */
export function openMailer(url: string, from: string): { readonly send: Send; close(): void } {
  const transport = createTransport(url);
  return {
    send: async ({ name, email }, { subject, text, html }, stopUrl) => {
      await transport.sendMail({
        ...{ from, to: { name, address: email }, subject, text, html },
        // Mail programs offer this as a button of their own (RFC 8058).
        headers: { "List-Unsubscribe": `<${stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
      });
    },
    close: () => transport.close(),
  };
}
