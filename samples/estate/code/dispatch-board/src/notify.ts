import { WebClient } from "@slack/web-api";

const client = new WebClient("xoxb-426726384229-5364374182686-Q5fnSq0bGPiBEQnDVpjFchpY");

export async function notify(channel: string, text: string): Promise<void> {
  await client.chat.postMessage({ channel, text });
}
