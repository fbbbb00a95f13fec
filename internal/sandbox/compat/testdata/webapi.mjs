// @slack/web-api against the local Slack.
import assert from 'node:assert/strict';
import { WebClient } from '@slack/web-api';
import { botToken, clientOptions, messages, who } from './local.mjs';

const client = new WebClient(botToken, clientOptions);
const { users, channels } = await who();
const channel = channels.general;

const refused = async (promise, code) => {
  const error = await promise.then(() => assert.fail(`${code} expected`), (e) => e);
  assert.equal(error.data?.error, code, String(error));
  return error.data;
};

// Who are we.
const identity = await client.auth.test();
assert.equal(identity.ok, true);
assert.match(identity.user_id, /^[UW]/);
assert.equal((await client.api.test({ foo: 'bar' })).args.foo, 'bar');

// Post, read, change, react, take back.
const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*Hello* & <@' + users.ana + '>' } }];
const posted = await client.chat.postMessage({
  channel, text: 'Hello', blocks, metadata: { event_type: 'note_sent', event_payload: { note: 'n1' } },
});
assert.equal(posted.channel, channel);
assert.equal(posted.message.blocks[0].type, 'section');
const history = await client.conversations.history({ channel, include_all_metadata: true });
const found = history.messages.find((m) => m.ts === posted.ts);
assert.equal(found.metadata.event_payload.note, 'n1');
assert.equal((await client.chat.update({ channel, ts: posted.ts, text: 'Changed', blocks: [] })).text, 'Changed');
await client.reactions.add({ channel, timestamp: posted.ts, name: 'thumbsup' });
assert.match((await client.chat.getPermalink({ channel, message_ts: posted.ts })).permalink, /^https?:/);
const reply = await client.chat.postMessage({ channel, text: 'In thread', thread_ts: posted.ts });
const replies = await client.conversations.replies({ channel, ts: posted.ts });
assert.deepEqual(replies.messages.map((m) => m.ts), [posted.ts, reply.ts]);
await client.chat.delete({ channel, ts: reply.ts });
await client.chat.postEphemeral({ channel, user: users.ana, text: 'Only you' });
assert.ok((await messages(channel, users.ana)).some((m) => m.text === 'Only you'));
assert.ok(!(await messages(channel, users.ben)).some((m) => m.text === 'Only you'));

// Direct messages.
const dm = await client.conversations.open({ users: users.ana });
await client.chat.postMessage({ channel: dm.channel.id, text: 'Between us' });

// Scheduled.
const later = await client.chat.scheduleMessage({ channel, text: 'Later', post_at: Math.floor(Date.now() / 1000) + 3600 });
const waiting = await client.chat.scheduledMessages.list({ channel });
assert.deepEqual(waiting.scheduled_messages.map((m) => m.id), [later.scheduled_message_id]);
await client.chat.deleteScheduledMessage({ channel, scheduled_message_id: later.scheduled_message_id });

// Pages.
const names = [];
for await (const page of client.paginate('conversations.list', { limit: 1, types: 'public_channel' })) {
  assert.ok(page.channels.length <= 1);
  names.push(...page.channels.map((c) => c.name));
}
assert.ok(names.includes('general'), names.join());
const members = [];
for await (const page of client.paginate('users.list', { limit: 2 })) members.push(...page.members.map((m) => m.id));
assert.equal(new Set(members).size, members.length);
assert.ok(members.includes(users.ana) && members.includes(users.ben));
assert.equal((await client.users.info({ user: users.ana, include_locale: true })).user.id, users.ana);

// Files.
const upload = await client.filesUploadV2({
  channel_id: channel, filename: 'minutes.md', title: 'Minutes', file: Buffer.from('# Minutes\n'), initial_comment: 'Here they are',
});
const file = upload.files[0].files[0];
assert.equal((await client.files.info({ file: file.id })).file.title, 'Minutes');
assert.ok((await messages(channel, users.ana)).some((m) => m.files?.[0]?.id === file.id && m.text === 'Here they are'));

// The Home tab.
const home = await client.views.publish({ user_id: users.ana, view: { type: 'home', blocks } });
await refused(client.views.publish({ user_id: users.ana, hash: 'stale', view: { type: 'home', blocks } }), 'hash_conflict');
assert.equal(home.view.type, 'home');

// Refusals, in Slack's words.
const header = await refused(client.chat.postMessage({ channel, text: 'x', blocks: [{ type: 'header' }] }), 'invalid_blocks');
assert.deepEqual(header.response_metadata.messages, ['[ERROR] missing required field: text [json-pointer:/blocks/0]']);
assert.deepEqual(header.errors, ['missing required field: text [json-pointer:/blocks/0]']);
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'cell' }]] };
await refused(client.chat.postMessage({ channel, text: 'x', blocks: [table, table] }), 'invalid_attachments');
await refused(client.chat.postMessage({ channel, text: 'x', blocks: '{"type":"divider"}' }), 'invalid_blocks_format');
const view = await refused(client.views.publish({ user_id: users.ana, view: { type: 'home', blocks: [{ type: 'foo' }] } }), 'invalid_arguments');
assert.deepEqual(view.response_metadata.messages, ['[ERROR] unsupported type: foo [json-pointer:/view/blocks/0/type]']);
await refused(client.chat.postMessage({ channel: 'C404', text: 'x' }), 'channel_not_found');
await refused(client.views.open({ trigger_id: '1.2.3', view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks } }), 'invalid_trigger_id');
await refused(new WebClient('xoxb-unknown', clientOptions).auth.test(), 'invalid_auth');
const judged = await refused(client.apiCall('blocks.validate', { blocks: JSON.stringify([{ type: 'foo' }]) }), 'invalid_blocks');
assert.equal(judged.errors[0].pointer, '/0/type');
