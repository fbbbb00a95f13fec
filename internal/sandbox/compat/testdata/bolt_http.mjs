// @slack/bolt over signed HTTP. It prints where it listens and waits for a line, by which time the local Slack knows.
import { once } from 'node:events';
import bolt from '@slack/bolt';
import { botToken, clientOptions, signingSecret } from './local.mjs';
import { play, wire } from './scenario.mjs';

const receiver = new bolt.HTTPReceiver({
  signingSecret, endpoints: ['/slack/events', '/slack/commands', '/slack/interactions', '/slack/options'],
});
const app = new bolt.App({ token: botToken, receiver, clientOptions });
const done = wire(app);
const server = await app.start({ port: 0, host: '127.0.0.1' });
console.log(`listening http://127.0.0.1:${server.address().port}`);
await once(process.stdin, 'data');
await play(done);
process.exit(0); // app.stop() would wait for as long as the local Slack keeps its connection
