import { createServer } from 'node:http';
import { announce, responseBody } from './case';

const body = Buffer.from(responseBody());
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => announce(server.address()));
