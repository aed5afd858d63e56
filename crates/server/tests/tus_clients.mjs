// Uploads with tus-js-client, with the credential that tus_clients.py left. usage: tus_clients.mjs BASE IMAGE CREDENTIAL
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { Upload } = createRequire(join(process.env.AKASHI_UI, 'package.json'))('tus-js-client');
const [base, image, credential] = process.argv.slice(2);
const { application, token } = JSON.parse(readFileSync(credential, 'utf8'));
const endpoint = `${base}/v1/applications/${application}/documents`;
const headers = { Authorization: `Bearer ${token}` };

/** The image with something behind its end: another file, the same picture. */
const another = (number) => Buffer.concat([readFileSync(image), Buffer.from(`js${number}`)]);
const digest = (content) => createHash('sha256').update(content).digest('hex');

/** Uploads; `onchunk` may stop it. Gives the upload when it is whole or stopped. */
function upload(content, options = {}, onchunk = () => false) {
  return new Promise((resolve, reject) => {
    const made = new Upload(content, {
      endpoint,
      headers,
      metadata: { sha256: digest(content), filename: 'licence.jpg' },
      chunkSize: 100_000,
      retryDelays: [],
      onError: reject,
      onSuccess: () => resolve(made),
      onChunkComplete: (_size, accepted, total) => {
        if (onchunk(accepted, total)) made.abort().then(() => resolve(made), reject);
      },
      ...options,
    });
    made.start();
  });
}

async function standing(url) {
  const answer = await fetch(url, { method: 'HEAD', headers: { ...headers, 'Tus-Resumable': '1.0.0' } });
  return answer.status === 200 ? Number(answer.headers.get('Upload-Offset')) : answer.status;
}

async function givenBack(content) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await fetch(`${endpoint}/${digest(content)}`, { headers });
    if (answer.status === 200) {
      assert.equal(answer.headers.get('content-type'), 'image/jpeg');
      return;
    }
    assert.ok(Date.now() < deadline, `never encoded anew: ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

{
  const content = another(1);
  const made = await upload(content);
  assert.equal(made.url, `${endpoint}/${digest(content)}`);
  await givenBack(content);
  console.log('tus-js-client: in pieces');
}
{
  const content = another(2);
  await upload(content, { uploadDataDuringCreation: true, chunkSize: Infinity });
  await givenBack(content);
  console.log('tus-js-client: whole, with the first request');
}
{
  const content = another(3);
  const stopped = await upload(content, {}, (accepted, total) => accepted >= 200_000 && accepted < total);
  const held = await standing(stopped.url);
  assert.ok(held >= 200_000 && held < content.length, `stands at ${held}`);
  await upload(content, { uploadUrl: stopped.url });
  assert.equal(await standing(stopped.url), content.length);
  await givenBack(content);
  console.log('tus-js-client: stopped and resumed');
}
{
  const content = another(4);
  const stopped = await upload(content, {}, (accepted, total) => accepted < total);
  await stopped.abort(true);
  assert.equal(await standing(stopped.url), 404);
  console.log('tus-js-client: given up');
}
