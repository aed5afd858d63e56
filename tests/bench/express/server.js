// A status read as it is usually written in Node: Express and better-sqlite3 in a cluster of two. Usage:
// node server.js DATABASE. Prints its port. The database is the one that the bare server has made.
const cluster = require('node:cluster');
const express = require('express');

const WORKERS = 2;

if (cluster.isPrimary) {
  let listening = 0;
  cluster.on('listening', (_, address) => {
    listening += 1;
    if (listening === WORKERS) {
      console.log(address.port);
    }
  });
  for (let worker = 0; worker < WORKERS; worker += 1) {
    cluster.fork();
  }
} else {
  const database = require('better-sqlite3')(process.argv[2], { readonly: true });
  const find = database.prepare('SELECT answer FROM view WHERE path = ?');
  const app = express();
  app.get('/v1/applications/:id', (request, response) => {
    const found = find.get(request.path);
    if (found === undefined) {
      response.sendStatus(404);
    } else {
      response.type('json').send(found.answer);
    }
  });
  // In a cluster everybody who asks for any port is given the same one.
  app.listen(0, '127.0.0.1');
}
