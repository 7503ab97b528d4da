// Checks calls of our webhooks as a receiver in JavaScript does: one call as JSON a line in, one verdict a line out.
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  try {
    console.log(JSON.stringify(new Webhook(secret).verify(body, headers).type));
  } catch (error) {
    console.log(JSON.stringify(`refused: ${error.message}`));
  }
}
