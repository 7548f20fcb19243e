import { type Fault, type Pack, type ParsedPack, pathText } from '../law';
import { PackError, type PackFault, type PackFiles, readPack, readYaml } from './read';
import { unanswered } from './topics';
import { workCases } from './worked-cases';

/** What a check of a pack found. */
export interface PackCheck {
  readonly faults: readonly PackFault[];
  /** How many cases were worked; 0 while the pack itself is faulty. */
  readonly worked: number;
}

type Named = Map<string, Set<string>>;

/** Every name that stands under a key, wherever it stands in what is written. */
function namesUnder(value: unknown, into: Named = new Map()): Named {
  if (Array.isArray(value)) for (const one of value) namesUnder(one, into);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      const names = into.get(key) ?? new Set<string>();
      into.set(key, names);
      for (const name of Array.isArray(one) ? one : [one]) if (typeof name === 'string') names.add(name);
      namesUnder(one, into);
    }
  return into;
}

/** What is written and that nothing leads to. */
function unreached(said: ParsedPack): Fault[] {
  const under = namesUnder(said.obligations);
  const named = (name: string, ...keys: string[]) => keys.some((key) => under.get(key)?.has(name));
  const inWay = new Set(Object.values(said.kinds).flatMap(({ way }) => way));
  const faults: Fault[] = [];
  for (const id of Object.keys(said.steps))
    if (!inWay.has(id) && !named(id, 'step', 'next', 'shortNext'))
      faults.push({
        path: ['steps', id],
        message: `步骤“${id}”没有人走得到：写进某种证书的 way，或者由一项义务指到它`,
      });
  for (const id of Object.keys(said.advice))
    if (!named(id, 'next', 'shortNext', 'step'))
      faults.push({ path: ['advice', id], message: `建议“${id}”没有义务指到它；不用就删掉` });
  for (const id of Object.keys(said.effects))
    if (!named(id, 'effect'))
      faults.push({ path: ['effects', id], message: `后果“${id}”没有义务用到它；不用就删掉` });
  for (const [id, kind] of Object.entries(said.kinds))
    if (!said.obligations.some(({ kinds }) => kinds.includes(id)))
      faults.push({
        path: ['kinds', id],
        message: `证书种类“${kind.name}”没有一项义务；写进某项义务的 kinds，或者删掉`,
      });
  return faults;
}

function checkCompiled(files: PackFiles, pack: Pack): PackCheck {
  const { lineOf } = readYaml('pack.yaml', files.pack);
  const topics = unanswered(pack).map(({ name, by }) => ({
    path: ['notStated'],
    message: `人会问“${name}”，这个包没有话答：写一项义务（${by}），或者在 notStated（文件没写）、notAtHand（手头没有）里写一条说到它的`,
  }));
  const faults = [...unreached(pack.said), ...topics].map(({ path, message }) => ({
    file: 'pack.yaml',
    line: lineOf(path),
    message: `${pathText(path)}：${message}`,
  }));
  if (files.cases === null) {
    const message = '没有这个文件：每个包都要有算好的案例，每个案例写明依据哪一句';
    return { faults: [...faults, { file: 'cases.yaml', line: null, message }], worked: 0 };
  }
  const cases = workCases(pack, files.cases);
  return { faults: [...faults, ...cases.faults], worked: cases.worked };
}

/** Checks a pack and works its cases; every fault names its file and line, what is wrong and what would be right. */
export function checkPack(files: PackFiles): PackCheck {
  try {
    return checkCompiled(files, readPack(files));
  } catch (error) {
    if (error instanceof PackError) return { faults: error.faults, worked: 0 };
    throw error;
  }
}
