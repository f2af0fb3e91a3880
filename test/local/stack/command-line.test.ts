import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { helpText, parseCommandLine } from '../../../local/stack/command-line.ts';
import { LocalError } from '../../../local/stack/local-error.ts';

describe('parseCommandLine', () => {
  it('starts on the usual port, with samples, with what is saved', () => {
    assert.deepEqual(parseCommandLine([]), { port: 7071, reset: false, samples: true });
  });

  it('takes a port, a reset, no samples', () => {
    const options = parseCommandLine(['--port', '8000', '--reset', '--no-samples']);
    assert.deepEqual(options, { port: 8000, reset: true, samples: false });
    assert.deepEqual(parseCommandLine(['--port=65530']), {
      port: 65_530,
      reset: false,
      samples: true,
    });
  });

  it('asks for help in both ways', () => {
    assert.equal(parseCommandLine(['--help']), 'help');
    assert.equal(parseCommandLine(['--port', '8000', '-h']), 'help');
  });

  it('names every option in the help', () => {
    for (const option of ['--port', '--reset', '--no-samples', '--help']) {
      assert.ok(helpText.includes(option), option);
    }
  });

  for (const port of ['0', '65531', '70.5', 'eighty', '', '-1']) {
    it(`refuses the port “${port}” and says which are possible`, () => {
      assert.throws(() => parseCommandLine([`--port=${port}`]), {
        name: 'LocalError',
        message: `--port takes a number from 1 to 65530, not “${port}”.`,
      });
    });
  }

  for (const args of [['--prot', '8000'], ['start'], ['--port'], ['--reset=yes']]) {
    it(`refuses ${args.join(' ')} and points to the help`, () => {
      assert.throws(
        () => parseCommandLine(args),
        (error) => error instanceof LocalError && error.message.includes('--help shows'),
      );
    });
  }
});
