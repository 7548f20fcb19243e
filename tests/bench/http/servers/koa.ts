import Koa from 'koa';
import { announce, responseBody } from './case';

const body = responseBody();
const app = new Koa();
app.use((ctx) => {
  ctx.type = 'json';
  ctx.body = body;
});
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
