// What people would otherwise pick on the server: express-pouchdb over leveldown. Usage: node server.js FOLDER.
// Prints its port.
const PouchDB = require('pouchdb').defaults({ prefix: `${process.argv[2]}/` });
const express = require('express');
const app = express();
app.use('/', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
