// What postal-mime makes of mails: one line of JSON in (base64 of the bytes), one out.

import { createInterface } from "node:readline";
import PostalMime from "postal-mime";

for await (const line of createInterface({ input: process.stdin })) {
  const mail = await PostalMime.parse(Buffer.from(line, "base64"));
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  const { subject, from, to, replyTo, messageId, references, text, html } = mail;
  const attachments = mail.attachments.map(({ filename, mimeType, content }) => ({
    filename,
    mimeType,
    size: content.byteLength,
  }));
  const told = { headers, subject, from, to, replyTo, messageId, references, text, html, attachments };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
