/** The Worker alone, in a process of its own: what a test can kill. Ports and folder come from the environment. */
import { startRuntime } from './runtime.ts';

const { PORT = '0', STATE_PATH = '.state', ...rest } = process.env;
const vars = Object.fromEntries(
  ['LOCAL', 'OPERATOR_TOKEN', 'KEY_SECRET'].flatMap((k) => (rest[k] ? [[k, rest[k]]] : [])),
);
const runtime = await startRuntime({ port: Number(PORT), statePath: STATE_PATH, vars });
console.log(`ready ${runtime.origin}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void runtime.stop().then(() => process.exit(0)));
