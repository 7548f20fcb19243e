import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { announce, responseBody } from './case';

const body = responseBody();
const router = new Router();
router.post('/v1/assess', (ctx) => {
  ctx.type = 'json';
  ctx.body = body;
});
const app = new Koa();
app.use(bodyParser());
app.use(router.routes());
app.use(router.allowedMethods());
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
