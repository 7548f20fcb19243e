import { checkPack } from './check';
import { readPackFolder } from './folders';
import { faultText } from './read';

const usage = '用法：npm run -s pack:check -- 包的文件夹';

/** `pack:check FOLDER`: says what is wrong in a pack, line by line, or that nothing is. */
function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [folder, ...rest] = args;
  if (folder === undefined || rest.length > 0) {
    console.error(usage);
    return 1;
  }
  try {
    const files = readPackFolder(folder);
    const { faults, worked } = checkPack(files);
    for (const fault of faults) console.error(faultText(files.folder, fault));
    console.error(faults.length > 0 ? `有 ${faults.length} 处要改。` : `没有问题，${worked} 个案例都对。`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(`读不了“${folder}”：里面要有 pack.yaml（${(error as Error).message}）`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
