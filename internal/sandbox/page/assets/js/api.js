// Calls of the sandbox's control API, and what their failures are called in
// plain words.

async function call(method, path, body) {
  try {
    const answer = await fetch(path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { ok: false, error: 'sandbox_unreachable' };
  }
}

export const get = (path) => call('GET', path);
export const post = (path, body = {}) => call('POST', `/sandbox/${path}`, body);

/** Sends a file that was picked for a field; answers {ok, file}. */
export async function upload(user, file) {
  try {
    const answer = await fetch(`/sandbox/upload?${new URLSearchParams({ user, name: file.name })}`, {
      method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file,
    });
    return await answer.json();
  } catch {
    return { ok: false, error: 'sandbox_unreachable' };
  }
}

const sentences = {
  operation_timeout: 'the app did not answer in time (3 seconds)',
  dispatch_failed: 'the app could not be reached',
  http_error: 'the app answered with an error',
  app_not_connected: 'the app is not connected',
  'trouble connecting': 'we had some trouble connecting to the app',
  sandbox_unreachable: 'the local workspace does not answer; is it still running?',
  not_in_channel: 'you are not in this channel',
  channel_not_found: 'there is no such channel',
  is_archived: 'this channel is archived',
  user_not_found: 'there is no such person',
  view_not_found: 'this window is not open any more',
  message_not_found: 'that message is not there any more',
  unknown_command: 'no app listens to it',
};

/** What went wrong, to follow "… failed: ". */
export function reason(answer) {
  const error = String(answer?.error ?? '');
  if (sentences[error]) return sentences[error];
  if (/^trouble/i.test(error)) return sentences['trouble connecting'];
  if (error.includes(' ')) return error;
  if (error) return `the app's answer was “${error.replaceAll('_', ' ')}”`;
  return 'something went wrong';
}
