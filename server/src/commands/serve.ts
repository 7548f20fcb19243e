// The server alone, from its sources: what `npm run dev` starts again whenever they change
import { run } from '../run';

void run({ mode: process.argv[2] === 'development' ? 'development' : 'production' });
