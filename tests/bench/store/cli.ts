import { run } from './index';

run().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
