// What npm run dev starts again whenever the server's sources change
import { run } from '../main';

void run({ mode: 'development' });
