/** Answers are kept: one request a question at a time, the newest wins, and nothing is lost by a dropped connection. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Outcome, retryDelay, SaveQueue } from '../../../src/web/attempt/save-queue.ts';

type Sent = { id: string; body: string; leaving: boolean; answer: (outcome: Outcome) => Promise<void> };

/** A queue on a clock that stands still until it is told, and a server that answers when it is told. */
function bench() {
  let now = 0;
  let timers: { at: number; then: () => void }[] = [];
  const sent: Sent[] = [];
  const clock = {
    after(ms: number, then: () => void) {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    random: () => 0.5,
  };
  const send = (id: string, body: string, { leaving }: { leaving: boolean }) =>
    new Promise<Outcome>((resolve) => {
      const answer = async (outcome: Outcome) => {
        resolve(outcome);
        await settled();
      };
      sent.push({ id, body, leaving, answer });
    });
  const queue = new SaveQueue<string>(send, clock, () => {});
  return {
    queue,
    sent,
    bodies: () => sent.map(({ body }) => body),
    timers: () => timers.length,
    pass(ms: number) {
      now += ms;
      for (const due of timers.filter(({ at }) => at <= now)) {
        timers = timers.filter((each) => each !== due);
        due.then();
      }
    },
    last: () => sent.at(-1) as Sent,
  };
}

/** Lets everything that is ready happen. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

describe('sending', () => {
  test('a choice goes at once', () => {
    const { queue, bodies } = bench();
    queue.change('q1', 'a', 0);
    expect(bodies()).toEqual(['a']);
    expect(queue.state('q1')).toBe('saving');
  });

  test('a text goes when the keys rest, once, as it stands then', () => {
    const { queue, bodies, pass } = bench();
    queue.change('q1', 'w', 700);
    pass(500);
    queue.change('q1', 'wa', 700);
    pass(699);
    expect(bodies()).toEqual([]);
    pass(1);
    expect(bodies()).toEqual(['wa']);
  });

  test('leaving the field sends what was typed in it, and only that, without a second request later', () => {
    const { queue, bodies, pass } = bench();
    queue.change('q1', 'one', 700);
    queue.change('q2', 'two', 700);
    queue.hurry('q1');
    expect(bodies()).toEqual(['one']);
    pass(700);
    expect(bodies()).toEqual(['one', 'two']);
  });

  test('what is kept is not sent again', async () => {
    const { queue, last, sent } = bench();
    queue.change('q1', 'a', 0);
    await last().answer('kept');
    queue.hurry();
    expect(sent).toHaveLength(1);
    expect([queue.state('q1'), queue.unsaved()]).toEqual(['saved', []]);
  });

  test('one request a question: changes meanwhile wait for its end, and only the newest is sent', async () => {
    const { queue, bodies, sent } = bench();
    queue.change('q1', 'a', 0);
    queue.change('q1', 'b', 0);
    queue.change('q1', 'c', 0);
    queue.change('q2', 'x', 0);
    expect(bodies()).toEqual(['a', 'x']);
    await sent[0]?.answer('kept');
    expect([bodies(), queue.state('q1')]).toEqual([['a', 'x', 'c'], 'saving']);
    await sent[2]?.answer('kept');
    expect(queue.state('q1')).toBe('saved');
  });
});

describe('trouble', () => {
  test('a lost answer is tried again, ever more slowly, until it is kept', async () => {
    const { queue, sent, last, pass } = bench();
    queue.change('q1', 'a', 0);
    await last().answer('lost');
    expect([queue.state('q1'), queue.unsaved()]).toEqual(['retrying', ['q1']]);
    pass(999);
    expect(sent).toHaveLength(1);
    pass(1);
    await last().answer('lost');
    pass(1_999);
    expect(sent).toHaveLength(2);
    pass(1);
    expect(queue.state('q1')).toBe('retrying');
    await last().answer('kept');
    expect([queue.state('q1'), queue.unsaved()]).toEqual(['saved', []]);
  });

  test('a connection that is back is used at once', async () => {
    const { queue, bodies, last } = bench();
    queue.change('q1', 'a', 0);
    await last().answer('lost');
    queue.hurry();
    expect(bodies()).toEqual(['a', 'a']);
  });

  test('a rejected request is a lost one', async () => {
    const queue = new SaveQueue<string>(
      () => Promise.reject(new TypeError('offline')),
      { after: () => () => {}, random: () => 0 },
      () => {},
    );
    queue.change('q1', 'a', 0);
    await settled();
    expect(queue.state('q1')).toBe('retrying');
  });

  test('a refused answer is not sent again until it is changed', async () => {
    const { queue, bodies, last, timers } = bench();
    queue.change('q1', 'too long', 0);
    await last().answer('refused');
    queue.hurry();
    expect([queue.state('q1'), bodies(), timers()]).toEqual(['refused', ['too long'], 0]);
    queue.change('q1', 'short', 0);
    await last().answer('kept');
    expect(queue.state('q1')).toBe('saved');
  });

  test.each(['closed', 'over'] as const)(
    'after "%s" nothing more is sent, and unsaved answers say so',
    async (how) => {
      const { queue, sent, last } = bench();
      queue.change('q1', 'a', 0);
      await last().answer('kept');
      queue.change('q2', 'b', 0);
      await last().answer(how);
      queue.change('q3', 'c', 0);
      expect(sent).toHaveLength(2);
      expect(queue.ended).toBe(how);
      expect(['q1', 'q2', 'q3'].map((id) => queue.state(id))).toEqual(['saved', how, how]);
    },
  );

  test.each([
    [1, 0, 750],
    [1, 0.5, 1_000],
    [2, 0.5, 2_000],
    [5, 0.5, 16_000],
    [6, 0.5, 30_000],
    [50, 0.5, 30_000],
  ])('failure %i at random %d waits %i ms', (failures, random, ms) =>
    expect(retryDelay(failures, random)).toBe(ms),
  );
});

describe('leaving and submitting', () => {
  test('leaving sends what is unsaved in requests that outlive the page, each answer once', async () => {
    const { queue, sent } = bench();
    queue.change('q1', 'typed', 700);
    queue.leave();
    queue.leave();
    expect(sent.map(({ body, leaving }) => [body, leaving])).toEqual([['typed', true]]);
  });

  test('where two different answers were under way, the newest is sent once more, alone', async () => {
    const { queue, sent, bodies } = bench();
    queue.change('q1', 'old', 0);
    queue.change('q1', 'new', 700);
    queue.leave();
    expect(bodies()).toEqual(['old', 'new']);
    await sent[1]?.answer('kept');
    await sent[0]?.answer('kept');
    expect(bodies()).toEqual(['old', 'new', 'new']);
    await sent[2]?.answer('kept');
    expect([queue.state('q1'), sent.length]).toEqual(['saved', 3]);
  });

  test('settling sends at once, waits, and names what is still not kept', async () => {
    const { queue, sent } = bench();
    queue.change('q1', 'a', 700);
    queue.change('q2', 'b', 700);
    let unsaved: string[] | null = null;
    void queue.settle().then((ids) => {
      unsaved = ids;
    });
    await sent[0]?.answer('kept');
    expect(unsaved).toBeNull();
    await sent[1]?.answer('lost');
    expect(unsaved).toEqual(['q2']);
  });

  test('a page that is put away sends its last answer and plans nothing more', async () => {
    const { queue, bodies, sent, timers } = bench();
    queue.change('q1', 'a', 0);
    queue.change('q1', 'b', 700);
    queue.stop();
    await sent[0]?.answer('kept');
    expect(bodies()).toEqual(['a', 'b']);
    await sent[1]?.answer('lost');
    expect(timers()).toBe(0);
  });
});

test('whatever happens in between, the server ends up with the newest answer', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('change' as const),
      id: fc.constantFrom('q1', 'q2'),
      delay: fc.constantFrom(0, 700),
    }),
    fc.record({
      kind: fc.constant('answer' as const),
      outcome: fc.constantFrom<Outcome>('kept', 'lost'),
      at: fc.nat(9),
    }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(100, 700, 40_000) }),
    fc.constant({ kind: 'hurry' as const }),
    fc.constant({ kind: 'leave' as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { queue, sent, pass } = bench();
      const server = new Map<string, string>();
      const newest = new Map<string, string>();
      let open: Sent[] = [];
      let seen = 0;
      let count = 0;
      const collect = () => {
        open.push(...sent.slice(seen));
        seen = sent.length;
      };
      const answer = async (request: Sent, outcome: Outcome) => {
        open = open.filter((each) => each !== request);
        if (outcome === 'kept') server.set(request.id, request.body);
        await request.answer(outcome);
      };
      for (const each of steps) {
        collect();
        const request = each.kind === 'answer' ? open[each.at % Math.max(1, open.length)] : undefined;
        if (each.kind === 'change') {
          const body = String(count++);
          newest.set(each.id, body);
          queue.change(each.id, body, each.delay);
        } else if (each.kind === 'pass') pass(each.ms);
        else if (each.kind === 'hurry') queue.hurry();
        else if (each.kind === 'leave') queue.leave();
        else if (request) await answer(request, each.outcome);
      }
      for (let round = 0; round < 20; round++) {
        pass(40_000);
        collect();
        // The last sent arrives first: networks keep no order.
        for (const request of [...open].reverse()) await answer(request, 'kept');
      }
      expect(queue.unsaved()).toEqual([]);
      expect(server).toEqual(newest);
    }),
  );
});
