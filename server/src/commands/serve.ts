// The server alone, from its sources: what `npm run dev` starts again whenever they change
import { run } from '../run';
import { ensureChat } from './ensure-built';

void ensureChat().then((isLearned) => {
  if (!isLearned) process.exit(1);
  return run({ mode: process.argv[2] === 'development' ? 'development' : 'production' });
});
