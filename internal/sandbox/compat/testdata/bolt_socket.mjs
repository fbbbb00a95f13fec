// @slack/bolt over Socket Mode.
import bolt from '@slack/bolt';
import { appToken, botToken, clientOptions } from './local.mjs';
import { play, wire } from './scenario.mjs';

const app = new bolt.App({ token: botToken, appToken, socketMode: true, clientOptions });
const done = wire(app);
await app.start();
await play(done);
await app.stop();
