/** Beginning an attempt: one press, one request, and the questions. */
import { useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';

export function useStart(shell: Shell | undefined) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  async function start(): Promise<void> {
    if (!shell || state === 'busy') return;
    setState('busy');
    const response = await shell.post('/app/attempt/start', {}).catch(() => null);
    // No attempt left: the page as it is now says so.
    if (response?.ok || response?.status === 409) await shell.go('/app/attempt', { history: false });
    setState(response?.ok ? 'idle' : 'failed');
  }
  return { busy: state === 'busy', failed: state === 'failed', start };
}
