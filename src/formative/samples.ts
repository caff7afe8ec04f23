/** The formatives every new tenant starts with, in English and in Spanish. */
import type { Content } from './content.ts';
import { waterCycleExitTicket } from './samples/exit-ticket.en.ts';
import { cicloDelAguaSalida } from './samples/exit-ticket.es.ts';
import { waterCycle } from './samples/water-cycle.en.ts';
import { cicloDelAgua } from './samples/water-cycle.es.ts';

/** `key` is stable: it names a sample for ever. */
export const SAMPLES: readonly { key: string; content: Content }[] = [
  { key: 'water-cycle', content: waterCycle },
  { key: 'water-cycle-exit-ticket', content: waterCycleExitTicket },
  { key: 'ciclo-del-agua', content: cicloDelAgua },
  { key: 'ciclo-del-agua-boleto-de-salida', content: cicloDelAguaSalida },
];
