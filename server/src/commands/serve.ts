// The server alone, from its sources: what `npm run dev` starts again whenever they change
import { run } from '../main';
import { ensureChat } from './ensure-built';

if (!ensureChat()) process.exit(1);
void run({ mode: process.argv[2] === 'development' ? 'development' : 'production' });
