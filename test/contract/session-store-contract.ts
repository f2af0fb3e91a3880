import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Principal } from '../../shared/domain/principal.ts';
import { AppError } from '../../shared/errors.ts';
import type { NewMessage, SessionStore } from '../../shared/ports/session-store.ts';

const ann: Principal = { tenantId: 'acme', userId: 'ann', groups: [] };
const bob: Principal = { tenantId: 'acme', userId: 'bob', groups: [] };
const eve: Principal = { tenantId: 'evil', userId: 'ann', groups: [] };

let made = 0;
const newSessionId = () => `session-${(made += 1).toString().padStart(6, '0')}`;

function message(id: string, more: Partial<NewMessage> = {}): NewMessage {
  return {
    id,
    role: 'user',
    text: `text of ${id}`,
    status: 'complete',
    createdAt: '2026-01-01T00:00:00.000Z',
    citations: [],
    followUps: [],
    ...more,
  };
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const create = { title: 'A title' };
const code = (wanted: string) => (error: unknown) =>
  error instanceof AppError && error.code === wanted;

/** What every SessionStore does. `open` gives a store that may hold other sessions, but none of these users'. */
export function sessionStoreContract(open: () => Promise<SessionStore>): void {
  describe('a session store', () => {
    it('creates a session with its first turn and numbers messages from 1', async () => {
      const store = await open();
      const id = newSessionId();
      const sentence = { start: 0, end: 9, score: 0.5, supported: true, sources: [1] };
      const answer = message('b', {
        role: 'assistant',
        refused: false,
        degraded: ['condense'],
        grounding: { sentences: [sentence] },
      });
      const turn = await store.append(ann, id, [message('a'), answer], { create, at: at(1) });
      assert.equal(turn.session.lastSeq, 2);
      assert.deepEqual(
        turn.messages.map(({ id, seq }) => [id, seq]),
        [
          ['a', 1],
          ['b', 2],
        ],
      );
      assert.deepEqual(await store.get(ann, id), {
        id,
        title: 'A title',
        lastSeq: 2,
        createdAt: at(1).toISOString(),
        updatedAt: at(1).toISOString(),
      });
      const read = await store.listMessages(ann, id, { limit: 10 });
      assert.deepEqual(read.items, turn.messages);
      assert.deepEqual(await store.getMessage(ann, id, 'b'), turn.messages[1]);
    });

    it('gives another title with a turn, unless the session was renamed', async () => {
      const store = await open();
      const id = newSessionId();
      await store.append(ann, id, [message('a')], { create, at: at(1) });
      const retitle = { from: create.title, to: 'Made from the answer' };
      const turn = await store.append(ann, id, [message('b')], { retitle, at: at(2) });
      assert.equal(turn.session.title, 'Made from the answer');
      assert.equal((await store.get(ann, id))?.title, 'Made from the answer');
      await store.rename(ann, id, 'By hand', at(3));
      const late = { from: 'Made from the answer', to: 'Too late' };
      await store.append(ann, id, [message('c')], { retitle: late, at: at(4) });
      assert.equal((await store.get(ann, id))?.title, 'By hand');
    });

    it('keeps sessions of other users and tenants out of sight', async () => {
      const store = await open();
      const id = newSessionId();
      await store.append(ann, id, [message('a')], { create, at: at(1) });
      for (const other of [bob, eve]) {
        assert.equal(await store.get(other, id), undefined);
        assert.equal(await store.getMessage(other, id, 'a'), undefined);
        assert.deepEqual(await store.recentMessages(other, id, 5), []);
        await assert.rejects(
          store.listMessages(other, id, { limit: 5 }),
          code('session_not_found'),
        );
        await assert.rejects(store.rename(other, id, 'x', at(2)), code('session_not_found'));
        await assert.rejects(store.remove(other, id), code('session_not_found'));
        const listed = await store.list(other, { limit: 100 });
        assert.ok(!listed.items.some((session) => session.id === id));
      }
    });

    it('refuses to append to a session that does not exist', async () => {
      const store = await open();
      await assert.rejects(
        store.append(ann, newSessionId(), [message('a')], { at: at(1) }),
        code('session_not_found'),
      );
    });

    it('numbers without gaps and loses nothing when turns arrive at the same time', async () => {
      const store = await open();
      const id = newSessionId();
      await store.append(ann, id, [message('first')], { create, at: at(1) });
      const turns = Array.from({ length: 5 }, (_, turn) => [
        message(`q${turn}`),
        message(`a${turn}`),
      ]);
      await Promise.all(turns.map((turn) => store.append(ann, id, turn, { at: at(2) })));
      const { items } = await store.listMessages(ann, id, { limit: 100 });
      assert.deepEqual(
        items.map(({ seq }) => seq),
        Array.from({ length: 11 }, (_, index) => index + 1),
      );
      for (const [question, answer] of turns) {
        const place = items.findIndex(({ id: one }) => one === question?.id);
        assert.equal(items[place + 1]?.id, answer?.id, 'a turn stays together');
      }
      assert.equal((await store.get(ann, id))?.lastSeq, 11);
    });

    it('stores all of many turns that arrive at the same time', async () => {
      const store = await open();
      const id = newSessionId();
      await store.append(ann, id, [message('first')], { create, at: at(1) });
      const turns = Array.from({ length: 40 }, (_, turn) => [message(`t${turn}`)]);
      await Promise.all(turns.map((turn) => store.append(ann, id, turn, { at: at(2) })));
      assert.equal((await store.get(ann, id))?.lastSeq, 41);
    });

    it('keeps the summary that reaches furthest, through turns and renaming', async () => {
      const store = await open();
      const id = newSessionId();
      const add = (name: string, summary?: { text: string; throughSeq: number }) =>
        store.append(ann, id, [message(name)], { create, at: at(1), ...(summary && { summary }) });
      const stored = async () => (await store.get(ann, id))?.summary;
      assert.equal((await add('a')).session.summary, undefined);
      const early = { text: 'Of leave.', throughSeq: 2 };
      const late = { text: 'Of leave and trains.', throughSeq: 4 };
      assert.deepEqual((await add('b', early)).session.summary, early);
      await add('c');
      assert.deepEqual(await stored(), early);
      await Promise.all([add('d', late), add('e', early), add('f')]);
      assert.deepEqual(await stored(), late);
      await add('g', { text: 'Another one.', throughSeq: 4 });
      await store.rename(ann, id, 'Another title', at(2));
      assert.deepEqual(await stored(), late);
      const listed = await store.list(ann, { limit: 100 });
      assert.deepEqual(listed.items.find((one) => one.id === id)?.summary, late);
      assert.equal((await store.get(ann, id))?.lastSeq, 7);
    });

    it('gives the newest messages oldest first', async () => {
      const store = await open();
      const id = newSessionId();
      const messages = ['a', 'b', 'c', 'd'].map((one) => message(one));
      await store.append(ann, id, messages, { create, at: at(1) });
      const recent = await store.recentMessages(ann, id, 3);
      assert.deepEqual(
        recent.map((one) => one.id),
        ['b', 'c', 'd'],
      );
    });

    it('pages through messages', async () => {
      const store = await open();
      const id = newSessionId();
      const messages = ['a', 'b', 'c', 'd', 'e'].map((one) => message(one));
      await store.append(ann, id, messages, { create, at: at(1) });
      const seen: string[] = [];
      let continuation: string | undefined;
      do {
        const page = await store.listMessages(ann, id, { limit: 2, continuation });
        seen.push(...page.items.map((one) => one.id));
        continuation = page.continuation;
      } while (continuation !== undefined);
      assert.deepEqual(seen, ['a', 'b', 'c', 'd', 'e']);
    });

    it('lists sessions last used first, in pages that stay right while sessions are added', async () => {
      const store = await open();
      const user: Principal = { tenantId: 'acme', userId: newSessionId(), groups: [] };
      const ids = [1, 2, 3, 4, 5].map(() => newSessionId());
      for (const [index, id] of ids.entries()) {
        await store.append(user, id, [message('a')], { create, at: at(index) });
      }
      const first = await store.list(user, { limit: 2 });
      assert.deepEqual(
        first.items.map(({ id }) => id),
        [ids[4], ids[3]],
      );
      await store.append(user, newSessionId(), [message('a')], { create, at: at(30) });
      const second = await store.list(user, { limit: 2, continuation: first.continuation });
      assert.deepEqual(
        second.items.map(({ id }) => id),
        [ids[2], ids[1]],
      );
      const third = await store.list(user, { limit: 2, continuation: second.continuation });
      assert.deepEqual(
        third.items.map(({ id }) => id),
        [ids[0]],
      );
      assert.equal(third.continuation, undefined);
    });

    it('moves a session up when it is used again', async () => {
      const store = await open();
      const user: Principal = { tenantId: 'acme', userId: newSessionId(), groups: [] };
      const [older, newer] = [newSessionId(), newSessionId()];
      await store.append(user, older, [message('a')], { create, at: at(1) });
      await store.append(user, newer, [message('a')], { create, at: at(2) });
      await store.append(user, older, [message('b')], { at: at(3) });
      const { items } = await store.list(user, { limit: 10 });
      assert.deepEqual(
        items.map(({ id }) => id),
        [older, newer],
      );
    });

    it('refuses a continuation it did not give out', async () => {
      const store = await open();
      await assert.rejects(
        store.list(ann, { limit: 2, continuation: 'nonsense' }),
        code('invalid_request'),
      );
    });

    it('renames and removes a session with all its messages', async () => {
      const store = await open();
      const id = newSessionId();
      for (let turn = 0; turn < 3; turn += 1) {
        const messages = Array.from({ length: 60 }, (_, index) => message(`${turn}-${index}`));
        await store.append(ann, id, messages, { create, at: at(1) });
      }
      const renamed = await store.rename(ann, id, 'Another title', at(5));
      assert.equal(renamed.title, 'Another title');
      assert.deepEqual(await store.get(ann, id), renamed);
      await store.remove(ann, id);
      assert.equal(await store.get(ann, id), undefined);
      assert.deepEqual(await store.recentMessages(ann, id, 100), []);
      await assert.rejects(store.remove(ann, id), code('session_not_found'));
    });
  });
}
