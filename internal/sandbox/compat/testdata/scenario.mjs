// One app made with Bolt, and the people who use it: the same whichever way Slack reaches the app.
import assert from 'node:assert/strict';
import { look, messages, person, signal, who } from './local.mjs';

const plain = (text) => ({ type: 'plain_text', text });

const modal = (channel) => ({
  type: 'modal', callback_id: 'issue.log', private_metadata: channel, title: plain('Log an issue'), submit: plain('Log'),
  blocks: [
    { type: 'input', block_id: 'what', label: plain('What happened'), element: { type: 'plain_text_input', action_id: 'text' } },
    {
      type: 'input', block_id: 'customer', label: plain('Customer'),
      element: { type: 'external_select', action_id: 'customer.pick', min_query_length: 1 },
    },
  ],
});

/** Gives the app its handlers. Each promise tells of something done after the answer. */
export function wire(app) {
  const done = { posted: signal(), decided: signal(), published: signal(), greeted: signal(), changed: signal() };
  app.command('/issue', async ({ command, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: modal(command.channel_id) });
  });
  app.options('customer.pick', async ({ options, ack }) => {
    await ack({ options: [{ text: plain(`Customer ${options.value}`), value: options.value }] });
  });
  app.view('issue.log', async ({ view, ack, client }) => {
    const text = view.state.values.what.text.value;
    if (text === 'more') {
      await ack({ response_action: 'push', view: { type: 'modal', callback_id: 'issue.more', title: plain('More'), blocks: [{ type: 'divider' }] } });
      return;
    }
    if (text === 'bad') {
      await ack({ response_action: 'errors', errors: { what: 'Say a little more' } });
      return;
    }
    await ack();
    done.posted.resolve(await client.chat.postMessage({
      channel: view.private_metadata, text,
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'issue.decide', value: '1', text: plain('Decide') }] }],
    }));
  });
  app.action('issue.decide', async ({ body, ack, client, respond }) => {
    await ack();
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'Decided', blocks: [] });
    await respond({ text: 'Thank you', response_type: 'ephemeral', replace_original: false });
    done.decided.resolve();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'header', text: plain('Yours') }] } });
    done.published.resolve();
  });
  app.command('/agenda', async ({ ack }) => {
    await ack({ response_type: 'in_channel', text: 'The agenda' });
  });
  app.shortcut('issue.global', async ({ shortcut, ack, client }) => {
    await ack();
    const { view } = await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('') });
    await client.views.update({ view_id: view.id, hash: view.hash, view: { ...modal(''), title: plain('Changed') } });
    done.changed.resolve();
  });
  app.message('hello', async ({ message, say }) => {
    await say({ text: `Hello <@${message.user}>`, thread_ts: message.ts });
    done.greeted.resolve();
  });
  return done;
}

/** Plays the people, telling the scenes, so that a script that hangs shows where. */
export async function play(done) {
  const { users: { ana, ben }, channels: { general } } = await who();
  const ok = (outcome) => assert.equal(outcome.ok, true, JSON.stringify(outcome));

  console.log('scene: a command opens a modal');
  ok(await person('command', { user: ana, channel: general, command: '/issue', text: '' }));
  const [view] = (await opened(ana));
  assert.equal(view.callback_id, 'issue.log');

  console.log('scene: a menu asks for options');
  const suggested = await person('suggest', { user: ana, view_id: view.id, action_id: 'customer.pick', query: 'no' });
  assert.equal(suggested.response.options[0].value, 'no', JSON.stringify(suggested));

  console.log('scene: the modal is submitted');
  const fill = (text) => ({ user: ana, view_id: view.id, values: { what: { text }, customer: { 'customer.pick': 'no' } } });
  const refused = await person('submit', fill('bad'));
  assert.deepEqual(refused.errors, { what: 'Say a little more' });
  ok(await person('submit', fill('more')));
  const [, above] = await stack(ana);
  assert.equal(above.callback_id, 'issue.more');
  ok(await person('close', { user: ana, view_id: above.id }));
  ok(await person('submit', fill('The delivery is late')));
  const posted = await done.posted.promise;
  assert.deepEqual(await stack(ana), []);

  console.log('scene: a button is pressed');
  ok(await person('press', { user: ben, channel: general, ts: posted.ts, action_id: 'issue.decide' }));
  await done.decided.promise;
  const seen = await messages(general, ben);
  assert.equal(seen.find((m) => m.ts === posted.ts).text, 'Decided');
  assert.ok(seen.some((m) => m.text === 'Thank you'));

  console.log('scene: a command answers in the channel');
  ok(await person('command', { user: ben, channel: general, command: '/agenda', text: 'today' }));
  const said = (await messages(general, ana)).map((m) => m.text);
  assert.ok(said.includes('/agenda today') && said.includes('The agenda'), said.join());

  console.log('scene: a shortcut opens a modal that changes');
  ok(await person('shortcut', { user: ben, callback_id: 'issue.global' }));
  await done.changed.promise;
  assert.equal((await stack(ben))[0].title.text, 'Changed');

  console.log('scene: the Home tab is opened');
  ok(await person('home', { user: ana }));
  await done.published.promise;
  assert.equal((await look('state')).homes[ana].blocks[0].text.text, 'Yours');

  console.log('scene: a message is written');
  ok(await person('message', { user: ana, channel: general, text: 'hello there' }));
  await done.greeted.promise;
  assert.ok((await messages(general, ana)).some((m) => m.text === `Hello <@${ana}>`));
}

async function stack(user) {
  return (await look('state')).views[user] ?? [];
}

/** The modal comes after the answer to the command. */
async function opened(user) {
  for (const end = Date.now() + 5000; Date.now() < end;) {
    const views = await stack(user);
    if (views.length > 0) return views;
  }
  assert.fail('no modal opened');
}
