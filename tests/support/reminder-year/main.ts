// Plays a year in a process of its own, since a process has one time zone: prints the judgement as JSON.
import { judgeYear } from './judge';
import { simulateYear } from './simulate';

async function main(): Promise<void> {
  const [holders, seed, ticks] = process.argv.slice(2) as [string, string, string];
  const result = await simulateYear({
    holders: Number(holders),
    seed: Number(seed),
    ticks: ticks.split(',').map(Number),
  });
  const offset = new Date(0).getTimezoneOffset();
  console.log(JSON.stringify({ ...judgeYear(result), offset }));
}

void main();
