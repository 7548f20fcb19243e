// The strongest peer, doing what the route cannot do without: the contract, the assessment, the words, the JSON.
// No log, no limit, no request id: what it loses to the peer is the price of the answer itself.
import { endpoints } from '@hz/shared/contracts';
import { explain, resolveCase } from '@hz/shared/v1/engine';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { presentAssessed } from '../../../../server/src/present/assessment';
import { announce } from './case';

const contract = endpoints['POST /v1/assess'].body;
const router = new Router();
router.post('/v1/assess', (ctx) => {
  const { rulebook, input } = resolveCase(contract.parse(ctx.request.body));
  ctx.type = 'json';
  ctx.body = JSON.stringify(presentAssessed(rulebook, explain(rulebook, input), input.asOf));
});
const app = new Koa();
app.use(bodyParser());
app.use(router.routes());
app.use(router.allowedMethods());
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
