// @slack/socket-mode against the local Slack.
import assert from 'node:assert/strict';
import { SocketModeClient } from '@slack/socket-mode';
import { appToken, clientOptions, person, signal, who } from './local.mjs';

const { users, channels } = await who();
const client = new SocketModeClient({ appToken, clientOptions });
const opened = signal();
client.on('slash_commands', async ({ body, ack }) => ack({ text: `heard ${body.command} ${body.text}` }));
client.on('app_home_opened', async ({ event, ack }) => {
  await ack();
  opened.resolve(event.user);
});
await client.start();

const command = await person('command', { user: users.ana, channel: channels.general, command: '/issue', text: 'late' });
assert.equal(command.ok, true, JSON.stringify(command));
assert.equal(command.response.text, 'heard /issue late');

await person('home', { user: users.ben });
assert.equal(await opened.promise, users.ben);
await client.disconnect();
