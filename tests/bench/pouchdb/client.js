// The same work on the client: documents of 4 KB with two attachments of 300 KB, replicated from PouchDB over leveldown.
// Usage: node client.js FOLDER PORT COUNT FIRST. Fills in COUNT documents numbered from FIRST, untimed; then prints the
// seconds of the replication.
const crypto = require('crypto');
const PouchDB = require('pouchdb').defaults({ prefix: `${process.argv[2]}/` });
const [port, count, first] = process.argv.slice(3).map(Number);

const image = () => ({ content_type: 'image/jpeg', data: crypto.randomBytes(300_000) });

async function main() {
  const local = new PouchDB('applications');
  for (let number = first; number < first + count; number += 1) {
    await local.put({
      _id: String(number).padStart(9, '0'),
      body: 'x'.repeat(4_000),
      _attachments: { one: image(), two: image() },
    });
  }
  const remote = new PouchDB(`http://127.0.0.1:${port}/applications`);
  await remote.info();
  const begun = process.hrtime.bigint();
  const done = await local.replicate.to(remote);
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (!done.ok || done.docs_written !== count) {
    throw new Error(`${done.docs_written} of ${count} documents`);
  }
  console.log(seconds);
  await local.close();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
