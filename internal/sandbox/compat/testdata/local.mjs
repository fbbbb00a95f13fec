// What every script here needs of the local Slack: its address, the app's credentials, and the people's side.
export const base = process.env.SANDBOX_URL;
export const botToken = process.env.SLACK_BOT_TOKEN;
export const appToken = process.env.SLACK_APP_TOKEN;
export const signingSecret = process.env.SLACK_SIGNING_SECRET;
export const clientOptions = { slackApiUrl: `${base}/api/`, retryConfig: { retries: 5 } };

async function read(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`);
  return JSON.parse(text);
}

/** Does something as a person and returns what came of it. */
export async function person(call, body) {
  return read(await fetch(`${base}/sandbox/${call}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  }));
}

/** Looks at the workspace. */
export async function look(call) {
  return read(await fetch(`${base}/sandbox/${call}`));
}

/** The IDs of people and channels by name. */
export async function who() {
  const { users, channels } = await look('state');
  const byName = (list) => Object.fromEntries(list.map(({ name, id }) => [name, id]));
  return { users: byName(users), channels: byName(channels) };
}

/** What a person sees of a channel. */
export async function messages(channel, user) {
  return (await look(`messages?channel=${channel}&user=${user}`)).messages;
}

/** A promise with its resolve, for what an app does after it has answered. */
export function signal() {
  return Promise.withResolvers ? Promise.withResolvers() : (() => {
    let resolve;
    const promise = new Promise((done) => { resolve = done; });
    return { promise, resolve };
  })();
}
