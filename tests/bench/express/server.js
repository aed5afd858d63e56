// A status read as it is usually written in Node: Express and better-sqlite3 in a cluster of two. Usage:
// node server.js DATABASE. Prints its port. The database is the one that the bare server has made.
const cluster = require('node:cluster');
const express = require('express');

if (cluster.isPrimary) {
  let port;
  const begin = () => cluster.fork({ PORT: String(port ?? 0) });
  cluster.on('message', (_, said) => {
    if (port === undefined) {
      port = said;
      begin().on('listening', () => console.log(port));
    }
  });
  begin();
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
  const server = app.listen(Number(process.env.PORT), '127.0.0.1', () => process.send(server.address().port));
}
