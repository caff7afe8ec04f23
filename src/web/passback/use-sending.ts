/** What a teacher chooses and types on Grade Passback, and sending it. All of it outlives a refresh of the rows. */
import { useEffect, useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import { type Batch, batchOf } from './batch.ts';
import { chosenRows, type Draft, type Drafts, preselected, tally, toItems } from './choice.ts';
import type { PassbackProps, SendAnswer } from './contract.ts';

type Refusals = Readonly<Record<string, SendAnswer['refused'][number]['reason'] | undefined>>;

export function useSending(props: Pick<PassbackProps, 'rows' | 'grading'> & { shell?: Shell }) {
  const { rows, grading, shell } = props;
  const [selected, setSelected] = useState(() => preselected(rows));
  const [drafts, setDrafts] = useState<Drafts>({});
  const [batch, setBatch] = useState<Batch | null>(null);
  const [refusals, setRefusals] = useState<Refusals>({});
  /** The learner whose number the server could not read. */
  const [unread, setUnread] = useState<string | null>(null);
  const [phase, setPhase] = useState<'choosing' | 'sending' | 'failed' | 'session-over'>('choosing');
  const chosen = chosenRows(rows, selected);
  // A number typed for Schoology stands nowhere else.
  useEffect(() => {
    shell?.guard(() => Object.keys(drafts).length > 0);
    return () => shell?.guard(null);
  }, [drafts, shell]);

  async function send(): Promise<void> {
    if (!shell || phase === 'sending') return;
    setPhase('sending');
    try {
      const response = await shell.post('/app/passback/send', { items: toItems(chosen, drafts, grading) });
      if (response.ok) return accepted((await response.json()) as SendAnswer);
      const { error } = (await response.json()) as { error?: { code?: string; detail?: string } };
      const refusedInput = error?.code === 'bad-input' ? error.detail : undefined;
      setUnread(rows.some((row) => row.personId === refusedInput) ? (refusedInput ?? null) : null);
      setPhase(error?.code === 'session-over' ? 'session-over' : 'failed');
    } catch {
      setPhase('failed');
    }
  }

  /** What was sent is chosen no longer; what was refused stays as it is, with the reason. */
  function accepted(answer: SendAnswer): void {
    const gone = new Set(answer.queued);
    setSelected((all) => new Set([...all].filter((id) => !gone.has(id))));
    setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([id]) => !gone.has(id))));
    setRefusals(Object.fromEntries(answer.refused.map(({ personId, reason }) => [personId, reason])));
    setBatch(batchOf(answer));
    setUnread(null);
    setPhase('choosing');
  }

  return {
    selected,
    drafts,
    batch,
    refusals,
    unread,
    phase,
    chosen,
    tally: tally(chosen, drafts, grading),
    send,
    select: (personIds: readonly string[], on: boolean) =>
      setSelected((all) => {
        const next = new Set(all);
        for (const id of personIds) on ? next.add(id) : next.delete(id);
        return next;
      }),
    selectOnly: (personIds: readonly string[]) => setSelected(new Set(personIds)),
    /** Choosing a number is choosing the learner. */
    draft: (personId: string, draft: Draft) => {
      setDrafts((all) => ({ ...all, [personId]: draft }));
      setSelected((all) => new Set(all).add(personId));
      setUnread(null);
    },
    /** Back to the grade as it is here. */
    undraft: (personId: string) =>
      setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== personId))),
  };
}

export type Sending = ReturnType<typeof useSending>;
